import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { fastClock } from './follow-support.ts';
import { play, type Step, step, withSimulator } from './support.ts';

const FAST = fastClock(30);

/** What was never sent is said to be safe to repeat, and nothing is left to clean up. */
function expectNothingSent({ code, errors, requests, builds, state }: Step): string {
  expect({ code, requests, builds }).toEqual({ code: 1, requests: [], builds: [] });
  expect(state['build']).toBe('{"kind":"closed"}');
  const [error = ''] = errors;
  expect(error).toMatch(/^The build was not started\. /);
  return error;
}

/** The tries after the first one, as the step tells of them. */
const tries = ({ heard }: Step): readonly number[] =>
  heard.plain.flatMap(line => /Try (\d) comes in \d+ s\.$/.exec(line)?.[1] ?? []).map(Number);

describe('HTTPS', () => {
  it.concurrent('works with a private CA that NODE_EXTRA_CA_CERTS names', async () => {
    const { code, outputs, posts } = await play({ https: true });
    expect({ code, posts: posts.length }).toEqual({ code: 0, posts: 1 });
    expect(outputs).toMatchObject({ status: 'started', actual_build_number: '20' });
  });

  it.concurrent('is implied when the endpoint is a host and a port', () =>
    withSimulator({ https: true }, async simulator => {
      const { code } = await step(simulator, { inputs: { endpoint: `127.0.0.1:${simulator.port}` } });
      expect(code).toBe(0);
    }));

  it.concurrent('keeps the base path of the endpoint', async () => {
    const { posts } = await play({ https: true, basePath: '/gateway/build' });
    expect(posts.map(({ path }) => path)).toEqual(['/gateway/build/v3/jobs/build']);
  });

  it.concurrent.each([
    ['nothing', {}],
    ['NODE_TLS_REJECT_UNAUTHORIZED=0, which would trust anybody,', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['a file of a CA that is not there', { NODE_EXTRA_CA_CERTS: '/no/such/file.pem' }]
  ])('with %s in place of the CA sends nothing and names NODE_EXTRA_CA_CERTS', (_, env) =>
    withSimulator({ https: true }, async simulator => {
      const played = await step({ ...simulator, ca: undefined }, { env });
      const error = expectNothingSent(played);
      expect(error).toContain(`The certificate of 127.0.0.1:${simulator.port} is not trusted (self-signed`);
      expect(error).toContain('NODE_EXTRA_CA_CERTS');
      // Waiting does not make it trusted.
      expect(tries(played)).toEqual([]);
    })
  );

  it.concurrent('with the CA of somebody else sends nothing', () =>
    withSimulator({ https: true }, ({ ca = '' }) =>
      withSimulator({ https: true }, async simulator => {
        expect(expectNothingSent(await step(simulator, { ca }))).toContain('is not trusted');
      })
    ));

  it.concurrent('with a certificate for another host sends nothing, also when checks are switched off', () =>
    withSimulator({ https: true, names: ['another.example'] }, async simulator => {
      const inputs = { endpoint: `https://localhost:${simulator.port}` };
      for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }]) {
        const error = expectNothingSent(await step(simulator, { inputs, env }));
        expect(error).toMatch(
          /The certificate of localhost:\d+ is not trusted \(Hostname\/IP does not match/
        );
      }
    }));

  it.concurrent('quotes no command out of the names of a certificate', () =>
    withSimulator(
      { https: true, names: ['x\n::notice::y', '##[error]z', '::add-mask::w'] },
      async simulator => {
        const inputs = { endpoint: `https://localhost:${simulator.port}` };
        expectNothingSent(await step(simulator, { inputs }));
      }
    ));
});

describe('a connection that is not made', () => {
  it.concurrent('as it is reset before TLS is tried again, and starts one build', async () => {
    const faults = [{ route: '*', times: 2, do: { kind: 'reset-connect' } }] as const;
    const played = await play({ https: true, faults }, FAST);
    expect(played).toMatchObject({ code: 0, requests: { length: 1 }, builds: [{ number: 20 }] });
    expect(tries(played)).toEqual([2, 3]);
  });

  it.concurrent('as it is always reset is tried five times, and the error says that nothing was sent', async () => {
    const faults = [{ route: '*', times: 'always', do: { kind: 'reset-connect' } }] as const;
    const played = await play({ https: true, faults }, FAST);
    const error = expectNothingSent(played);
    expect(tries(played)).toEqual([2, 3, 4, 5]);
    expect(error).toMatch(
      /No connection to 127\.0\.0\.1:\d+ could be made \(.*(?:ECONNRESET|socket disconnected before)/
    );
    expect(error).toMatch(/\nCheck endpoint or region, .*Nothing was sent; the step can be run again\.$/);
  });

  it.concurrent('as nobody listens is tried five times', async () => {
    const played = await withSimulator({}, async simulator => {
      const { port, close } = await listen(() => undefined);
      await close();
      return step(simulator, { ...FAST, inputs: { endpoint: `https://127.0.0.1:${port}` } });
    });
    expect(expectNothingSent(played)).toContain('ECONNREFUSED');
    expect(tries(played)).toHaveLength(4);
  });

  it.concurrent('as the server goes silent before TLS ends in time, and nothing was sent', async () => {
    const played = await playAgainst(() => undefined);
    expect(expectNothingSent(played)).toMatch(/did not answer in time \(nothing complete within 30 s\)/);
  });

  it.concurrent('as the server speaks no TLS ends with nothing sent', async () => {
    const played = await playAgainst(socket =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))
    );
    expect(expectNothingSent(played)).toMatch(/No connection to \S+ could be made/);
  });

  it.concurrent('and then is made, but unclear, is not tried again', async () => {
    const faults = [
      { route: '*', do: { kind: 'reset-connect' } },
      { route: 'start', when: 'after', do: { kind: 'cut' } }
    ] as const;
    const { code, posts, builds } = await play({ https: true, faults }, FAST);
    expect({ code, posts: posts.length, builds: builds.length }).toEqual({ code: 0, posts: 1, builds: 1 });
  });
});

/** A TCP server of our own. */
async function listen(serve: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    }
  };
}

/** A step whose endpoint is a server that does with each connection what it is told. */
async function playAgainst(serve: (socket: Socket) => void): Promise<Step> {
  const { port, close } = await listen(serve);
  try {
    const inputs = { endpoint: `https://127.0.0.1:${port}` };
    return await withSimulator({}, simulator => step(simulator, { ...FAST, inputs }));
  } finally {
    await close();
  }
}
