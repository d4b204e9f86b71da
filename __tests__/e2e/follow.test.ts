import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Plan, SCENARIOS } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { onStage, ownLines, play, sentLog, shownLog } from './follow-support.ts';

describe('a build that succeeds', () => {
  it.concurrent('makes the step green, shows the log live and each phase once, and needs no clean-up', async () => {
    const scenario: Plan = { ...SCENARIOS.success, queueMs: 600_000 };
    const step = await play({ speed: 1000, scenario });
    const { code, stderr, outputs, state, heard, builds } = step;
    expect({ code, stderr, status: outputs['status'] }).toEqual({ code: 0, stderr: '', status: 'success' });
    expect(ownLines(heard)).toEqual(['Build 20 is queued.', 'Build 20 is running.']);
    expect(dataOf(heard, 'group')).toEqual(['Log of build 20']);
    expect(shownLog(heard)).toBe(sentLog(step));
    expect(dataOf(heard, 'error')).toEqual([]);
    expect(state['build']).toBe('{"kind":"closed"}');
    expect(builds).toMatchObject([{ status: 'SUCCESS', stops: [] }]);
  });

  it.concurrent('is shown while it runs, not only at its end', async () => {
    let shownBefore = '';
    await onStage({ speed: 400 }, ({ simulator, main }) =>
      main({
        onPrint: text => {
          if (simulator.builds[0]?.phase === 'running') shownBefore += text;
        }
      })
    );
    expect(shownBefore).toContain('[Build with Maven] : 该步骤开始执行。');
    expect(shownBefore).not.toContain('[Upload to the release repository] : 该步骤执行完成。');
  });
});

describe('a runner without room for outputs', () => {
  it.concurrent('has the build followed to its end all the same, and the step red with what is missing', async () => {
    const env = { GITHUB_OUTPUT: join(tmpdir(), 'nobody', 'made', 'this') };
    const { code, heard, builds } = await play({}, { step: { env } });
    expect({ code, builds }).toMatchObject({ code: 1, builds: [{ status: 'SUCCESS', stops: [] }] });
    expect(heard.plain).toContain('Build 20 ended with SUCCESS.');
    expect(dataOf(heard, 'warning')[2]).toMatch(
      /^The output actual_build_number \(20\) could not be written: /
    );
    expect(dataOf(heard, 'error')).toEqual([
      expect.stringMatching(/^Outputs could not be written, .*: .*actual_build_number.*, status/)
    ]);
  });
});

describe('a build that fails', () => {
  it.concurrent('fails the step with the reason of the service, and annotates the analysed cause', async () => {
    const { code, outputs, heard, summary } = await play({ scenario: 'failure' });
    const { reason, cause } = SCENARIOS.failure;
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'failure' });
    expect(heard.commands.filter(({ name }) => name === 'error')).toEqual([
      {
        name: 'error',
        properties: { title: 'Step Upload to the release repository failed' },
        data: `${cause.code}: ${cause.message}`
      },
      { name: 'error', properties: {}, data: `Build 20 ended with FAILURE: ${reason}` }
    ]);
    expect(summary).toContain('CodeArts Build failed');
    expect(summary).toContain('No file matches target');
  });

  it.concurrent('fails the step when its first step fails, and says which one', async () => {
    const { code, outputs, heard, summary } = await play({ scenario: 'early-failure' });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'failure' });
    expect(dataOf(heard, 'error').at(-1)).toBe('Build 20 ended with FAILURE: Step [Code checkout] failed');
    expect(summary).toContain('| Build with Maven | not run |');
  });

  it.concurrent('fails the step though neither cause nor reason is known, without an empty annotation', async () => {
    const { cause: _, reason: __, ...plan } = SCENARIOS.failure;
    const { code, heard } = await play({ scenario: plan satisfies Plan });
    expect(code).toBe(1);
    expect(dataOf(heard, 'error')).toEqual(['Build 20 ended with FAILURE.']);
  });

  it.concurrent('fails the step with the reason when no executor was found, though there is no finish time', async () => {
    const { code, outputs, heard, builds } = await play({ scenario: 'schedule-failure' });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'failure' });
    expect(dataOf(heard, 'error')).toEqual([
      `Build 20 ended with SCHEDULE_FAILURE: ${SCENARIOS['schedule-failure'].reason}`
    ]);
    expect(heard.fences).toEqual({ opened: 0, closed: 0 });
    expect(builds[0]?.stops).toEqual([]);
  });

  it.concurrent('fails the step as aborted when somebody stops it in the console', async () => {
    const { code, outputs, heard, builds } = await onStage({ scenario: 'endless' }, ({ simulator, main }) =>
      main({
        onRequest: ({ route }) => {
          if (route === 'log' && simulator.builds[0]?.stops.length === 0) simulator.abortBuild(20);
        }
      })
    );
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'aborted' });
    expect(dataOf(heard, 'error').at(-1)).toBe('Build 20 ended with ABORTED.');
    expect(builds[0]?.stops).toEqual([{ path: 'console', accepted: true }]);
  });

  it.concurrent('fails the step as a timeout when the service ends it for its length', async () => {
    const { code, outputs, heard, builds } = await play({ scenario: 'timeout' });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error').at(-1)).toBe(`Build 20 ended with TIMEOUT: ${SCENARIOS.timeout.reason}`);
    expect(builds[0]?.stops).toEqual([]);
  });
});

describe('a word for the state that nobody documented', () => {
  it.concurrent('is waited through while the build runs', async () => {
    const { code, outputs } = await play({ scenario: 'unknown-word', speed: 600 });
    expect({ code, status: outputs['status'] }).toEqual({ code: 0, status: 'success' });
  });

  it.concurrent('fails the step when it is the last one, and is named', async () => {
    const { code, outputs, heard } = await play({ scenario: 'unknown-end' });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'unknown' });
    expect(dataOf(heard, 'error').at(-1)).toBe('Build 20 ended with PARTIALLY_DONE.');
  });

  it.concurrent('is waited for until the time is up when there is no finish time', async () => {
    const inputs = { timeout_minutes: '0.02', on_timeout: 'leave' };
    const { code, outputs, heard } = await play({ scenario: 'unknown-forever' }, { inputs });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error')[0]).toContain('did not end within 0.02 minutes (timeout_minutes)');
  });
});
