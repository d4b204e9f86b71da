/** Stops that take all the time there is; in a file of their own, as they are measured. */
import { describe, expect, it } from '@jest/globals';
import type { Effect, SimulatorOptions } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { cancelAt, expectCancelled, onStage, play } from './follow-support.ts';

const ENDLESS: SimulatorOptions = { scenario: 'endless' };

describe('the stop of a cancelled workflow', () => {
  it.concurrent.each([
    ['is refused', { kind: 'status', status: 403, body: '{"error_code":"APIGW.0302"}' }, /HTTP 403/],
    ['always fails', { kind: 'status', status: 500 }, /HTTP 500|given up/],
    ['is always cut off', { kind: 'cut' }, /broke before|given up/],
    ['is never answered', { kind: 'silence' }, /did not answer in time|given up/]
  ] satisfies readonly (readonly [string, Effect, RegExp])[])(
    'that %s ends the step in time, says that the build may go on, and post stops it',
    async (_, effect, why) => {
      await onStage(ENDLESS, async ({ simulator, main, post }) => {
        simulator.fault({ route: 'stop', times: 'always', do: effect });
        const step = await main(cancelAt('log', 2));
        expectCancelled(step);
        const error = dataOf(step.heard, 'error').at(-1) ?? '';
        expect(error).toContain('Build 20 could not be stopped and may go on: ');
        expect(error).toMatch(why);
        expect(step.builds).toMatchObject([{ phase: 'running' }]);
        simulator.clearFaults();
        const cleanUp = await post(step.state);
        expect(cleanUp).toMatchObject({ code: 0, builds: [{ status: 'ABORTED' }] });
        expect(cleanUp.stdout).toContain('Build 20 was stopped.');
      });
    }
  );

  it.concurrent('that takes long is not waited for beyond the time there is, and post sees the end', async () => {
    await onStage({ ...ENDLESS, speed: 0.27 }, async ({ main, post }) => {
      const step = await main(cancelAt('record', 2));
      expectCancelled(step);
      expect(dataOf(step.heard, 'error').at(-1)).toContain('The service was asked to stop build 20');
      expect(JSON.parse(step.state['build'] ?? '')).toMatchObject({ kind: 'open' });
      const cleanUp = await post(step.state);
      expect(cleanUp).toMatchObject({ code: 0, builds: [{ status: 'ABORTED' }] });
    });
  });

  it.concurrent('comes in time also when the step was about to stop the build for its length', async () => {
    const faults = [{ route: 'stop', times: 'always', do: { kind: 'status', status: 500 } }] as const;
    const inputs = { timeout_minutes: '0.01' };
    const { code, msToEnd, heard, state } = await play(
      { ...ENDLESS, faults },
      { ...cancelAt('stop', 2), inputs }
    );
    expect(code).toBe(1);
    expect(msToEnd).toBeLessThan(7000);
    expect(heard.fences.closed).toBe(heard.fences.opened);
    expect(dataOf(heard, 'error').at(-1)).toContain('Build 20 could not be stopped and may go on');
    expect(JSON.parse(state['build'] ?? '')).toMatchObject({ kind: 'open' });
  });
});
