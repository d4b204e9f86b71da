import { describe, expect, it } from '@jest/globals';
import {
  countsOf,
  expectFollowed,
  expectRed,
  METHODS,
  onSimulator,
  signIn,
  wrongClock
} from './auth-support.ts';

const HOUR_MS = 3_600_000;

describe.each([
  ['ahead', HOUR_MS],
  ['behind', -HOUR_MS]
])('a runner whose clock is an hour %s', (_, aheadMs) => {
  it.concurrent.each(METHODS)('signs in by %s, and is put right at most once', method =>
    onSimulator({}, async simulator => {
      const step = await signIn(simulator, method, wrongClock(aheadMs));
      expectFollowed(step, simulator);
      const refused = step.requests.filter(({ status }) => status === 401);
      const isSigned = method === 'access-key' || method === 'agency';
      expect(refused.map(({ host }) => host)).toEqual(isSigned ? ['iam'] : []);
      expect(countsOf(step)).toMatchObject({ start: 1, ...(method === 'agency' && { sts: 1 }) });
    })
  );

  it.concurrent('is put right by CodeArts Build itself when the project is known', () =>
    onSimulator({}, async simulator => {
      const inputs = { project_id: simulator.projectId, wait: 'false' };
      const step = await signIn(simulator, 'access-key', { ...wrongClock(aheadMs), inputs });
      expect(step.requests.map(({ route, status }) => [route, status])).toEqual([
        ['start', 401],
        ['start', 200]
      ]);
      expect(simulator.builds).toHaveLength(1);
    }));
});

it.concurrent('a clock of the service that is off is no different', () =>
  onSimulator({ clockSkewMs: 20 * HOUR_MS }, async simulator => {
    for (const method of ['access-key', 'oidc', 'agency'] as const) {
      const step = await signIn(simulator, method, { inputs: { wait: 'false' } });
      expect([step.code, step.outputs['status']]).toEqual([0, 'started']);
    }
  }));

it.concurrent('a clock that is put right does not make a wrong secret right', () =>
  onSimulator({}, async simulator => {
    const inputs = { secret_access_key: 'x'.repeat(40) };
    const step = await signIn(simulator, 'access-key', { ...wrongClock(HOUR_MS), inputs });
    expectRed(step, /verify aksk signature fail/);
    expect(step.routes).toEqual(['iam-projects', 'iam-projects']);
  }));
