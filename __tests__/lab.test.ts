/**
 * A short part of the fault laboratory: schedules of faults by seed, through `dist/` as a process, and every schedule
 * that went wrong once. It runs as people run it, as time is held in all of its processes. See lab/README.md
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../lab/main.ts', import.meta.url));

function lab(...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr });
    });
  });
}

/** A machine that does other things, too, may take longer than the half minute that this takes alone. */
const PATIENCE_MS = 180_000;

describe('the fault laboratory', () => {
  it.concurrent(
    'finds nothing wrong in the schedules of a seed',
    async () => {
      const { code, printed } = await lab('--runs', '25', '--seed', '20261124', '--workers', '1');
      expect(printed).toMatch(/^25 passed, 0 failed$/m);
      expect(code).toBe(0);
    },
    PATIENCE_MS
  );

  it.concurrent(
    'finds nothing wrong any more in what went wrong once',
    async () => {
      const { code, printed } = await lab('--regressions');
      expect(printed).toMatch(/^\d+ passed, 0 failed$/m);
      expect(code).toBe(0);
    },
    PATIENCE_MS
  );

  it.concurrent(
    'plays one schedule again, with everything that was said and seen',
    async () => {
      const schedule = {
        world: { scenario: 'success' },
        step: { signIn: 'token', inputs: { wait: 'false' } },
        faults: [{ route: 'start', when: 'after', do: { kind: 'cut' } }],
        postFaults: [],
        happenings: []
      };
      const { code, printed } = await lab('--replay', JSON.stringify(schedule));
      expect(printed).toMatch(/POST start {2}– {2}cut {2}starts build 20$/m);
      expect(printed).toMatch(/build 20 \(own\): /);
      expect(printed).toMatch(/^1 passed, 0 failed$/m);
      expect(code).toBe(0);
    },
    PATIENCE_MS
  );
});
