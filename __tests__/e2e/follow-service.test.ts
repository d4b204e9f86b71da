import { describe, expect, it } from '@jest/globals';
import { SCENARIOS } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { fastClock, ownLines, type Played, play, sentLog, shownLog } from './follow-support.ts';

const NO_API =
  '{"error_code":"APIGW.0101","error_msg":"The API does not exist or has not been published in the environment"}';

/** The outputs that come from calls other than the start. */
function expectAll(step: Played): void {
  const { code, outputs, summary, file, builds, heard } = step;
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ status: 'success', duration_seconds: '580' });
  expect(outputs['build_record_id']).toBe(builds[0]?.recordId);
  expect(JSON.parse(outputs['artifacts'] ?? '')).toHaveLength(2);
  expect(summary).toContain('| Build with Maven | success | 6 min 40 s |');
  expect(String(file)).toBe(sentLog(step));
  expect(shownLog(heard)).toBe(sentLog(step));
}

const STARTED = ['start', 'record', 'log', 'full-log', 'output'];

describe('a region that has only one family of the calls', () => {
  it.concurrent('tells all of a build by the current calls alone', async () => {
    const played = await play({ families: ['v1'] });
    expectAll(played);
    expect(played.routes).toEqual(expect.arrayContaining(STARTED));
  });

  it.concurrent('tells all of a build by the older calls alone', async () => {
    const played = await play({ families: ['v3', 'v4'] });
    expectAll(played);
    expect(played.routes).toEqual(expect.arrayContaining([...STARTED, 'steps']));
  });

  it.concurrent.each([
    [['v1'], '/v1/job/JOB/stop'],
    [['v3', 'v4'], '/v3/jobs/JOB/20/stop']
  ] as const)('of %j still stops a build whose time is up', async (families, path) => {
    const inputs = { timeout_minutes: '0.01' };
    const { code, outputs, builds } = await play({ families, scenario: 'endless' }, { inputs });
    expect({ code, status: outputs['status'] }).toEqual({ code: 1, status: 'timeout' });
    const [build] = builds;
    expect(build).toMatchObject({ status: 'ABORTED' });
    expect(build?.stops).toEqual([{ path: path.replace('JOB', build?.jobId ?? ''), accepted: true }]);
  });

  it.concurrent('of the older calls fails the step with the reason, as the cause is not to be had', async () => {
    const { code, heard, summary } = await play({ families: ['v3', 'v4'], scenario: 'failure' });
    expect(code).toBe(1);
    expect(dataOf(heard, 'error')).toEqual([`Build 20 ended with FAILURE: ${SCENARIOS.failure.reason}`]);
    expect(summary).toContain('| Upload to the release repository | error |');
  });

  it.concurrent('asks each missing path once only', async () => {
    const { routes } = await play({ families: ['v3', 'v4'], speed: 1000 });
    const missing = routes.filter(route => route.startsWith('/'));
    expect(missing.filter(path => path.endsWith('/record-info'))).toHaveLength(1);
    expect(new Set(missing).size).toBe(missing.length);
  });
});

describe('a service that does not tell all', () => {
  it.concurrent('of the record tells the result by whether the build still runs', async () => {
    const faults = [
      { route: 'record', times: 'always', do: { kind: 'status', status: 404, body: NO_API } }
    ] as const;
    const good = await play({ faults });
    expect(good).toMatchObject({ code: 0, outputs: { status: 'success' } });
    const bad = await play({ faults, scenario: 'failure' });
    expect(bad).toMatchObject({ code: 1, outputs: { status: 'failure' } });
    expect(shownLog(good.heard)).toBe(sentLog(good));
  });

  it.concurrent('of steps, artifacts, causes and the log gives the result all the same', async () => {
    const routes = ['stages', 'steps', 'output', 'analysis', 'full-log', 'log'];
    const faults = routes.map(
      route => ({ route, times: 'always', do: { kind: 'status', status: 404, body: NO_API } }) as const
    );
    const { code, outputs, heard } = await play({ faults, scenario: 'failure' });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ status: 'failure', artifacts: '[]', log_path: '' });
    expect(dataOf(heard, 'error')).toEqual([`Build 20 ended with FAILURE: ${SCENARIOS.failure.reason}`]);
    const good = await play({ faults });
    expect(good).toMatchObject({ code: 0, outputs: { status: 'success' } });
  });

  it.concurrent('of a build that was just started is given time, and that is no trouble', async () => {
    const step = await play({ recordLagMs: 1200 });
    expect(step.code).toBe(0);
    expect(shownLog(step.heard)).toBe(sentLog(step));
    expect(ownLines(step.heard)).toEqual([]);
  });

  it.concurrent('of a build at all is given up on after two minutes, and the build is left alone', async () => {
    const { code, outputs, heard, builds } = await play(
      { scenario: 'endless', recordLagMs: 3_600_000 },
      { inputs: { poll_seconds: '10' }, step: fastClock(100) }
    );
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ actual_build_number: '20', status: 'unknown' });
    const [error] = dataOf(heard, 'error');
    expect(error).toMatch(/^The state of build 20 can't be read: HTTP 422, .*does not exist/);
    expect(error).toContain('Build 20 was left alone and may still be running.');
    expect(builds[0]?.stops).toEqual([]);
  });
});
