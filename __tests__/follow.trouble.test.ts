import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { type Circumstances, type Followed, follow } from './support/follow-build.ts';
import {
  failure,
  OPEN_DOOR,
  page,
  type Reply,
  RUNNING,
  refusal,
  reply,
  SUCCESS
} from './support/follow-service.ts';

const RECORD = /\/record-info$/;
const LOG = /real-time-log/;

const times = (count: number, one: Reply): readonly Reply[] => Array<Reply>(count).fill(one);
const throttled = (message = 'no', headers: Readonly<Record<string, string>> = {}): Reply =>
  refusal(429, 'APIGW.0308', message, headers);

/** Follows a build whose record is answered so, after a first look that went well. */
const followed = (replies: readonly Reply[], circumstances: Circumstances = {}): Promise<Followed> =>
  follow([[RECORD, RUNNING, ...replies, SUCCESS]], circumstances);

/** The pauses between the looks, in milliseconds. */
const pauses = ({ service }: Followed): readonly number[] => {
  const at = service.askedFor(RECORD).map(one => one.at);
  return at.slice(1).map((time, index) => time - (at[index] ?? 0));
};

const TROUBLES: readonly (readonly [what: string, one: Reply, why: string])[] = [
  ['the network', failure('connection', false), 'The connection to build.example broke (connection).'],
  ['a cut body', failure('cut'), 'The connection to build.example broke (cut).'],
  ['a stalled body', failure('deadline'), 'The connection to build.example broke (deadline).'],
  ['a broken service', refusal(500, 'CB.00060100', 'busy'), 'HTTP 500, CB.00060100, busy.'],
  [
    'a gateway without a service',
    reply(502, '<html>'),
    'HTTP 502, a web page (<html>) in place of an answer.'
  ],
  ['throttling', throttled('slow down'), 'HTTP 429, APIGW.0308, slow down.'],
  [
    'throttling in the words of the service',
    refusal(500, 'CB.00060211', 'too many'),
    'HTTP 500, CB.00060211, too many.'
  ],
  [
    'an error that reads like a record',
    reply(500, '{"status":"SUCCESS","build_record_id":"x"}'),
    'HTTP 500.'
  ],
  ['an empty body', reply(200, ''), 'HTTP 200, an empty body in place of an answer.']
];

describe('trouble that passes', () => {
  it.each(TROUBLES)(
    'is survived, with one line when it begins and one when it ends: %s',
    async (_, one, why) => {
      const { ending, troubles } = await followed([...times(20, one), RUNNING]);
      expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
      expect(troubles).toEqual([
        `The state of build 5 can't be read for now, waiting on. ${why}`,
        'The state of build 5 can be read again.'
      ]);
    }
  );

  it('has one line when it begins even when it takes many forms', async () => {
    const all = TROUBLES.map(([, one]) => one);
    const { troubles } = await followed([...all, ...all]);
    expect(troubles).toHaveLength(2);
  });

  it('has its two lines each time that it comes', async () => {
    const { troubles } = await followed([failure(), RUNNING, RUNNING, failure(), RUNNING]);
    expect(troubles).toHaveLength(4);
  });

  it('has one line when it does not end before the build does', async () => {
    const { troubles } = await follow([[RECORD, RUNNING, failure()]], { timeoutMs: 600_000 });
    expect(troubles).toEqual([expect.stringContaining("can't be read for now")]);
  });

  it('is survived until the time is up, and no longer', async () => {
    const { ending, clock } = await follow([[RECORD, RUNNING, failure()]], { timeoutMs: 7_200_000 });
    expect(ending).toEqual({ kind: 'out-of-time' });
    expect(clock.elapsed()).toBe(7_200_000);
  });

  it('is survived from the first look on', async () => {
    const { ending } = await follow([[RECORD, ...times(30, failure()), RUNNING, SUCCESS]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('of the whole service is told once, not once for the state and once for the log', async () => {
    const { ending, troubles, service, shown } = await follow(
      [
        [RECORD, RUNNING, ...times(10, failure()), RUNNING, SUCCESS],
        [LOG, page('a\n', 2), page('b\n', 4)]
      ],
      { log: true }
    );
    expect(ending).toMatchObject({ outcome: 'success' });
    expect(troubles).toHaveLength(2);
    expect(service.askedFor(LOG)).toHaveLength(3);
    expect(shown).toBe('a\nb\n');
  });

  it('of the sign-in is survived as well', async () => {
    let tries = 0;
    const signIn = {
      ...OPEN_DOOR,
      authorize: (async request => {
        tries += 1;
        if (tries === 2) throw failure('deadline', false);
        if (tries === 3) throw new ActionError('unclear', 'No token from IAM: HTTP 503.');
        return request;
      }) satisfies typeof OPEN_DOOR.authorize
    };
    const { ending, troubles } = await followed([], { signIn });
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(troubles).toHaveLength(2);
  });
});

describe('the pace of the looks', () => {
  it('backs off while they fail, and is the usual one afterwards', async () => {
    const looks = await followed([...times(6, failure()), RUNNING]);
    expect(pauses(looks)).toEqual([10_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 10_000]);
  });

  it('slows down while it is throttled, and recovers', async () => {
    const looks = await followed([...times(2, throttled()), ...times(12, RUNNING)]);
    expect(pauses(looks)).toEqual([
      ...[10_000, 20_000, 40_000],
      ...[40_000, 40_000, 40_000, 40_000],
      ...[20_000, 20_000, 20_000, 20_000, 20_000],
      ...[10_000, 10_000, 10_000]
    ]);
  });

  it('waits as long as the service asks for', async () => {
    const looks = await followed([
      throttled('no', { 'retry-after': '300' }),
      throttled('policy ip over ratelimit, limit:10, time:1 minute')
    ]);
    expect(pauses(looks)).toEqual([10_000, 300_000, 63_000]);
  });

  it('does not ask for the log in the time that the service asked to wait', async () => {
    const { service } = await follow(
      [
        [RECORD, throttled('no', { 'retry-after': '300' }), RUNNING, SUCCESS],
        [LOG, page('', 0)]
      ],
      { log: true }
    );
    expect(service.askedFor(LOG).map(({ at }) => at)).toEqual([300_000, 320_000]);
  });

  it('slows down when only the log is throttled', async () => {
    const { service, troubles } = await follow(
      [
        [RECORD, ...times(8, RUNNING), SUCCESS],
        [LOG, throttled('no', { 'retry-after': '90' }), throttled(), page('a\n', 2), page('', 2)]
      ],
      { log: true }
    );
    expect(service.askedFor(RECORD).map(({ at }) => at)).toEqual([
      ...[0, 90_000, 130_000, 170_000, 210_000, 250_000, 290_000, 310_000, 330_000]
    ]);
    expect(troubles).toEqual([
      "The log can't be read for now, waiting on. HTTP 429, APIGW.0308, no.",
      'The log can be read again.'
    ]);
  });
});
