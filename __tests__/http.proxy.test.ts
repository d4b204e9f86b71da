import { describe, expect, it } from '@jest/globals';
import type { HttpRequest, Transport } from '../src/http.ts';
import { heldClock } from './support/clock.ts';
import { closeAfterEach } from './support/closing.ts';
import { NO_PROXY, withEnv } from './support/env.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { type ConnectRequest, startProxy } from './support/proxy.ts';
import { startSocketServer, startWebServer } from './support/server.ts';
import { issueTestCertificates, trust } from './support/trust.ts';

const opened = closeAfterEach();
const certificates = issueTestCertificates();

interface Way {
  readonly proxy?: string;
  readonly noProxy?: string;
  readonly transport?: Transport;
  readonly ca?: string | undefined;
}

/** Sends a request the way that the variables of the runner show it. */
function send(made: HttpRequest, { proxy, noProxy, transport = realTransport(), ca = certificates.ca }: Way) {
  const variables = { ...NO_PROXY, https_proxy: proxy, no_proxy: noProxy };
  const restore = trust(ca);
  return withEnv(variables, () => transport(made)).finally(restore);
}

const startServer = () => opened(startWebServer((_, response) => response.end('{}'), certificates));

describe('a proxy in https_proxy', () => {
  it('is asked for a tunnel; the request goes through it encrypted, with the certificate checked', async () => {
    const server = await startServer();
    const proxy = await opened(startProxy());
    const made = request({ url: server.url('service.test'), headers: { 'x-auth-token': 'secret' } });

    await expect(send(made, { proxy: proxy.url })).resolves.toMatchObject({ status: 200 });
    expect(proxy.targets).toEqual([`service.test:${server.port}`]);
    expect(server.requests).toMatchObject([{ method: 'POST', headers: { 'x-auth-token': 'secret' } }]);
  });

  it('gets the user name and password of its address, and never the token', async () => {
    const server = await startServer();
    const seen: ConnectRequest['headers'][] = [];
    const proxy = await opened(
      startProxy(({ headers, open }) => {
        seen.push(headers);
        open();
      })
    );
    const made = request({ url: server.url('service.test'), headers: { 'x-auth-token': 'secret' } });
    await send(made, { proxy: proxy.url.replace('//', '//user:p%40ss@') });

    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ 'proxy-authorization': `Basic ${btoa('user:p@ss')}` });
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('is not used for a host that no_proxy names', async () => {
    const proxy = await opened(startProxy());
    const way = { proxy: proxy.url, noProxy: 'other.test,service.invalid' };
    const failure = await failureOf(send(request({ url: 'https://service.invalid/' }), way));
    expect(failure.reason).toBe('name');
    expect(proxy.targets).toEqual([]);
  });

  it('is not used for this machine', async () => {
    const server = await startServer();
    const proxy = await opened(startProxy());
    await send(request({ url: server.url('localhost') }), { proxy: proxy.url });
    expect(server.requests).toHaveLength(1);
    expect(proxy.targets).toEqual([]);
  });

  it('may be named without a scheme', async () => {
    const server = await startServer();
    const proxy = await opened(startProxy());
    await send(request({ url: server.url('service.test') }), { proxy: proxy.url.replace('http://', '') });
    expect(proxy.targets).toHaveLength(1);
  });
});

describe('a proxy that opens no tunnel', () => {
  it.each([403, 502, 503])('but answers %i: nothing was sent, and the error says so', async status => {
    const proxy = await opened(
      startProxy(({ socket }) => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 2\r\n\r\nno`))
    );
    const failure = await failureOf(send(request({ url: 'https://service.test/' }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'proxy', sent: false });
    expect(failure.message).toBe(
      `The proxy did not open a connection to service.test (tunneling socket could not be established, statusCode=${status}).`
    );
  });

  it('but wants another login says so, as that does not pass by itself', async () => {
    const proxy = await opened(startProxy(({ socket }) => socket.end('HTTP/1.1 407 No\r\n\r\n')));
    const failure = await failureOf(send(request({ url: 'https://service.test/' }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'proxy-login', sent: false });
    expect(failure.message).toContain('The proxy wants a login to open a connection to service.test');
  });

  it('but breaks the connection: nothing was sent', async () => {
    const proxy = await opened(startProxy(({ socket }) => socket.destroy()));
    const failure = await failureOf(send(request({ url: 'https://service.test/' }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'proxy', sent: false });
  });

  it('but talks of something else: nothing was sent', async () => {
    const proxy = await opened(startProxy(({ socket }) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    const failure = await failureOf(send(request({ url: 'https://service.test/' }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'proxy', sent: false });
  });

  it('and is not there: nothing was sent, and no password of its address is in the error', async () => {
    const proxy = await startProxy();
    await proxy.close();
    const address = proxy.url.replace('//', '//user:hidden@');
    const failure = await failureOf(send(request({ url: 'https://service.test/' }), { proxy: address }));
    expect(failure).toMatchObject({ reason: 'proxy', sent: false });
    expect(failure.message).toContain('ECONNREFUSED');
    expect(failure.message).not.toContain('hidden');
  });

  it('because the server refuses: nothing was sent', async () => {
    const server = await startServer();
    await server.close();
    const proxy = await opened(startProxy());
    const failure = await failureOf(send(request({ url: server.url('service.test') }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'proxy', sent: false });
  });
});

describe('a proxy that says nothing', () => {
  it('is given up at the deadline: nothing was sent, and nothing is when the tunnel opens later', async () => {
    const clock = heldClock();
    const server = await opened(startSocketServer(() => {}, certificates));
    let openLate = (): void => {};
    const proxy = await opened(
      startProxy(({ open }) => {
        openLate = open;
        clock.advance(30_000);
      })
    );
    const made = request({ url: server.url('service.test'), headers: { 'x-auth-token': 'secret' } });
    const failure = await failureOf(send(made, { proxy: proxy.url, transport: realTransport({ clock }) }));
    expect(failure).toMatchObject({ reason: 'deadline', sent: false });

    // Trusted, so that nothing but the deadline can be what keeps the request back.
    const restore = trust(certificates.ca);
    openLate();
    await server.connected(1);
    await server.quiet();
    restore();
    expect(server.received()).toBe('');
  });

  it('is given up when the caller gives up', async () => {
    const giving = new AbortController();
    const proxy = await opened(startProxy(() => giving.abort()));
    const transport: Transport = made => realTransport()(made, giving.signal);
    const failure = await failureOf(
      send(request({ url: 'https://service.test/' }), { proxy: proxy.url, transport })
    );
    expect(failure).toMatchObject({ reason: 'aborted', sent: false });
  });
});

describe('a tunnel that is open', () => {
  it('to a server whose certificate is not trusted: the server gets no byte of the request', async () => {
    const server = await opened(startSocketServer(() => {}, certificates));
    const proxy = await opened(startProxy());
    const { ca } = issueTestCertificates();
    const failure = await failureOf(
      send(request({ url: server.url('service.test') }), { proxy: proxy.url, ca })
    );
    expect(failure).toMatchObject({ reason: 'certificate', sent: false });
    await server.quiet();
    expect(server.received()).toBe('');
  });

  it('breaks before the handshake is done: nothing was sent', async () => {
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.destroy())));
    const proxy = await opened(startProxy());
    const url = server.url('service.test').replace('http:', 'https:');
    const failure = await failureOf(send(request({ url }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'connection', sent: false });
  });

  it('breaks before the answer: the request counts as sent', async () => {
    const server = await opened(
      startSocketServer(socket => socket.once('data', () => socket.destroy()), certificates)
    );
    const proxy = await opened(startProxy());
    const failure = await failureOf(send(request({ url: server.url('service.test') }), { proxy: proxy.url }));
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
    expect(server.received()).toContain('POST /');
  });
});
