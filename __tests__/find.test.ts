import { describe, expect, it } from '@jest/globals';
import { createBuildClient } from '../src/codearts/client.ts';
import { findBuild, type Sought } from '../src/find.ts';
import type { HttpRequest, HttpResponse, Transport } from '../src/http.ts';
import { JOB } from './support/client.ts';
import { jumpingClock, START } from './support/clock.ts';
import { gatewayReply, reply } from './support/http.ts';
import { COMMIT, list, listed } from './support/start.ts';

const HOUR = 3_600_000;
const never = new AbortController().signal;
const sought: Sought = {
  request: { job_id: JOB, scm: { build_commit_id: COMMIT } },
  sentAt: START,
  uniqueParameter: '',
  octopusJobName: ''
};

/** Looks in a service that answers each read by a function; the URLs it was asked for. */
async function looking(
  answer: (url: URL, asked: number) => HttpResponse | Error,
  what: Partial<Sought> = {}
) {
  const urls: URL[] = [];
  const clock = jumpingClock();
  const transport: Transport = async ({ url }: HttpRequest) => {
    urls.push(new URL(url));
    const answered = answer(new URL(url), urls.length);
    if (answered instanceof Error) throw answered;
    return answered;
  };
  const signIn = { authorize: async (plain: HttpRequest) => plain, recover: async () => false };
  const retry = { clock, random: () => 0, onWait: () => {} };
  const client = createBuildClient({ transport, signIn, baseUrl: 'https://build.test', retry });
  const found = await findBuild({ ...sought, ...what }, { client, clock, hurry: never, signal: never });
  return { found, urls, clock };
}

const page = (count: number, from: number) =>
  list(...Array.from({ length: count }, (_, index) => listed(from + index, { start_time: START - HOUR })));

describe('the list of builds', () => {
  it('is asked for a day around now, as clocks in Beijing show it', async () => {
    const { urls } = await looking(() => list());
    const query = urls[0]?.searchParams;
    expect(query?.get('start_time')).toBe('2026-01-01 11:04:07');
    expect(query?.get('end_time')).toBe('2026-01-03 11:04:07');
    expect(urls[0]?.search).toContain('2026-01-01%2011%3A04%3A07');
  });

  it('is read page by page to its end', async () => {
    const { found } = await looking(({ searchParams }) =>
      searchParams.get('page_index') === '0' ? page(100, 1) : list(listed(200, { start_time: START }))
    );
    expect(found).toMatchObject({ kind: 'one', build: { buildNumber: '200' } });
  });

  it('is asked for again by the clock of the service when ours is a day off', async () => {
    const late = START + 30 * HOUR;
    const { found, urls } = await looking(() => ({
      ...list(listed(20, { start_time: late + 1000 }), listed(19, { start_time: START })),
      headers: { date: new Date(late).toUTCString() }
    }));
    expect(urls[1]?.searchParams.get('end_time')).toMatch(/^2026-01-04 17:04/);
    expect(found).toMatchObject({ kind: 'one', build: { buildNumber: '20' } });
  });

  it('may be empty, or refused as for a task that was never built', async () => {
    const none = gatewayReply(403, 'CB.00031059');
    expect((await looking(() => none)).found).toEqual({ kind: 'none' });
    const nothing = reply(200, { status: 'success', result: { job_build_states: null } });
    expect((await looking(() => nothing)).found).toEqual({ kind: 'none' });
  });

  it.each<readonly [string, unknown]>([
    ['no list', 'none'],
    ['a list of which nothing can be read', [{ number: 'x' }, { number: { toString: null } }, 7, null]]
  ])('makes no sense, as it is %s: then nothing is claimed', async (_, job_build_states) => {
    expect((await looking(() => reply(200, { result: { job_build_states } }))).found).toEqual({
      kind: 'blind'
    });
  });

  it('has the last word: what it showed before it broke is no more than a hint', async () => {
    const broken = gatewayReply(500, 'CB.00060101');
    const lists = (before: HttpResponse) => (_: URL, asked: number) => (asked === 1 ? before : broken);
    expect((await looking(lists(list()))).found).toEqual({ kind: 'blind' });
    expect((await looking(lists(list(listed(20))))).found).toMatchObject({
      kind: 'unsure',
      candidates: [{ buildNumber: '20' }]
    });
  });

  it.each(['Sat, 13 Sep 275760 00:00:00 GMT', '-1', 'soon'])('may come with the date %s', async date => {
    const { found } = await looking(() => ({ ...list(listed(20)), headers: { date } }));
    expect(found).toMatchObject({ kind: 'one' });
  });

  it('is passed over where an entry is no build', async () => {
    const odd = list({ number: 'x' }, { number: 0 }, listed(20, { start_time: String(START) }));
    expect((await looking(() => odd)).found).toMatchObject({ kind: 'one', build: { buildNumber: '20' } });
  });
});

describe('a build', () => {
  it('from before the request is another', async () => {
    const before = list(listed(19, { start_time: new Date(START - 60_000).toISOString() }));
    expect((await looking(() => before)).found).toEqual({ kind: 'none' });
  });

  it('from before the request is another, also when it got its executor only now', async () => {
    const waited = { create_time: new Date(START - 60_000).toISOString(), build_record_id: 'r' };
    const { found } = await looking(({ pathname }) =>
      pathname.endsWith('/list') ? list(listed(19, { start_time: START })) : reply(200, { result: waited })
    );
    expect(found).toEqual({ kind: 'none' });
  });

  it('that lacks the key of this step is only a guess, however like it is', async () => {
    const keyed = { ...sought.request, parameter: [{ name: 'KEY', value: 'mine' }] };
    const { found } = await looking(
      ({ pathname }) => (pathname.endsWith('/list') ? list(listed(20)) : reply(200, { result: [] })),
      { request: keyed, uniqueParameter: 'KEY' }
    );
    expect(found).toMatchObject({ kind: 'unsure', candidates: [{ buildNumber: '20' }] });
  });

  it('that nothing speaks for is only a guess', async () => {
    const bare = list(listed(20, { commit_id: undefined, commit_info: null }));
    expect((await looking(() => bare)).found).toMatchObject({
      kind: 'unsure',
      candidates: [{ buildNumber: '20' }]
    });
  });

  it('is known by its commit also where only commit_info has it', async () => {
    const info = list(listed(20, { commit_id: undefined, commit_info: { commit_id: COMMIT } }));
    expect((await looking(() => info)).found).toMatchObject({ kind: 'one' });
  });

  it('is known by the name on the executor, among builds that are alike', async () => {
    const { found, clock } = await looking(
      ({ pathname }) =>
        pathname.endsWith('/list')
          ? list(listed(20), listed(21))
          : reply(200, {
              result: {
                build_record_id: 'r',
                status: 'RUNNING',
                execution_id: pathname.includes('/21/') ? 'j_ours' : 'j_other'
              }
            }),
      { octopusJobName: 'j_ours' }
    );
    expect(found).toMatchObject({ kind: 'one', build: { buildNumber: '21' } });
    expect(clock.slept).toHaveLength(1);
  });

  it('is not ruled out by what can not be read of it', async () => {
    const { found } = await looking(
      ({ pathname }) => (pathname.endsWith('/list') ? list(listed(20)) : gatewayReply(404, 'APIGW.0101')),
      { octopusJobName: 'j_ours', request: { ...sought.request, parameter: [{ name: 'a', value: '1' }] } }
    );
    expect(found).toMatchObject({ kind: 'one', build: { buildNumber: '20' } });
  });
});

it('passes a bug of ours on, rather than take it for a silent service', async () => {
  await expect(looking(() => new TypeError('ours'))).rejects.toThrow('ours');
});
