import { describe, expect, it } from '@jest/globals';
import { onStage } from './follow-support.ts';

/** From before the process can hear a signal until it follows its build. */
const MOMENTS = [0, 50, 100, 150, 200, 250, 300, 350, 400, 500, 700, 1000];

describe('a workflow that is cancelled', () => {
  it.concurrent.each(MOMENTS)('after %d ms ends red, in time, and leaves no build running', async ms => {
    await onStage({ scenario: 'endless' }, async ({ simulator, main, post }) => {
      const step = await main({ onStart: ({ cancel }) => setTimeout(cancel, ms) });
      // Node itself ends at a signal as long as nobody listens.
      expect(step.code === null ? step.signal : step.code).toEqual(step.code === null ? 'SIGINT' : 1);
      expect(step.msToEnd).toBeLessThan(7000);
      expect(step.heard.fences.closed).toBe(step.heard.fences.opened);
      const cleanUp = await post(step.state);
      expect(cleanUp).toMatchObject({ code: 0, stderr: '' });
      expect(cleanUp.routes).not.toContain('start');
      expect(simulator.builds.map(({ status, stops }) => [status, stops.length])).toEqual(
        step.routes.includes('start') ? [['ABORTED', 1]] : []
      );
    });
  });
});
