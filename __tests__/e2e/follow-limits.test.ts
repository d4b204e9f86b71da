import { describe, expect, it } from '@jest/globals';
import { dataOf } from './follow-runner.ts';
import { onStage, play, sentLog, shownLog } from './follow-support.ts';

const SHORT = { timeout_minutes: '0.02' };

describe('a build that outlasts timeout_minutes', () => {
  it.concurrent('is stopped, and the step fails as a timeout that names its input', async () => {
    const { code, outputs, heard, state, builds } = await play({ scenario: 'endless' }, { inputs: SHORT });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error')).toEqual([
      'Build 20 did not end within 0.02 minutes (timeout_minutes).\nBuild 20 was stopped.'
    ]);
    expect(heard.fences).toEqual({ opened: 1, closed: 1 });
    expect(state['build']).toBe('{"kind":"closed"}');
    expect(builds).toMatchObject([{ status: 'ABORTED', stops: [{ accepted: true }] }]);
  });

  it.concurrent('goes on with on_timeout: leave, and the step says so', async () => {
    const inputs = { ...SHORT, on_timeout: 'leave' };
    const { code, outputs, heard, builds } = await play({ scenario: 'endless' }, { inputs });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error')[0]).toContain('Build 20 goes on, as on_timeout says "leave".');
    expect(builds).toMatchObject([{ phase: 'running', stops: [] }]);
  });

  it.concurrent('leaves what was streamed of its log in the file', async () => {
    const { file, heard } = await play({ scenario: 'endless', speed: 100 }, { inputs: SHORT });
    expect(shownLog(heard)).toContain('[Code checkout]');
    expect(String(file)).toBe(shownLog(heard));
  });

  it.concurrent('is said to have ended by itself when it did just then', async () => {
    const { code, outputs, heard } = await onStage({ scenario: 'endless' }, ({ simulator, main }) =>
      main({
        inputs: SHORT,
        onRequest: ({ route }) => {
          if (route === 'stop') simulator.abortBuild(20);
        }
      })
    );
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error')[0]).toContain('Build 20 was stopped.');
  });

  it.concurrent('is said to go on when the service does not stop it', async () => {
    const body = '{"error_code":"APIGW.0302","error_msg":"The IAM user is not allowed to access the API"}';
    const faults = [{ route: 'stop', do: { kind: 'status', status: 403, body } }] as const;
    const { code, heard, state } = await play({ scenario: 'endless', faults }, { inputs: SHORT });
    expect(code).toBe(1);
    expect(dataOf(heard, 'error')[0]).toMatch(/Build 20 could not be stopped and may go on: HTTP 403/);
    expect(JSON.parse(state['build'] ?? '')).toMatchObject({ kind: 'open' });
  });
});

describe('a step that attaches to a build', () => {
  const attach = { build_number: '20', wait: 'false' };

  it.concurrent('starts nothing, follows the build to its end, and takes the outputs from its record', async () => {
    const sha = 'c0ffee'.padEnd(40, '0');
    const step = await onStage({ speed: 1000 }, ({ simulator, main }) => {
      simulator.startBuild({ scm: { build_commit_id: sha } });
      return main({ inputs: attach });
    });
    const { code, outputs, routes, heard, state, builds, file } = step;
    const [build] = builds;
    expect(code).toBe(0);
    expect(routes).not.toContain('start');
    expect(outputs).toMatchObject({
      actual_build_number: '20',
      daily_build_number: build?.dailyNumber,
      octopus_job_name: build?.octopusName,
      build_record_id: build?.recordId,
      commit_id: sha,
      commit_source: 'build_record',
      status: 'success',
      duration_seconds: '580'
    });
    expect(shownLog(heard)).toBe(sentLog(step));
    expect(String(file)).toBe(sentLog(step));
    expect(state['build']).not.toContain('open');
  });

  it.concurrent('fails when that build has failed long ago, and shows its whole log', async () => {
    const step = await onStage({ scenario: 'failure', speed: 1e6 }, ({ simulator, main }) => {
      simulator.startBuild();
      return main({ inputs: attach });
    });
    expect(step).toMatchObject({ code: 1, outputs: { status: 'failure' } });
    expect(shownLog(step.heard)).toBe(sentLog(step));
  });

  it.concurrent('leaves the build alone when its own time is up', async () => {
    const { code, outputs, heard, builds, routes } = await onStage(
      { scenario: 'endless' },
      ({ simulator, main }) => {
        simulator.startBuild();
        return main({ inputs: { ...attach, ...SHORT } });
      }
    );
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    expect(dataOf(heard, 'error')[0]).toContain('Build 20 goes on: this step did not start it.');
    expect(routes).not.toContain('stop');
    expect(builds).toMatchObject([{ phase: 'running', stops: [] }]);
  });

  it.concurrent('leaves the build alone when the workflow is cancelled, in post as well', async () => {
    const { code, outputs, heard, builds, routes, cleanUp } = await onStage(
      { scenario: 'endless' },
      async ({ simulator, main, post }) => {
        simulator.startBuild();
        const step = await main({
          inputs: attach,
          onRequest: ({ route }, { cancel }) => {
            if (route === 'log') cancel();
          }
        });
        return { ...step, cleanUp: await post(step.state, { inputs: attach }) };
      }
    );
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'unknown' });
    expect(dataOf(heard, 'error')[0]).toContain('Build 20 goes on: this step did not start it.');
    expect([...routes, ...cleanUp.routes]).not.toContain('stop');
    expect(cleanUp).toMatchObject({ code: 0, routes: [] });
    expect(builds).toMatchObject([{ phase: 'running', stops: [] }]);
  });
});
