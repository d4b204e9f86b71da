import { describe, expect, it } from '@jest/globals';
import type { Effect, Fault } from '../../simulator/index.ts';
import {
  countsOf,
  expectFollowed,
  expectRed,
  hurried,
  type Method,
  midWait,
  onSimulator,
  signIn
} from './auth-support.ts';

/** Each method with the routes that it needs before it can call CodeArts Build. */
const WAYS: readonly (readonly [Method, string])[] = [
  ['oidc', 'github-token'],
  ['oidc', 'iam-token'],
  ['agency', 'github-token'],
  ['agency', 'sts'],
  ['agency', 'iam-projects'],
  ['access-key', 'iam-projects']
];

/** What passes, one after the other. */
const PASSING: readonly Effect[] = [
  { kind: 'status', status: 503 },
  { kind: 'cut' },
  { kind: 'cut-body' },
  { kind: 'html' }
];

/** Ten seconds by the clock of a step that runs twenty times as fast. */
const SLOW: Omit<Fault, 'route'> = { when: 'after', do: { kind: 'delay', ms: 500 } };

describe.each(WAYS)('%s, %s', (method, route) => {
  const asked = (
    speed: number,
    faults: readonly Omit<Fault, 'route'>[],
    run: (step: Awaited<ReturnType<typeof signIn>>) => void
  ) =>
    onSimulator({ faults: faults.map(fault => ({ route, ...fault })) }, async simulator => {
      const step = await signIn(simulator, method, { ...hurried(speed), inputs: { wait: 'false' } });
      run(step);
      // Whatever becomes of the sign-in: one build when it is green, and none when it is red.
      expect(simulator.builds).toHaveLength(step.code === 0 ? 1 : 0);
    });

  it.concurrent('that is down for a while and slow then is waited for', () =>
    asked(20, [...PASSING.map(effect => ({ do: effect })), SLOW], step => {
      expect(step.errors).toEqual([]);
      expect(countsOf(step)).toMatchObject({ [route]: 5, start: 1 });
    }));

  const halves: readonly Effect[] = [{ kind: 'cut-body' }, { kind: 'stall', bytes: 20 }];
  it.concurrent.each(route === 'github-token' ? halves : halves.slice(0, 1))(
    'that never gives a whole answer ends red, not green and not in silence: %j',
    effect =>
      asked(40, [{ times: 'always', do: effect }], step => {
        expectRed(
          step,
          /^The build was not started\. .*(?:broke before the answer was complete|did not answer in time)/
        );
        expect(step.outputs['actual_build_number']).toBeUndefined();
        expect(countsOf(step)['start']).toBeUndefined();
      })
  );
});

describe.each<[Method, 'iam' | 'sts' | 'github']>([
  ['oidc', 'github'],
  ['oidc', 'iam'],
  ['agency', 'sts'],
  ['access-key', 'iam']
])('%s, the server of %s', (method, host) => {
  it.concurrent('that takes no connections for a while is waited for', () =>
    onSimulator({ faults: [{ route: host, times: 3, do: { kind: 'reset-connect' } }] }, async simulator => {
      expectFollowed(await signIn(simulator, method, hurried(20)), simulator);
    }));
});

describe.each<[Method, string]>([
  ['oidc', 'iam-token'],
  ['agency', 'sts']
])('%s, in the middle of a wait', (method, route) => {
  it.concurrent(`${route} that is down when a renewal is due is waited for, and the build is followed to its end`, () =>
    onSimulator(
      {
        speed: 300,
        listener: midWait(simulator => {
          simulator.fault({ route, times: 6, do: { kind: 'status', status: 503 } });
          simulator.expireSignIns();
        })
      },
      async simulator => {
        const step = await signIn(simulator, method, { ...hurried(20), inputs: { poll_seconds: '2' } });
        expectFollowed(step, simulator);
        expect(countsOf(step)[route]).toBe(8);
      }
    ));
});
