import { describe, expect, it } from '@jest/globals';
import { closeAfterEach } from './support/closing.ts';
import { NO_PROXY, withEnv } from './support/env.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { resolve } from './support/names.ts';
import { startSocketServer } from './support/server.ts';

const opened = closeAfterEach();

describe('a server that is not there', () => {
  it('refuses the connection: nothing was sent', async () => {
    const server = await startSocketServer(() => {});
    await server.close();
    const failure = await failureOf(realTransport()(request({ url: server.url() })));

    expect(failure).toMatchObject({ reason: 'connection', sent: false });
    expect(failure.message).toBe(
      `No connection to 127.0.0.1:${server.port} could be made (connect ECONNREFUSED 127.0.0.1:${server.port}).`
    );
  });

  it('refuses it on every address of its name: nothing was sent, and the error still says why', async () => {
    const server = await startSocketServer(() => {});
    await server.close();
    const restore = resolve('service.test', ['127.0.0.1', '127.0.0.2']);
    const exchange = () => realTransport()(request({ url: server.url('service.test') }));
    const failure = await failureOf(withEnv(NO_PROXY, exchange)).finally(restore);

    expect(failure).toMatchObject({ reason: 'connection', sent: false });
    expect(failure.message).toBe(
      `No connection to service.test:${server.port} could be made (ECONNREFUSED).`
    );
  });

  it('has a name that does not resolve: nothing was sent', async () => {
    const exchange = () => realTransport()(request({ url: 'https://cloudbuild.invalid/v3/jobs/build' }));
    const failure = await failureOf(withEnv(NO_PROXY, exchange));
    expect(failure).toMatchObject({ reason: 'name', sent: false });
    expect(failure.message).toMatch(/^The name of cloudbuild\.invalid could not be resolved \(getaddrinfo E/);
  });
});

/** What a server says before it destroys the connection. */
const CUT = {
  'before it answers': '',
  'inside the head of the answer': 'HTTP/1.1 200 OK\r\ncontent-le',
  'inside a body of known length': 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"actual_build_number"',
  'inside a chunk': 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{"actual_build_number"',
  'between two chunks': 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n'
} as const;

describe('a server that has the request and breaks the connection', () => {
  it.each(Object.entries(CUT))('%s: the request counts as sent', async (_when, answer) => {
    const server = await opened(
      startSocketServer(socket => socket.once('data', () => socket.end(answer, () => socket.destroy())))
    );
    const failure = await failureOf(realTransport()(request({ url: server.url() })));

    expect(server.received()).toContain('POST /');
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
    expect(failure.message).toMatch(
      /^The connection to 127\.0\.0\.1:\d+ broke before the answer was complete \(.+\)\.$/
    );
  });

  it('by a reset inside the body: the request counts as sent', async () => {
    const server = await opened(
      startSocketServer(socket =>
        socket.once('data', () => socket.write(CUT['inside a chunk'], () => socket.resetAndDestroy()))
      )
    );
    const failure = await failureOf(realTransport()(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
  });
});

describe('a server that does not speak HTTP', () => {
  it.each([
    ['talks of something else', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['has headers without end', `HTTP/1.1 200 OK\r\n${'x-long: '.padEnd(200_000, 'y')}\r\n\r\n`],
    ['has a chunk that is none', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['names two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}']
  ])('and %s: no answer, and the request counts as sent', async (_what, answer) => {
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.write(answer))));
    const failure = await failureOf(realTransport()(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
  });

  it('and switches to another protocol: the deadline ends it, and the request counts as sent', async () => {
    const answer = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n';
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.write(answer))));
    const failure = await failureOf(realTransport({ deadlineMs: 1_000 })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'deadline', sent: true });
  });

  it('cannot put a workflow command into the error', async () => {
    const server = await opened(
      startSocketServer(socket =>
        socket.once('data', () => socket.write('\n::error::##[error]forged\r\n\r\n'))
      )
    );
    const { message } = await failureOf(realTransport()(request({ url: server.url() })));
    expect(message).not.toMatch(/::|##\[|\n/);
  });
});
