import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EffectOf, FaultKind } from '../../simulator/faults/fault.ts';
import type { Effect, Fault } from '../../simulator/index.ts';
import { hurried, type Listener, METHODS, type Method, onSimulator, signIn } from './auth-support.ts';

/** Another server, to which nobody should send anything. */
const strayed: (string | undefined)[] = [];
const elsewhere = createServer((request, response) => {
  strayed.push(request.url);
  response.end('{}');
});
const locationElsewhere = (): string =>
  `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v3/jobs/build`;
beforeAll(() => new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise(resolve => elsewhere.close(resolve)));

/** Every kind of fault. */
const faults = (): { readonly [K in FaultKind]: EffectOf<K> } => ({
  status: { kind: 'status', status: 503 },
  body: { kind: 'body', body: '{"credentials":{' },
  html: { kind: 'html' },
  empty: { kind: 'empty' },
  redirect: { kind: 'redirect', location: locationElsewhere() },
  'error-200': { kind: 'error-200', code: 'IAM.0003', message: 'no' },
  throttle: { kind: 'throttle', retryAfter: 1 },
  echo: { kind: 'echo' },
  stringify: { kind: 'stringify' },
  wrap: { kind: 'wrap' },
  prefix: { kind: 'prefix', text: '<!-- a proxy was here -->' },
  delay: { kind: 'delay', ms: 50 },
  drip: { kind: 'drip', everyMs: 0 },
  stall: { kind: 'stall', bytes: 30 },
  silence: { kind: 'silence' },
  cut: { kind: 'cut' },
  'cut-body': { kind: 'cut-body' },
  raw: { kind: 'raw', text: 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"token":' },
  'reset-connect': { kind: 'reset-connect' }
});

const NEEDED: Readonly<Record<string, readonly Method[]>> = {
  'github-token': ['oidc', 'agency'],
  'iam-token': ['oidc'],
  'iam-scope': ['oidc'],
  sts: ['agency'],
  'iam-projects': ['agency', 'access-key']
};
const WAYS = Object.entries(NEEDED).flatMap(([route, methods]) =>
  methods.map(method => [method, route] as const)
);

/** Those that say something of the request or of the true answer: they last, so that the step ends with them. */
const TOLD: readonly FaultKind[] = ['redirect', 'error-200', 'echo', 'prefix'];

/** One step that starts a build, under faults; what it wrote, and what the servers got, is checked by `signIn`. */
async function step(method: Method, speed: number, list: readonly Fault[]): Promise<void> {
  const unscopedTokens = list.some(({ route }) => route === 'iam-scope');
  await onSimulator({ unscopedTokens, faults: list }, async simulator => {
    const { code } = await signIn(simulator, method, { ...hurried(speed), inputs: { wait: 'false' } });
    const lasts = list.some(({ times }) => times === 'always');
    // A build that was started and not told of may be found later.
    if (list[0]?.route !== 'start') expect([list, code]).toEqual([list, lasts ? 1 : 0]);
    expect(simulator.builds.length).toBeLessThan(2);
    if (!lasts) expect(simulator.faults).toEqual([]);
  });
}

/** One step that waits for a build which is stopped once it was seen through every fault. */
async function longStep(method: Method, list: readonly Fault[]): Promise<void> {
  const listener: Listener = (_, simulator) => {
    if (simulator.builds.length > 0 && simulator.faults.length === 0) simulator.abortBuild(20);
  };
  await onSimulator({ scenario: 'endless', listener, faults: list }, async simulator => {
    const { outputs } = await signIn(simulator, method, hurried(40));
    expect([outputs['status'], simulator.faults]).toEqual(['aborted', []]);
  });
}

/** The faults that last, a step for each. */
async function toldSteps(method: Method, route: string): Promise<void> {
  const effects = TOLD.map(kind => faults()[kind]);
  for (const effect of effects) await step(method, 40, [{ route, times: 'always', do: effect }]);
}

/** The others, chained as one step meets them: those that fail are tried again, and the last one does no harm. */
const CHAINS: readonly (readonly FaultKind[])[] = [
  ['status', 'body', 'html', 'empty'],
  ['throttle', 'stall', 'cut', 'wrap'],
  ['silence', 'cut-body', 'raw', 'stringify'],
  ['reset-connect', 'delay'],
  ['drip']
];

async function passingSteps(method: Method, route: string): Promise<void> {
  for (const kinds of CHAINS) {
    const effects = kinds.map(kind => faults()[kind]);
    await step(
      method,
      kinds.includes('drip') ? 1 : 20,
      effects.map(effect => faultOf(route, effect))
    );
  }
}

const faultOf = (route: string, effect: Effect): Fault => ({
  route: effect.kind === 'reset-connect' ? '*' : route,
  do: effect
});

it('every kind of fault is played', () => {
  expect([...TOLD, ...CHAINS.flat()].sort()).toEqual(Object.keys(faults()).sort());
});

describe('no secret is written anywhere or sent to another server', () => {
  it.concurrent.each(WAYS)(
    'signed in by %s, whatever is wrong with %s',
    async (method, route) => {
      await toldSteps(method, route);
      await passingSteps(method, route);
      expect(strayed).toEqual([]);
    },
    300_000
  );

  it.concurrent.each(METHODS)(
    'signed in by %s, whatever is wrong with the start of the build',
    async method => {
      await toldSteps(method, 'start');
      await step(method, 40, [{ route: 'start', times: 'always', do: { kind: 'echo', status: 401 } }]);
      expect(strayed).toEqual([]);
    },
    300_000
  );

  it.concurrent.each(METHODS)(
    'signed in by %s, whatever is wrong while it waits for the build',
    async method => {
      // The answer about a build is wrapped already.
      const { wrap: _, 'reset-connect': __, ...effects } = faults();
      await longStep(
        method,
        Object.values(effects).map(effect => ({ route: 'record', do: effect }))
      );
      expect(strayed).toEqual([]);
    },
    300_000
  );
});
