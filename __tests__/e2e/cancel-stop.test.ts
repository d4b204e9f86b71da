import { describe, expect, it } from '@jest/globals';
import type { Effect, SimulatorOptions } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { cancelAt, expectCancelled, expectStopped, type Played, play } from './follow-support.ts';

const ENDLESS: SimulatorOptions = { scenario: 'endless' };

function cancelled(options: SimulatorOptions): Promise<Played> {
  return play({ ...ENDLESS, ...options }, cancelAt('log', 2));
}

const PASSING: readonly (readonly [string, Effect])[] = [
  ['fails once', { kind: 'status', status: 500 }],
  ['is throttled once', { kind: 'throttle' }],
  ["is answered once with a proxy's page", { kind: 'html' }],
  ['is cut off once', { kind: 'cut' }],
  ['is not answered at first', { kind: 'silence' }]
];

describe('the stop of a cancelled workflow', () => {
  it.concurrent.each(PASSING)('that %s is asked for again', async (_, effect) => {
    const step = await cancelled({ faults: [{ route: 'stop', do: effect }] });
    expectStopped(step);
    expect(step.routes.filter(route => route === 'stop')).toHaveLength(2);
  });

  it.concurrent.each([
    ['is cut off', { kind: 'cut' }],
    ['is empty', { kind: 'empty' }],
    ['is JSON inside a string', { kind: 'stringify' }],
    ['is a failure', { kind: 'status', status: 500 }]
  ] satisfies readonly (readonly [string, Effect])[])(
    'whose answer %s stops the build all the same',
    async (_, effect) => {
      const step = await cancelled({ faults: [{ route: 'stop', when: 'after', do: effect }] });
      expectCancelled(step);
      expect(step.builds[0]).toMatchObject({ status: 'ABORTED' });
      expect(step.builds[0]?.stops.filter(({ accepted }) => accepted)).toHaveLength(1);
      expect(dataOf(step.heard, 'error').at(-1)).toContain('Build 20 was stopped.');
    }
  );

  it.concurrent('goes to the twin of the call where only that is there', async () => {
    const step = await cancelled({ families: ['v3', 'v4'] });
    expectStopped(step);
    expect(step.builds[0]?.stops[0]?.path).toMatch(/^\/v3\/jobs\/\w+\/20\/stop$/);
  });
});
