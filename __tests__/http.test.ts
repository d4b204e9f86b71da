import { describe, expect, it } from '@jest/globals';
import { closeAfterEach } from './support/closing.ts';
import { withEnv } from './support/env.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { startSocketServer, startWebServer } from './support/server.ts';

const opened = closeAfterEach();

describe('a server that answers', () => {
  it('gets the method, path, headers, body and user agent as given', async () => {
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    const body = '{"job_id":"ü"}';

    const transport = realTransport({ userAgent: 'codearts-build-action/9.9.9' });
    const made = request({
      url: `${server.url()}/v3/jobs/build?a=b`,
      headers: { 'x-auth-token': 'secret' },
      body
    });
    await withEnv({ ACTIONS_ORCHESTRATION_ID: undefined }, () => transport(made));

    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/v3/jobs/build?a=b',
        headers: expect.objectContaining({
          'x-auth-token': 'secret',
          'user-agent': 'codearts-build-action/9.9.9',
          'content-length': String(Buffer.byteLength(body))
        }),
        body
      }
    ]);
  });

  it('gets no body from a GET', async () => {
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    await realTransport()({ method: 'GET', url: `${server.url()}/v1/job`, headers: {} });
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/v1/job', body: '' }]);
  });

  it.each([200, 204, 400, 404, 429, 503])('with %i has that status in the response', async status => {
    const server = await opened(startWebServer((_, response) => response.writeHead(status).end()));
    await expect(realTransport()(request({ url: server.url() }))).resolves.toMatchObject({ status });
  });

  it('has its body in the response as bytes, however it was cut into pieces', async () => {
    const server = await opened(
      startWebServer((_, response) => {
        response.write(Buffer.from([0xe4, 0xb8]));
        setImmediate(() => response.end(Buffer.from([0xad, 0x00, 0xff])));
      })
    );
    const { body } = await realTransport()(request({ url: server.url() }));
    expect(body).toEqual(Buffer.from([0xe4, 0xb8, 0xad, 0x00, 0xff]));
  });

  it('has its headers in the response, names in lower case and repeated ones joined', async () => {
    const server = await opened(
      startWebServer((_, response) => {
        response.setHeader('X-Request-Id', 'r-1').setHeader('Set-Cookie', ['a=1', 'b=2']).end();
      })
    );
    const { headers } = await realTransport()(request({ url: server.url() }));
    expect(headers).toMatchObject({ 'x-request-id': 'r-1', 'set-cookie': 'a=1, b=2' });
  });
});

describe('a server that redirects to another', () => {
  it.each([301, 302, 303, 307, 308])(
    'with %i: its answer is the response, the other sees nothing',
    async status => {
      const other = await opened(startWebServer((_, response) => response.end()));
      const location = `${other.url()}/stolen`;
      const server = await opened(
        startWebServer((_, response) => response.writeHead(status, { location }).end())
      );
      const { url } = server;
      const response = await realTransport()(request({ url: url(), headers: { 'x-auth-token': 'secret' } }));

      expect(response).toMatchObject({ status, headers: { location } });
      expect(other.connections()).toBe(0);
      expect(server.requests).toHaveLength(1);
    }
  );
});

describe('a server that keeps connections alive', () => {
  it('gets all requests on one connection', async () => {
    const server = await opened(startWebServer((_, response) => response.end('{}')));
    const transport = realTransport();
    for (let count = 0; count < 3; count += 1) await transport(request({ url: server.url() }));
    expect(server.requests).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });

  it('and drops one when the second request comes: that request counts as sent', async () => {
    let requests = 0;
    const server = await opened(
      startSocketServer(socket =>
        socket.on('data', (chunk: Buffer) => {
          if (!chunk.toString().startsWith('POST ')) return;
          requests += 1;
          if (requests === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
          else socket.destroy();
        })
      )
    );
    const transport = realTransport();
    await transport(request({ url: server.url() }));

    const failure = await failureOf(transport(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
    expect(server.connections()).toBe(1);
  });
});

describe('the body of an answer', () => {
  const serve = (bytes: number) =>
    opened(startWebServer((_, response) => response.end(Buffer.alloc(bytes, 'x'))));

  it('may be as large as the limit', async () => {
    const server = await serve(1000);
    const { body } = await realTransport({ maxBytes: 1000 })(request({ url: server.url() }));
    expect(body).toHaveLength(1000);
  });

  it('that is larger than the limit is not accepted, and the request counts as sent', async () => {
    const server = await serve(1001);
    const failure = await failureOf(realTransport({ maxBytes: 1000 })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'too-large', sent: true });
    expect(failure.message).toContain('more than 1000 bytes');
  });

  it('that never ends is given up at the limit', async () => {
    const server = await opened(
      startWebServer((_, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
        };
        more();
      })
    );
    const failure = await failureOf(realTransport({ maxBytes: 100_000 })(request({ url: server.url() })));
    expect(failure).toMatchObject({ reason: 'too-large', sent: true });
  });

  it('has the limit of the request where that names one', async () => {
    const server = await serve(20);
    const transport = realTransport({ maxBytes: 10 });
    await expect(transport(request({ url: server.url(), maxBytes: 20 }))).resolves.toMatchObject({
      status: 200
    });
    const failure = await failureOf(transport(request({ url: server.url(), maxBytes: 19 })));
    expect(failure.reason).toBe('too-large');
  });
});

describe('the variables of a workflow', () => {
  it('name the orchestration in the user agent, as the runner asks of its actions', async () => {
    const server = await opened(startWebServer((_, response) => response.end()));
    await withEnv({ ACTIONS_ORCHESTRATION_ID: 'o-1' }, () => realTransport()(request({ url: server.url() })));
    expect(server.requests[0]?.headers['user-agent']).toBe('test/1 actions_orchestration_id/o-1');
  });
});
