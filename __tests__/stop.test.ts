import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { describeStop, type StopResult, stopBuild } from '../src/stop.ts';
import { type PlayingClock, playingClock } from './support/follow-clock.ts';
import {
  BUILD,
  failure,
  hanging,
  OPEN_DOOR,
  type Reply,
  RUNNING,
  record,
  refusal,
  reply,
  result,
  type Script,
  type ScriptedService,
  scriptedService
} from './support/follow-service.ts';

const STOP = /^\/v1\/.*\/stop\?/;
const TWIN = /^\/v3\/.*\/stop$/;
const RECORD = /record-info/;

const YES = reply(200, '{"status":"success"}');
const ABORTED = record('ABORTED', { finish_time: 'x' });
const FINISHED = refusal(400, 'DEV.CB.032302', 'the task state is refreshed');

interface Stopped {
  readonly service: ScriptedService;
  readonly end: StopResult;
  readonly sentence: string;
  readonly clock: PlayingClock;
}

async function stop(
  script: Script,
  options: { readonly withinMs?: number; readonly until?: AbortSignal; readonly clock?: PlayingClock } = {}
): Promise<Stopped> {
  const { withinMs = 60_000, clock = playingClock() } = options;
  const service = scriptedService(script, { clock });
  const until = options.until && { until: options.until };
  const stopped = await stopBuild({ client: service.client, build: BUILD, clock, withinMs, ...until });
  return { service, end: stopped, sentence: describeStop(BUILD, stopped), clock };
}

describe('a build that runs', () => {
  it('is asked to stop in query and body, and watched until it is over', async () => {
    const { service, end, sentence } = await stop([
      [STOP, YES],
      [RECORD, RUNNING, RUNNING, ABORTED]
    ]);
    expect(end).toMatchObject({ kind: 'ended', progress: { outcome: 'aborted' } });
    expect(sentence).toBe('Build 5 was stopped.');
    expect(service.askedFor(/stop/)).toEqual([
      { method: 'POST', path: `/v1/job/${BUILD.jobId}/stop?build_no=5`, body: '{"build_no":5}', at: 0 }
    ]);
    expect(service.askedFor(RECORD)).toHaveLength(3);
  });

  it('is stopped by the twin when the gateway does not know the current call', async () => {
    const { service, end } = await stop([
      [TWIN, reply(200, '{"success":true,"result":"ok"}')],
      [RECORD, ABORTED]
    ]);
    expect(end.kind).toBe('ended');
    expect(service.askedFor(/stop/).map(({ path, body }) => `${path} ${body}`)).toEqual([
      `/v1/job/${BUILD.jobId}/stop?build_no=5 {"build_no":5}`,
      `/v3/jobs/${BUILD.jobId}/5/stop {}`
    ]);
  });

  it.each<readonly [string, Reply]>([
    ['a status', YES],
    ['a result', result(true)],
    ['an empty body', reply(200, '')],
    ['an empty body without content', reply(204, '')]
  ])('%s means yes', async (_, yes) => {
    const { service, end } = await stop([
      [STOP, yes],
      [RECORD, ABORTED]
    ]);
    expect(end.kind).toBe('ended');
    expect(service.askedFor(STOP)).toHaveLength(1);
  });

  it('whose end is not seen in time was at least asked to stop, and the step says no more than that', async () => {
    const { end, sentence, clock } = await stop(
      [
        [STOP, YES],
        [RECORD, RUNNING]
      ],
      { withinMs: 6_500 }
    );
    expect(end).toEqual({ kind: 'requested' });
    expect(sentence).toBe(
      'The service was asked to stop build 5; its end was not seen in the time there was.'
    );
    expect(clock.elapsed()).toBe(6_500);
  });

  it('is watched through trouble with its record', async () => {
    const errorWithStatus = reply(500, '{"status":"SUCCESS","build_record_id":"x"}');
    const { end } = await stop([
      [STOP, YES],
      [RECORD, failure(), refusal(503, 'X'), reply(200, '<html>'), result({}), errorWithStatus, ABORTED]
    ]);
    expect(end).toMatchObject({ kind: 'ended', progress: { outcome: 'aborted' } });
  });
});

describe('a build that is over already', () => {
  it.each<readonly [string, Reply]>([
    ['as an error', FINISHED],
    [
      'as JSON inside a JSON text',
      reply(200, JSON.stringify('{"error":{"code":"DEV.CB.032302","reason":"done"},"status":"error"}'))
    ]
  ])('needs no stop, and the record says how it ended: %s', async (_, finished) => {
    const { service, end, sentence } = await stop([
      [STOP, finished],
      [RECORD, record('SUCCESS')]
    ]);
    expect(end).toMatchObject({ kind: 'ended', progress: { outcome: 'success' } });
    expect(sentence).toBe('Build 5 had ended before it could be stopped: SUCCESS.');
    expect(service.askedFor(STOP)).toHaveLength(1);
  });

  it('is not said to have ended before the stop when it ended with a word that may mean just that', async () => {
    const sentenceFor = async (word: string): Promise<string> =>
      (
        await stop([
          [STOP, YES],
          [RECORD, record(word, { finish_time: 'x' })]
        ])
      ).sentence;
    expect(await sentenceFor('STOPPED')).toBe('Build 5 is over: STOPPED.');
    expect(await sentenceFor('')).toBe('Build 5 is over.');
  });
});

describe('a stop that does not get through', () => {
  it.each<readonly [string, Reply]>([
    ['the network breaks', failure()],
    ['the service is broken', refusal(500, 'CB.00060101')],
    ['it is throttled', refusal(429, 'APIGW.0308')],
    ['a proxy answers', reply(200, '<html>')]
  ])('is tried again within the time: %s', async (_, trouble) => {
    const { service, end } = await stop([
      [STOP, trouble, trouble, YES],
      [RECORD, ABORTED]
    ]);
    expect(end.kind).toBe('ended');
    expect(service.askedFor(STOP)).toHaveLength(3);
  });

  it('is given up in time, with the last reason', async () => {
    const { service, end, sentence, clock } = await stop(
      [[STOP, failure(), refusal(503, 'X.1', 'maintenance')]],
      {
        withinMs: 6_500
      }
    );
    expect(end).toEqual({ kind: 'failed', why: 'HTTP 503, X.1, maintenance.' });
    expect(sentence).toBe('Build 5 could not be stopped and may go on: HTTP 503, X.1, maintenance.');
    expect(clock.elapsed()).toBe(6_500);
    expect(service.askedFor(STOP).length).toBeLessThan(7);
    expect(service.askedFor(RECORD)).toHaveLength(0);
  });

  it('is given up in time when the service hangs', async () => {
    const { end, clock } = await stop([[STOP, hanging]], { withinMs: 6_500 });
    expect(end).toEqual({ kind: 'failed', why: 'The connection to build.example broke (aborted).' });
    expect(clock.elapsed()).toBe(6_500);
  });

  it('does not hang with the record either', async () => {
    const { end, clock } = await stop(
      [
        [STOP, YES],
        [RECORD, hanging]
      ],
      { withinMs: 6_500 }
    );
    expect(end).toEqual({ kind: 'requested' });
    expect(clock.elapsed()).toBe(6_500);
  });

  it('is not tried at all when no time is left', async () => {
    const { service, end } = await stop([[STOP, YES]], { until: AbortSignal.abort() });
    expect(end).toEqual({ kind: 'failed', why: 'no time was left.' });
    expect(service.asked).toHaveLength(0);
  });

  it('ends earlier when it must', async () => {
    const clock = playingClock();
    const until = new AbortController();
    clock.at(4_000, () => until.abort());
    await stop(
      [
        [STOP, YES],
        [RECORD, RUNNING]
      ],
      { until: until.signal, clock }
    );
    expect(clock.elapsed()).toBe(4_000);
  });
});

describe('a stop that is refused', () => {
  it.each<readonly [string, Reply, string]>([
    ['for good', refusal(403, 'APIGW.0302', 'not allowed'), 'HTTP 403, APIGW.0302, not allowed.'],
    ['because of the sign-in', refusal(401, 'APIGW.0301', 'expired'), 'HTTP 401, APIGW.0301, expired.'],
    ['by a status with an empty body', reply(302, ''), 'HTTP 302, an empty body in place of an answer.']
  ])('is not tried again: %s', async (_, no, why) => {
    const { service, end } = await stop([[STOP, no]]);
    expect(end).toEqual({ kind: 'failed', why });
    expect(service.askedFor(STOP)).toHaveLength(1);
  });

  it('never throws, whatever breaks on the way', async () => {
    for (const [error, why] of [
      [new ActionError('refused', 'IAM said no.'), 'IAM said no.'],
      [new TypeError('a bug'), 'a bug'],
      ['a text', 'a text']
    ] as const) {
      const clock = playingClock();
      const signIn = { ...OPEN_DOOR, authorize: () => Promise.reject(error) };
      const { client } = scriptedService([[STOP, YES]], { clock, signIn });
      expect(await stopBuild({ client, build: BUILD, clock, withinMs: 5_000 })).toEqual({
        kind: 'failed',
        why
      });
    }
  });
});
