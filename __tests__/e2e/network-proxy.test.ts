/**
 * Through a proxy of the runner, by CONNECT. The endpoint is a name that nothing but the proxy can resolve, so a
 * request that goes around it arrives nowhere.
 */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { SimulatorOptions } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { type Part, type Step, step, withSimulator } from './support.ts';

interface Proxy {
  readonly port: number;
  /** Each CONNECT: where to, and with which credentials. */
  readonly asked: readonly (readonly [target: string, authorization: string | undefined])[];
  /** Requests that did not ask for a tunnel. */
  readonly others: readonly string[];
  readonly close: () => Promise<void>;
}

/** What a proxy does with a client that asks for a tunnel. */
type Serve = (client: Socket, target: string, authorization: string | undefined) => void;

/** The port of the target on this machine, whatever its name. */
const tunnel: Serve = (client, target) => {
  const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
};

const LOGIN = `Basic ${Buffer.from('us@er:p:w/d#%').toString('base64')}`;
const wantsLogin: Serve = (client, target, authorization) =>
  authorization === LOGIN
    ? tunnel(client, target, authorization)
    : client.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');

async function startProxy(serve: Serve): Promise<Proxy> {
  const asked: (readonly [string, string | undefined])[] = [];
  const others: string[] = [];
  const clients = new Set<Socket>();
  const server = createServer((request, response) => {
    others.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connection', client => {
    clients.add(client);
    client.on('error', () => client.destroy());
  });
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    const authorization = headers['proxy-authorization'];
    asked.push([url, authorization]);
    serve(client, url, authorization);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    others,
    async close() {
      for (const client of clients) client.destroy();
      await new Promise(resolve => server.close(resolve));
    }
  };
}

interface ProxyPart extends Omit<Part, 'env'> {
  readonly serve?: Serve;
  /** The variables, given the proxy's port. */
  readonly env?: (port: number) => Readonly<Record<string, string>>;
  readonly host?: string;
  readonly options?: SimulatorOptions;
}

const byHttp = (port: number) => ({ https_proxy: `http://127.0.0.1:${port}` });

async function playProxied(part: ProxyPart = {}): Promise<Step & { readonly proxy: Proxy }> {
  const { serve = tunnel, env = byHttp, host = 'simulator.test', options, ...rest } = part;
  const proxy = await startProxy(serve);
  try {
    return await withSimulator(
      { https: true, names: ['simulator.test', '0.0.0.0'], ...options },
      async simulator => {
        const endpoint = `https://${host}:${simulator.port}`;
        const { nodeArgs = [], env: clock } = fastClock(30);
        const variables = { ...clock, ...env(proxy.port) };
        return {
          ...(await step(simulator, { nodeArgs, ...rest, inputs: { endpoint }, env: variables })),
          proxy
        };
      }
    );
  } finally {
    await proxy.close();
  }
}

function expectStarted({ code, posts, builds }: Step): void {
  expect({ code, posts: posts.length, builds: builds.length }).toEqual({ code: 0, posts: 1, builds: 1 });
}

describe('a proxy of the runner', () => {
  it.concurrent.each([
    ['https_proxy', byHttp],
    ['HTTPS_PROXY', (port: number) => ({ HTTPS_PROXY: `http://127.0.0.1:${port}` })],
    ['https_proxy without http://', (port: number) => ({ https_proxy: `127.0.0.1:${port}` })]
  ])('that %s names is asked for one tunnel, and learns the host but nothing else', async (_, env) => {
    const played = await playProxied({ env });
    expectStarted(played);
    const { proxy, posts } = played;
    expect(proxy.asked).toEqual([[posts[0]?.headers['host'], undefined]]);
    expect(proxy.others).toEqual([]);
  });

  it.concurrent('gets user and password from its URL, with every character', async () => {
    const env = (port: number) => ({ https_proxy: `http://us%40er:p%3Aw%2Fd%23%25@127.0.0.1:${port}` });
    const played = await playProxied({ env, serve: wantsLogin });
    expectStarted(played);
    expect(played.proxy.asked).toEqual([[expect.any(String), LOGIN]]);
    expect(played.posts[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(played.stdout + played.stderr).not.toContain('p:w/d');
  });

  it.concurrent('is left out for a host that no_proxy names, and not for others', async () => {
    // The address of every interface leads to this machine, and is not one that the library takes for it.
    const host = '0.0.0.0';
    const through = await playProxied({ host });
    expectStarted(through);
    expect(through.proxy.asked).toHaveLength(1);
    const around = await playProxied({
      host,
      env: port => ({ ...byHttp(port), no_proxy: 'other.example,0.0.0.0' })
    });
    expectStarted(around);
    expect(around.proxy.asked).toEqual([]);
  });

  it.concurrent('is left out for this machine', async () => {
    const played = await playProxied({ host: '127.0.0.1' });
    expectStarted(played);
    expect(played.proxy.asked).toEqual([]);
  });

  it.concurrent('does not make a certificate trusted: without the CA nothing is sent', async () => {
    for (const more of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }]) {
      const env = (port: number) => ({ ...byHttp(port), NODE_EXTRA_CA_CERTS: '', ...more });
      const { code, errors, requests, proxy } = await playProxied({ env });
      expect({ code, requests, asked: proxy.asked.length }).toEqual({ code: 1, requests: [], asked: 1 });
      expect(errors[0]).toMatch(
        /The certificate of simulator\.test:\d+ is not trusted .*NODE_EXTRA_CA_CERTS/s
      );
    }
  });

  it.concurrent('that cuts the tunnel after the request leaves it unclear: no second request', async () => {
    const options = { faults: [{ route: 'start', when: 'after', do: { kind: 'cut' } }] } as const;
    const played = await playProxied({ options });
    expectStarted(played);
    expect(played.outputs['actual_build_number']).toBe('20');
    expect(played.warnings[0]).toContain('The answer to the start was lost');
  });

  it.concurrent('that fails at first is asked again, and one build is started', async () => {
    let asked = 0;
    const serve: Serve = (client, target, authorization) => {
      asked += 1;
      if (asked < 3) client.end('HTTP/1.1 503 Busy\r\n\r\n');
      else tunnel(client, target, authorization);
    };
    const played = await playProxied({ serve });
    expectStarted(played);
    expect(played.proxy.asked).toHaveLength(3);
  });
});

describe('a proxy that gives no tunnel', () => {
  it.concurrent.each<readonly [string, Serve, RegExp]>([
    ['refuses', client => client.end('HTTP/1.1 502 ::error::x ##[error]y\r\n\r\n'), /statusCode=502/],
    ['wants another login', wantsLogin, /statusCode=407/],
    ['hangs up', client => client.destroy(), /socket hang up|ECONNRESET/],
    ['goes silent', () => undefined, /did not answer in time/],
    ['speaks another protocol', client => client.end('SSH-2.0-x\r\n'), /Parse Error/],
    [
      'answers in place of the server',
      client => client.write('HTTP/1.1 200 OK\r\n\r\n<html>'),
      /illegal response/
    ],
    ['hangs up on TLS', client => client.end('HTTP/1.1 200 OK\r\n\r\n'), /before secure TLS connection/],
    ['goes silent on TLS', client => client.write('HTTP/1.1 200 OK\r\n\r\n'), /did not answer in time/]
  ])('and %s ends the step with nothing sent, and its error says so', async (_, serve, words) => {
    const env = (port: number) => ({ https_proxy: `http://user:pass-of-the-proxy@127.0.0.1:${port}` });
    const { code, errors, requests, builds, stdout, stderr, proxy } = await playProxied({ serve, env });
    expect({ code, requests, builds }).toEqual({ code: 1, requests: [], builds: [] });
    expect(errors[0]).toMatch(/^The build was not started\. /);
    expect(errors[0]).toMatch(words);
    expect(errors[0]).toMatch(
      /\nCheck (?:the variables https_proxy and no_proxy|the user name and the password in the variable https_proxy|endpoint or region)/
    );
    expect(stdout + stderr).not.toContain('pass-of-the-proxy');
    expect(proxy.asked.length).toBeLessThanOrEqual(5);
  });

  it.concurrent('as nobody listens there ends the step with nothing sent', async () => {
    const closed = await startProxy(tunnel);
    await closed.close();
    const { code, errors, requests } = await playProxied({ env: () => byHttp(closed.port) });
    expect({ code, requests }).toEqual({ code: 1, requests: [] });
    expect(errors[0]).toMatch(
      /The proxy did not open a connection to .*ECONNREFUSED.*\nCheck the variables https_proxy/s
    );
  });

  it.concurrent('as its variable is no URL ends the step with a word about that variable', async () => {
    const env = (port: number) => ({ https_proxy: `http://mona:50%of@127.0.0.1:${port}` });
    const { code, errors, requests, stdout } = await playProxied({ env });
    expect({ code, requests }).toEqual({ code: 1, requests: [] });
    expect(errors[0]).toMatch(/^The build was not started\. .*\n.*check the variable https_proxy/);
    expect(stdout).not.toContain('50%');
  });
});
