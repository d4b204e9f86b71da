import { describe, expect, it } from '@jest/globals';
import { closeAfterEach } from './support/closing.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { startSocketServer, startWebServer } from './support/server.ts';

const opened = closeAfterEach();

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n';
const FRAGMENT = '{"octopus_job_name":"j_Oaqg3PCN","actual';

describe('an exchange that broke inside the body', () => {
  it('keeps what arrived of it', async () => {
    const server = await opened(
      startSocketServer(socket => socket.once('data', () => socket.end(HEAD + FRAGMENT)))
    );
    const failure = await failureOf(realTransport()(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'cut', sent: true, partial: FRAGMENT });
  });

  it('keeps what arrived before the deadline', async () => {
    const server = await opened(
      startSocketServer(socket => socket.once('data', () => socket.write(HEAD + FRAGMENT)))
    );
    const failure = await failureOf(realTransport({ deadlineMs: 1_000 })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'deadline', partial: FRAGMENT });
  });

  it('keeps nothing when it broke before', async () => {
    const server = await opened(startSocketServer(socket => socket.once('data', () => socket.destroy())));
    const failure = await failureOf(realTransport()(request({ url: server.url() })));
    expect(failure.partial).toBe('');
  });
});

describe('a transport that redacts', () => {
  const redact = (body: Buffer): Buffer => Buffer.from(body.toString().replaceAll('secret', '***'));

  it('takes secrets out of the body of a response', async () => {
    const server = await opened(startWebServer((_, response) => response.end('{"echo":"secret"}')));
    const { body } = await realTransport({ redact })(request({ url: server.url() }));
    expect(body.toString()).toBe('{"echo":"***"}');
  });

  it('takes them out of what arrived of a broken one', async () => {
    const server = await opened(
      startSocketServer(socket => socket.once('data', () => socket.end(`${HEAD}{"echo":"secret"`)))
    );
    const failure = await failureOf(realTransport({ redact })(request({ url: server.url() })));
    expect(failure.partial).toBe('{"echo":"***"');
  });

  it('takes them out of headers, but for those that hand out a token', async () => {
    const server = await opened(
      startWebServer((_, response) =>
        response.setHeader('x-request-id', 'r-secret').setHeader('x-subject-token', 'secret').end('{}')
      )
    );
    const { headers } = await realTransport({ redact })(request({ url: server.url() }));
    expect(headers).toMatchObject({ 'x-request-id': 'r-***', 'x-subject-token': 'secret' });
  });
});
