import { describe, expect, it } from '@jest/globals';
import { heldClock } from './support/clock.ts';
import { closeAfterEach } from './support/closing.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { startSocketServer, startWebServer } from './support/server.ts';

const opened = closeAfterEach();

describe('a server that takes too long', () => {
  it('accepts the connection and says nothing: the request counts as sent', async () => {
    const clock = heldClock();
    const server = await opened(startSocketServer(() => {}));
    const failing = failureOf(realTransport({ clock })(request({ url: server.url() })));
    await server.receives('{}');
    clock.advance(30_000);

    const failure = await failing;
    expect(failure).toMatchObject({ reason: 'deadline', sent: true });
    expect(failure.message).toBe(
      `127.0.0.1:${server.port} did not answer in time (nothing complete within 30 s).`
    );
    await server.quiet();
  });

  it('does not do the handshake: nothing was sent', async () => {
    const clock = heldClock();
    const server = await opened(startSocketServer(() => {}));
    const url = server.url().replace('http:', 'https:');
    const failing = failureOf(
      realTransport({ clock })(request({ url, headers: { 'x-auth-token': 'secret' } }))
    );
    await server.receives('\u0016\u0003');
    clock.advance(30_000);

    expect(await failing).toMatchObject({ reason: 'deadline', sent: false });
    await server.quiet();
    expect(server.received()).not.toContain('secret');
  });

  it('stalls inside the body: the request counts as sent', async () => {
    const clock = heldClock();
    const server = await opened(
      startWebServer((_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"actual_build_number"', () => setImmediate(() => clock.advance(30_000)));
      })
    );
    const failure = await failureOf(realTransport({ clock })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'deadline', sent: true });
    await server.quiet();
  });

  it('drips byte after byte: the deadline is of the whole exchange', async () => {
    const clock = heldClock();
    let drops = 0;
    const server = await opened(
      startWebServer((_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        const drip = (): void => {
          if (response.destroyed) return;
          drops += 1;
          clock.advance(1_000);
          response.write('x', () => setImmediate(drip));
        };
        drip();
      })
    );
    const failure = await failureOf(realTransport({ clock })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'deadline', sent: true });
    await server.quiet();
    expect(drops).toBeGreaterThanOrEqual(30);
    expect(drops).toBeLessThan(1000);
  });

  it('drips past a deadline of the real clock', async () => {
    const server = await opened(
      startWebServer((_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      })
    );
    const failure = await failureOf(realTransport({ deadlineMs: 1_000 })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'deadline', sent: true });
    await server.quiet();
  });

  it('has the deadline of the request where that names one', async () => {
    const clock = heldClock();
    const server = await opened(startSocketServer(() => {}));
    const failing = failureOf(realTransport({ clock })(request({ url: server.url(), deadlineMs: 3_000 })));
    await server.receives('{}');
    clock.advance(3_000);
    expect((await failing).message).toContain('nothing complete within 3 s');
  });
});

describe('an exchange that is over', () => {
  it('leaves no timer behind', async () => {
    const clock = heldClock();
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    await realTransport({ clock })(request({ url: server.url() }));
    expect(clock.sleepers()).toBe(0);
  });

  it('leaves no timer behind when it failed', async () => {
    const clock = heldClock();
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.destroy())));
    await failureOf(realTransport({ clock })(request({ url: server.url() })));
    expect(clock.sleepers()).toBe(0);
  });

  it('is not failed by its deadline afterwards, and neither is the next one', async () => {
    const clock = heldClock();
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    const transport = realTransport({ clock });
    await transport(request({ url: server.url() }));
    clock.advance(29_000);
    const next = transport(request({ url: server.url() }));
    clock.advance(2_000);
    await expect(next).resolves.toMatchObject({ status: 200 });
  });
});

describe('a caller that gives up', () => {
  it('before the request: it is not sent', async () => {
    const server = await opened(startWebServer((_, response) => response.end()));
    const failure = await failureOf(realTransport()(request({ url: server.url() }), AbortSignal.abort()));
    expect(failure).toMatchObject({ reason: 'aborted', sent: false });
    await server.quiet();
    expect(server.requests).toEqual([]);
  });

  it('before the request, with a connection open from an earlier one: it is not sent', async () => {
    const server = await opened(startWebServer((_, response) => response.end()));
    const transport = realTransport();
    await transport(request({ url: server.url() }));
    const failure = await failureOf(transport(request({ url: server.url() }), AbortSignal.abort()));
    expect(failure).toMatchObject({ reason: 'aborted', sent: false });
    await transport(request({ url: `${server.url()}/last` }));
    expect(server.requests.map(({ path }) => path)).toEqual(['/', '/last']);
  });

  it('while it waits for the answer: the request counts as sent, the connection is closed', async () => {
    const giving = new AbortController();
    const server = await opened(startSocketServer(() => {}));
    const failing = failureOf(realTransport()(request({ url: server.url() }), giving.signal));
    await server.receives('{}');
    giving.abort();

    const failure = await failing;
    expect(failure).toMatchObject({ reason: 'aborted', sent: true });
    expect(failure.message).toMatch(/^The request to 127\.0\.0\.1:\d+ was given up/);
    await server.quiet();
  });

  it('inside the body: the request counts as sent', async () => {
    const giving = new AbortController();
    const server = await opened(
      startWebServer((_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"actual_build_number"', () => setImmediate(() => giving.abort()));
      })
    );
    const failure = await failureOf(realTransport()(request({ url: server.url() }), giving.signal));
    expect(failure).toMatchObject({ reason: 'aborted', sent: true });
    await server.quiet();
  });

  it('after the answer: nothing happens any more', async () => {
    const giving = new AbortController();
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    const transport = realTransport();
    const { status } = await transport(request({ url: server.url() }), giving.signal);
    giving.abort();
    const next = await transport(request({ url: server.url() }));
    expect([status, next.status]).toEqual([200, 200]);
    expect(server.connections()).toBe(1);
  });
});
