import { describe, expect, it } from '@jest/globals';
import { closeAfterEach } from './support/closing.ts';
import { failureOf, realTransport } from './support/exchange.ts';
import { request } from './support/http.ts';
import { type Handler, startWebServer } from './support/server.ts';

const opened = closeAfterEach();

/** The response to a request with a sink, and what went into the sink. */
async function download(handler: Handler) {
  const server = await opened(startWebServer(handler));
  const pieces: Buffer[] = [];
  const sink = async (piece: Buffer): Promise<void> => {
    pieces.push(piece);
  };
  const response = await realTransport({ maxBytes: 100 })(request({ url: server.url(), sink }));
  return { response, text: Buffer.concat(pieces).toString() };
}

describe('a request with a sink', () => {
  it('puts a file into it, larger than the limit too, and has an empty body in the response', async () => {
    const log = 'line of a log\n'.repeat(100_000);
    const { response, text } = await download((_, answer) =>
      answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(log)
    );
    expect(response).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(text).toBe(log);
  });

  it.each([
    ['JSON', 200, 'application/json;charset=utf8'],
    ['a refusal', 404, 'text/html']
  ])('leaves it empty when the answer is %s', async (_name, status, type) => {
    const { response, text } = await download((_, answer) =>
      answer.writeHead(status, { 'content-type': type }).end('{"no":1}')
    );
    expect(response.body.toString()).toBe('{"no":1}');
    expect(text).toBe('');
  });

  it('fails when the connection breaks inside the file', async () => {
    const server = await opened(
      startWebServer((_, answer) => {
        answer.writeHead(200, { 'content-length': 100 });
        answer.write('half', () => answer.destroy());
      })
    );
    const sink = async (): Promise<void> => {};
    const failure = await failureOf(realTransport()(request({ url: server.url(), sink })));
    expect(failure).toMatchObject({ reason: 'cut', sent: true });
  });
});
