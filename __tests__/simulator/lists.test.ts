import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { call, fieldsOf, run, withSimulator } from './support.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A time as a wall clock in Beijing shows it. */
function beijing(offsetMinutes: number): string {
  return new Date(Date.now() + (8 * 60 + offsetMinutes) * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

async function get(
  simulator: Simulator,
  path: string,
  query: Readonly<Record<string, string>>
): Promise<Fields> {
  const answer = fieldsOf(await call(simulator, { path: `${path}?${new URLSearchParams(query)}` }));
  return (answer['result'] ?? answer) as Fields;
}

const around = { start_time: beijing(-10), end_time: beijing(10) };

describe.each(['/v1/record/:job/list', '/v3/jobs/:job/build-info-records'])('%s', template => {
  const list = (simulator: Simulator, query: Readonly<Record<string, string>>): Promise<Fields> =>
    get(simulator, template.replace(':job', simulator.jobId), query);

  it('shows the builds in a window of the wall clock in Beijing, the newest first', () =>
    withSimulator({ scenario: 'endless' }, async simulator => {
      await run(simulator, { scm: { build_commit_id: 'f3b1c9a', branch: 'main' } });
      simulator.startBuild({ parameters: [{ name: 'a', value: '1' }] });
      const { job_build_states: builds, ...rest } = await list(simulator, around);
      expect(rest).toEqual({ health_score: '0', page_index: '0', total_page: '1', total_record: '2' });
      expect(builds).toMatchObject([
        { number: 21, executor: 'someone-else' },
        { number: 20, executor: 'octocat', commit_id: 'f3b1c9a', code_branch: 'main', state: null }
      ]);
    }));

  it('shows none outside of the window, as with the time of another zone', () =>
    withSimulator({}, async simulator => {
      await run(simulator);
      const utc = { start_time: beijing(-490), end_time: beijing(-470) };
      expect(await list(simulator, utc)).toMatchObject({ total_record: '0', job_build_states: [] });
    }));

  it('comes in pages', () =>
    withSimulator({ firstBuildNumber: 1 }, async simulator => {
      for (let index = 0; index < 12; index += 1) simulator.startBuild();
      const second = await list(simulator, { ...around, page_index: '1', page_size: '5' });
      expect(second).toMatchObject({ page_index: '1', total_page: '3', total_record: '12' });
      expect((second['job_build_states'] as readonly Fields[]).map(({ number }) => number)).toEqual([
        7, 6, 5, 4, 3
      ]);
    }));

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no window', {}, 'CB.00060200'],
    ['ISO times', { start_time: '2026-05-04T00:00:00', end_time: '2026-05-05T00:00:00' }, 'CB.00060200'],
    ['the ends swapped', { start_time: around.end_time, end_time: around.start_time }, 'CB.00060200'],
    ['32 days', { start_time: '2026-05-01 00:00:00', end_time: '2026-06-02 00:00:00' }, 'CB.00031105'],
    ['101 a page', { ...around, page_size: '101' }, 'CB.00060200']
  ])('refuses %s', (_, query, code) =>
    withSimulator({}, async simulator => {
      expect(await list(simulator, query)).toMatchObject({ error_code: code });
    })
  );
});

describe('ListRecords', () => {
  it('shows the builds of a build project with all that tells them apart', () =>
    withSimulator({}, async simulator => {
      const parameter = [{ name: 'run', value: '7' }];
      await run(simulator, { parameter });
      const record = await get(simulator, `/v1/record/${simulator.jobId}/20/record-info`, {});
      const { data, pagination } = await get(simulator, `/v1/record/${record['build_project_id']}/records`, {
        page: '0',
        limit: '100',
        from_date: '2020-01-01 00:00:00',
        to_date: beijing(10)
      });
      expect(pagination).toEqual({ page: 0, limit: 100, total: 1 });
      expect(data).toMatchObject([
        {
          id: simulator.builds[0]?.recordId,
          build_no: '20',
          execution_id: simulator.builds[0]?.octopusName,
          user_id: record['user_id'],
          parameters: [{ name: 'run', value: '7' }]
        }
      ]);
    }));
});

describe('ShowRunningStatus', () => {
  it('knows the newest build and whether any runs', () =>
    withSimulator({ scenario: 'queued' }, async simulator => {
      const path = `/v1/job/${simulator.jobId}/running-status`;
      expect(await get(simulator, path, {})).toMatchObject({ last_build_no: null, is_running: false });
      await run(simulator);
      expect(await get(simulator, path, {})).toMatchObject({
        last_build_no: '20',
        last_build_status: 'InQueue',
        is_running: true
      });
    }));
});
