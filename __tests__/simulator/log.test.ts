import { describe, expect, it } from '@jest/globals';
import type { Simulator, SimulatorOptions } from '../../simulator/index.ts';
import { type Answer, call, fieldsOf, run, withSimulator } from './support.ts';

type Fields = Readonly<Record<string, unknown>>;

const FAST = { speed: 1e6 } as const;

/** Runs a test on a build that has just been started. */
function withBuild<T>(options: SimulatorOptions, test: (simulator: Simulator) => Promise<T>): Promise<T> {
  return withSimulator({ ...FAST, ...options }, async simulator => {
    await run(simulator);
    await new Promise(resolve => setTimeout(resolve, 5));
    return test(simulator);
  });
}

function page(simulator: Simulator, family: 'v1' | 'v3', query: string): Promise<Answer> {
  const path = family === 'v3' ? `/v3/jobs/${simulator.jobId}` : `/v1/log/${simulator.jobId}`;
  return call(simulator, { path: `${path}/20/real-time-log?${query}` });
}

/** The whole log, read page by page. */
async function readAll(simulator: Simulator, family: 'v1' | 'v3'): Promise<readonly string[]> {
  const pages: string[] = [];
  let offset: unknown = 0;
  for (let more: unknown = true; more; ) {
    const query = family === 'v3' ? `offset=${offset}` : `start_offset=${offset}&size=1000`;
    const result = fieldsOf(await page(simulator, family, query))['result'] as Fields;
    pages.push(String(result[family === 'v3' ? 'content' : 'log']));
    offset = result[family === 'v3' ? 'offset' : 'end_offset'];
    more = result[family === 'v3' ? 'has_more_data' : 'has_more'];
  }
  return pages;
}

describe('the live log', () => {
  it('reads as the documents show it', () =>
    withBuild({}, async simulator => {
      const log = (await readAll(simulator, 'v3')).join('');
      const lines = log.trimEnd().split('\n');
      for (const line of lines) {
        expect(line).toMatch(/^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3} GMT\+08:00\] \[INFO\] /);
      }
      expect(lines[0]).toContain(`onStarted: ${simulator.builds[0]?.octopusName} #20`);
      expect(simulator.builds[0]?.log().toString()).toBe(log);
    }));

  it.each(['v1', 'v3'] as const)('comes in pages, whole characters each: %s', family =>
    withBuild({ log: '漢🚀\n'.repeat(50), pageLength: 10 }, async simulator => {
      const pages = await readAll(simulator, family);
      expect(pages.length).toBeGreaterThan(30);
      expect(pages.join('')).toBe('漢🚀\n'.repeat(50));
    })
  );

  it('counts characters when told', () =>
    withBuild({ log: '漢🚀\n'.repeat(50), pageLength: 2, logUnit: 'characters' }, async simulator => {
      expect((await readAll(simulator, 'v3')).join('')).toBe('漢🚀\n'.repeat(50));
    }));

  it('comes a thousand lines a page in v1', () =>
    withBuild({ log: 'line\n'.repeat(2500) }, async simulator => {
      expect((await readAll(simulator, 'v1')).map(({ length }) => length / 5)).toEqual([1000, 1000, 500]);
    }));

  it('may be different for each build', () =>
    withBuild({ log: ({ number }) => `log of ${number}` }, async simulator => {
      expect(await readAll(simulator, 'v3')).toEqual(['log of 20']);
    }));

  it('grows while the build runs, and what is read once is not shown again', () =>
    withSimulator({ speed: 400 }, async simulator => {
      await run(simulator);
      await new Promise(resolve => setTimeout(resolve, 100));
      const first = fieldsOf(await page(simulator, 'v3', 'offset=0'))['result'] as Fields;
      await new Promise(resolve => setTimeout(resolve, 100));
      const second = fieldsOf(await page(simulator, 'v3', `offset=${first['offset']}`))['result'] as Fields;
      expect(first).toMatchObject({ current_offset: 0, has_more_data: false });
      expect(String(first['content']).length).toBeGreaterThan(0);
      expect(String(second['content']).length).toBeGreaterThan(0);
      const log = simulator.builds[0]?.log().toString() ?? '';
      expect(log.startsWith(`${first['content']}${second['content']}`)).toBe(true);
    }));

  it('never reaches beyond what there is, and an offset beyond it reads nothing', () =>
    withBuild({ log: 'abc' }, async simulator => {
      const { result } = fieldsOf(await page(simulator, 'v3', 'offset=999'));
      expect(result).toEqual({ content: '', has_more_data: false, offset: 3, current_offset: 999 });
    }));

  it.each(['queued', 'schedule-failure'] as const)('is an error without an executor: %s', scenario =>
    withBuild({ scenario }, async simulator => {
      for (const answer of [
        await page(simulator, 'v3', 'offset=0'),
        await page(simulator, 'v1', 'size=1000')
      ]) {
        expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([500, 'CB.00030004']);
      }
    })
  );

  it.each(['', 'offset=-1', 'offset=1.5', 'offset=0&length=x'])('refuses the query "%s"', query =>
    withBuild({}, async simulator => {
      expect((await page(simulator, 'v3', query)).status).toBe(400);
    })
  );
});

describe('the whole log', () => {
  const paths = ['/v1/log/:record/download-log?log_level=INFO&compress=false', '/v4/:record/download-log'];

  it.each(paths)('is a file: %s', path =>
    withBuild({ log: '漢🚀\n'.repeat(50) }, async simulator => {
      const record = String(simulator.builds[0]?.recordId);
      const answer = await call(simulator, { path: path.replace(':record', record) });
      expect(answer.headers['content-type']).toBe('application/octet-stream');
      expect(answer.text).toBe('漢🚀\n'.repeat(50));
    })
  );

  it.each(paths)('is JSON as long as there is none: %s', path =>
    withBuild({ scenario: 'endless' }, async simulator => {
      const record = String(simulator.builds[0]?.recordId);
      const answer = await call(simulator, { path: path.replace(':record', record) });
      expect(answer.headers['content-type']).toBe('application/json');
    })
  );

  it('ends where the build was stopped', () =>
    withBuild({ scenario: 'endless', log: '漢'.repeat(1e5), speed: 1e4 }, async simulator => {
      simulator.abortBuild(20);
      await new Promise(resolve => setTimeout(resolve, 50));
      const path = `/v4/${simulator.builds[0]?.recordId}/download-log`;
      const { text } = await call(simulator, { path });
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThan(1e5);
      expect(text).toMatch(/^漢+$/);
      expect((await readAll(simulator, 'v3')).join('')).toBe(text);
      expect(text).toBe(simulator.builds[0]?.log().toString());
    }));
});
