import { describe, expect, it } from '@jest/globals';
import type { Plan, ScenarioName, Simulator, SimulatorOptions } from '../../simulator/index.ts';
import { call, fieldsOf, run, withSimulator } from './support.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The `result` of a GET. `:job`, `:no` and `:record` stand for those of the newest build. */
async function look(simulator: Simulator, path: string): Promise<Fields> {
  const answer = fieldsOf(await look.raw(simulator, path));
  return (answer['result'] ?? answer) as Fields;
}
look.raw = (simulator: Simulator, path: string) => {
  const build = simulator.builds.at(-1);
  const parts = { job: simulator.jobId, no: String(build?.number), record: String(build?.recordId) };
  return call(simulator, {
    path: path.replace(/:(job|no|record)/g, (_, name: keyof typeof parts) => parts[name])
  });
};

const RECORD = '/v1/record/:job/:no/record-info';

/** Runs a test on a build of a scenario, so many seconds of build time (or more) after its start. */
function at<T>(
  scenario: ScenarioName | Plan,
  seconds: number,
  test: (simulator: Simulator) => Promise<T>,
  options: SimulatorOptions = {}
): Promise<T> {
  return withSimulator({ scenario, speed: 1e4, ...options }, async simulator => {
    await run(simulator, { parameter: [{ name: 'version', value: '1.10' }] });
    await new Promise(resolve => setTimeout(resolve, seconds / 10));
    return test(simulator);
  });
}

const OVER = 700;

describe('a record', () => {
  it('says all that is documented', () =>
    at('success', OVER, async simulator => {
      const [build] = simulator.builds;
      expect(await look(simulator, RECORD)).toMatchObject({
        build_record_id: build?.recordId,
        codeci_job_id: simulator.jobId,
        build_no: 20,
        daily_build_num: build?.dailyNumber,
        execution_id: build?.octopusName,
        user_id: build?.userId,
        status: 'SUCCESS',
        err_msg: null,
        duration: 580_000,
        build_project_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        devcloud_project_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        finish_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
      });
      const [v1, v4] = [
        await look(simulator, RECORD),
        await look(simulator, '/v4/jobs/:job/:no/record-info')
      ];
      expect(v4).toEqual(v1);
    }));

  it('takes its times from build time', () =>
    at('success', OVER, async simulator => {
      const record = await look(simulator, RECORD);
      const time = (name: string): number => Date.parse(String(record[name]));
      expect(time('start_time') - time('create_time')).toBe(20_000);
      expect(time('finish_time') - time('start_time')).toBe(580_000);
      expect(Math.abs(time('create_time') - Date.now())).toBeLessThan(5000);
    }));

  it.each<[ScenarioName, string, string | null]>([
    ['failure', 'FAILURE', 'Step [Upload to the release repository] failed'],
    ['early-failure', 'FAILURE', 'Step [Code checkout] failed'],
    ['aborted', 'ABORTED', null],
    ['timeout', 'TIMEOUT', 'The build took longer than its time limit'],
    ['unknown-end', 'PARTIALLY_DONE', null]
  ])('of %s ends as %s', (scenario, status, reason) =>
    at(scenario, OVER, async simulator => {
      const expected = { status, err_msg: reason, finish_time: expect.any(String) };
      expect(await look(simulator, RECORD)).toMatchObject(expected);
    })
  );

  it.each<[ScenarioName, string]>([
    ['schedule-failure', 'SCHEDULE_FAILURE'],
    ['unknown-forever', 'UNKNOWN']
  ])('of %s ends as %s without a finish time', (scenario, status) =>
    at(scenario, OVER, async simulator => {
      expect(await look(simulator, RECORD)).toMatchObject({ status, finish_time: null });
    })
  );

  it.each<[ScenarioName, string]>([
    ['queued', 'QUEUED'],
    ['endless', 'RUNNING']
  ])('of %s stays %s', (scenario, status) =>
    at(scenario, OVER, async simulator => {
      expect(await look(simulator, RECORD)).toMatchObject({ status, finish_time: null });
    })
  );

  it('has a word that nobody documented for a while', () =>
    withSimulator({ scenario: 'unknown-word', speed: 1 }, async simulator => {
      await run(simulator);
      expect(await look(simulator, RECORD)).toMatchObject({ status: 'PREHEATING', finish_time: null });
    }));

  it('is not known at once when the service is slow, and neither are lists', () =>
    withSimulator({ recordLagMs: 300, listLagMs: 10_000 }, async simulator => {
      await run(simulator);
      expect((await look.raw(simulator, RECORD)).status).toBe(422);
      await new Promise(resolve => setTimeout(resolve, 350));
      expect((await look.raw(simulator, RECORD)).status).toBe(200);
      expect(await look(simulator, '/v1/job/:job/running-status')).toMatchObject({ last_build_no: null });
    }));

  it.each([
    ['/v1/record/:job/99/record-info', 422, 'DEVCB.00030000'],
    ['/v1/record/:job/0/record-info', 400, 'CB.00060200'],
    [`/v1/record/${'A'.repeat(32)}/20/record-info`, 400, 'CB.00060201'],
    [`/v1/record/${'a'.repeat(32)}/20/record-info`, 422, 'DEVCB.00031006'],
    [`/v4/jobs/${'a'.repeat(32)}/20/record-info`, 422, 'CB.00031006']
  ])('is refused: %s', (path, status, code) =>
    at('success', 0, async simulator => {
      const answer = await look.raw(simulator, path);
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([status, code]);
    })
  );
});

describe('other views of a build', () => {
  it('progress', async () => {
    await at('failure', OVER, async simulator => {
      const expected = { building: false, build_result: 'FAILURE' };
      expect(await look(simulator, '/v1/job/:job/:no/build-info')).toMatchObject(expected);
    });
    await at('endless', OVER, async simulator => {
      const expected = { building: true, build_result: null };
      expect(await look(simulator, '/v1/job/:job/:no/build-info')).toMatchObject(expected);
    });
  });

  it('parameters', () =>
    at('success', 0, async simulator => {
      const answer = await look(simulator, '/v1/job/:job/:no/history-parameters');
      expect(answer).toEqual([{ name: 'version', value: '1.10' }]);
    }));

  it('steps, flat, in the words of their own', () =>
    at('early-failure', OVER, async simulator => {
      expect(await look(simulator, '/v3/jobs/:job/:no/history-details')).toMatchObject({
        build_number: 20,
        parameters: { version: '1.10' },
        build_steps: [
          { name: 'Code checkout', status: 'error', build_time: 20_000 },
          { name: '准备环境', status: '', build_time: 0 },
          {},
          {}
        ]
      });
    }));

  it('no steps as long as there is nothing to show', () =>
    at('queued', OVER, async simulator => {
      const answer = await look.raw(simulator, '/v3/jobs/:job/:no/history-details');
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([403, 'CB.00031059']);
    }));

  it('stages, a map, in the words of records', () =>
    at('failure', OVER, async simulator => {
      const { build_stages: stages } = await look(simulator, '/v1/record/:record/full-stages');
      expect(Object.keys(stages as object)).toEqual([
        'initial',
        'stage1',
        'stage2',
        'stage3',
        'stage4',
        'final'
      ]);
      expect(stages).toMatchObject({
        stage1: { display_name: 'Code checkout', status: 'SUCCESS', duration: 20_000, sequence: 1 },
        stage4: { status: 'FAILURE', duration: 60_000, finish_time: expect.any(String) },
        final: { status: 'FAILURE' }
      });
    }));

  it('the analysis of a failure', () =>
    at('failure', OVER, async simulator => {
      expect(await look(simulator, '/v1/log/:job/:no/analysis?limit=100&offset=0')).toMatchObject({
        error_nodes: [
          {
            step: 'Upload to the release repository',
            analyzed_success: true,
            error_info: { error_code: 'DEV.CB.0220021' }
          }
        ]
      });
    }));

  it('artifacts, or nulls', async () => {
    await at('success', OVER, async simulator => {
      const v1 = await look(simulator, '/v1/job/:job/:no/output');
      expect(v1).toMatchObject({ package_info: null, image_infos: null });
      expect(v1['package_infos']).toMatchObject({
        'hello-build-1.10.jar': { version: '1.10', package_type: 'jar' }
      });
      expect(await look(simulator, '/v3/jobs/:job/:no/output-info')).toEqual(v1);
    });
    await at('failure', OVER, async simulator => {
      expect(await look(simulator, '/v1/job/:job/:no/output')).toMatchObject({ package_infos: null });
    });
  });
});

describe('a stop', () => {
  const stops: readonly (readonly [string, string])[] = [
    ['/v1/job/:job/stop?build_no=20', '{"build_no":20}'],
    ['/v1/job/:job/stop', '{"build_no":20}'],
    ['/v1/job/:job/stop', '{"build_no":"20"}'],
    ['/v1/job/:job/stop?build_no=20', '{}'],
    ['/v3/jobs/:job/20/stop', '{}']
  ];

  function stop(simulator: Simulator, path: string, body: string) {
    return call(simulator, { method: 'POST', path: path.replace(':job', simulator.jobId), body });
  }

  it.each(stops)('ends a build that runs: %s %s', (path, body) =>
    at('endless', OVER, async simulator => {
      const answer = await stop(simulator, path, body);
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer)).toMatchObject(
        path.startsWith('/v1') ? { status: 'success' } : { success: true }
      );
      await new Promise(resolve => setTimeout(resolve, 10));
      expect(await look(simulator, RECORD)).toMatchObject({
        status: 'ABORTED',
        finish_time: expect.any(String)
      });
      const [seen] = path.replace(':job', simulator.jobId).split('?');
      expect(simulator.builds).toMatchObject([
        { status: 'ABORTED', stops: [{ path: seen, accepted: true }] }
      ]);
    })
  );

  it('ends a build that waits', () =>
    at('queued', 0, async simulator => {
      await stop(simulator, '/v1/job/:job/stop', '{"build_no":20}');
      await new Promise(resolve => setTimeout(resolve, 10));
      expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
    }));

  it('comes too late for a build that is over', () =>
    at('success', OVER, async simulator => {
      const answer = await stop(simulator, '/v1/job/:job/stop', '{"build_no":20}');
      expect(answer.status).toBe(400);
      expect(fieldsOf(answer)).toMatchObject({ status: 'error', error: { code: 'DEV.CB.032302' } });
      expect(simulator.builds).toMatchObject([{ status: 'SUCCESS', stops: [{ accepted: false }] }]);
    }));

  it.each([
    ['/v1/job/:job/stop?build_no=20', '', 'PARSE_REQUEST_DATA_EXCEPTION'],
    ['/v1/job/:job/stop', '{}', 'DEV.CB.032000'],
    ['/v1/job/:job/stop?build_no=21', '{"build_no":20}', 'DEV.CB.032000'],
    ['/v1/job/:job/stop', '{"build_no":99}', 'DEV.CB.032000']
  ])('is refused: %s %s', (path, body, code) =>
    at('endless', 0, async simulator => {
      const answer = await stop(simulator, path, body);
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([400, code]);
      expect(simulator.builds).toMatchObject([{ stops: [] }]);
    })
  );

  it('can come from somebody else', () =>
    at('endless', OVER, async simulator => {
      expect(simulator.abortBuild(20)).toBe(true);
      const path = `/_control/builds/${simulator.jobId}/20/abort`;
      await call(simulator, { method: 'POST', path });
      expect(simulator.builds[0]?.stops.map(({ path: by }) => by)).toEqual(['console', 'console']);
    }));
});
