import { describe, expect, it } from '@jest/globals';
import { drainLog } from '../src/follow.ts';
import { createLogStream } from '../src/log-stream.ts';
import { createPace } from '../src/pace.ts';
import { type Circumstances, type Followed, follow } from './support/follow-build.ts';
import { playingClock } from './support/follow-clock.ts';
import {
  BUILD,
  failure,
  hanging,
  NO_API,
  page,
  pageV1,
  type Reply,
  RUNNING,
  refusal,
  reply,
  SUCCESS,
  scriptedService
} from './support/follow-service.ts';

const RECORD = /\/record-info$/;
const LOG = /^\/v3\/.*real-time-log/;
const LOG_V1 = /^\/v1\/.*real-time-log/;
const NO_END = 'The end of the log could not be read here; look at it in the console.';

/** Follows a build with this log and, unless told, two looks before its end. */
const followed = (
  pages: readonly Reply[],
  { looks = [RUNNING, RUNNING, SUCCESS], ...rest }: Circumstances & { readonly looks?: readonly Reply[] } = {}
): Promise<Followed> =>
  follow(
    [
      [RECORD, ...looks],
      [LOG, ...pages]
    ],
    { log: true, ...rest }
  );

describe('the log of a build that runs', () => {
  it('is shown after each look, whole to the last line', async () => {
    const { shown, service, troubles } = await followed([
      page('one\n', 4),
      page('two\nth', 10),
      page('ree\n', 14, true),
      page('four', 18)
    ]);
    expect(shown).toBe('one\ntwo\nthree\nfour');
    expect(service.asked.map(({ path }) => (LOG.test(path) ? 'log' : 'state'))).toEqual([
      ...['state', 'log', 'state', 'log', 'state', 'log', 'log']
    ]);
    expect(troubles).toEqual([]);
  });

  it('is drained by a read that was asked for after the end was seen', async () => {
    const { shown } = await followed([page('early\n', 6), page('', 6), page('late\n', 11)]);
    expect(shown).toBe('early\nlate\n');
  });

  it('is not there yet at first, and that is no trouble', async () => {
    const none = refusal(500, 'CB.00030004');
    const { shown, troubles } = await followed([none, none, page('a\n', 2)]);
    expect([shown, troubles]).toEqual(['a\n', []]);
  });

  it('never comes when the build got no executor, and that is no trouble', async () => {
    const { troubles, clock } = await followed([refusal(500, 'CB.00030004')]);
    expect(troubles).toEqual([]);
    expect(clock.elapsed()).toBe(20_000);
  });

  it('is looked at between many pages as well, without a pause', async () => {
    let offset = 0;
    const long: Reply = async () => {
      offset += 1;
      return page(`${offset}\n`, offset, offset < 250);
    };
    const { shown, service, clock } = await followed([long]);
    expect(shown.split('\n')).toHaveLength(251);
    expect(service.askedFor(RECORD).map(({ at }) => at)).toEqual([0, 0, 0]);
    expect(clock.elapsed()).toBe(0);
  });

  it('comes from v1 when the gateway does not know the v3 call', async () => {
    const { shown } = await follow(
      [
        [RECORD, RUNNING, SUCCESS],
        [LOG_V1, pageV1('a\n', 700), pageV1('b\n', 900)]
      ],
      { log: true }
    );
    expect(shown).toBe('a\nb\n');
  });

  it('is not asked for again when the gateway knows no call for it, which is told once', async () => {
    const { troubles, service, ending } = await followed([NO_API]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(troubles).toEqual(['The service has no call here that gives the log of a build while it runs.']);
    expect(service.askedFor(/real-time-log/)).toHaveLength(2);
  });

  it('is not asked for as long as there is no record of the build', async () => {
    const none = refusal(422, 'DEVCB.00031006');
    const { service, shown, troubles } = await followed([page('a\n', 2)], {
      looks: [none, none, RUNNING, SUCCESS]
    });
    expect(service.askedFor(LOG).map(({ at }) => at)).toEqual([20_000, 30_000]);
    expect([shown, troubles]).toEqual(['a\n', []]);
  });

  it('is not asked for when nobody wants it', async () => {
    const { service } = await followed([page('a\n', 2)], { log: false });
    expect(service.askedFor(LOG)).toEqual([]);
  });
});

describe('a log in trouble', () => {
  it('has one line when it begins and one when it ends, and loses nothing', async () => {
    const { shown, troubles, ending } = await followed(
      [page('a\n', 2), failure(), refusal(503, 'X'), reply(200, '<html>'), page('b\n', 4)],
      { looks: [...Array<Reply>(6).fill(RUNNING), SUCCESS] }
    );
    expect(shown).toBe('a\nb\n');
    expect(troubles).toEqual([
      "The log can't be read for now, waiting on. The connection to build.example broke (cut).",
      'The log can be read again.'
    ]);
    expect(ending).toMatchObject({ outcome: 'success' });
  });

  it('after the end of the build is tried a few times more', async () => {
    const { shown, troubles } = await followed([
      page('a\n', 2),
      page('', 2),
      failure(),
      failure(),
      page('b\n', 4)
    ]);
    expect(shown).toBe('a\nb\n');
    expect(troubles).toHaveLength(2);
  });

  it('after the end of the build is given up in the end, told, and changes nothing of the result', async () => {
    const { shown, troubles, ending, service } = await followed([page('a\nha', 4), page('', 4), failure()]);
    expect(shown).toBe('a\nha');
    expect(troubles).toEqual([expect.stringContaining("The log can't be read for now"), NO_END]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(service.askedFor(LOG)).toHaveLength(6);
  });

  it('that promises more for ever after the end is waited for, and then told to be without an end', async () => {
    const { shown, troubles, ending } = await followed([page('a\n', 2), page('', 2, true)]);
    expect(shown).toBe('a\n');
    expect(troubles).toEqual([NO_END]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('that promises more after the end and brings it a moment later is whole', async () => {
    const nothing = Array<Reply>(4).fill(page('', 2, true));
    const { shown, troubles } = await followed([page('a\n', 2), page('', 2), ...nothing, page('b\n', 4)]);
    expect([shown, troubles]).toEqual(['a\nb\n', []]);
  });
});

describe('a log without an end', () => {
  const endless = (elapse: () => Promise<void>): Reply => {
    let offset = 0;
    return async () => {
      offset += 1;
      if (offset % 50 === 0) await elapse();
      return page(`${offset}\n`, offset, true);
    };
  };

  it('is read for five minutes after the end of the build, not for ever', async () => {
    const clock = playingClock();
    const { client } = scriptedService([[LOG, endless(() => clock.sleep(10_000))]], { clock });
    const told: string[] = [];
    await drainLog({
      log: createLogStream(client, BUILD, async () => {}),
      clock,
      pace: createPace(10_000, () => 0.5),
      tell: line => told.push(line),
      cancelled: new AbortController().signal
    });
    expect(clock.elapsed()).toBe(300_000);
    expect(told).toEqual([NO_END]);
  });
});

describe('the log at an early end', () => {
  it('is shown as far as it came, an unfinished last line included', async () => {
    for (const early of [{ cancelledAt: 15_000 }, { timeoutMs: 15_000 }]) {
      const { shown, ending } = await followed([page('one\nhalf', 8)], { looks: [RUNNING], ...early });
      expect(ending.kind).not.toBe('ended');
      expect(shown).toBe('one\nhalf');
    }
    const lost = await followed([page('one\nhalf', 8)], { looks: [RUNNING, refusal(401, 'APIGW.0301')] });
    expect(lost.ending.kind).toBe('lost');
    expect(lost.shown).toBe('one\nhalf');
  });

  it('does not keep a cancelled step from ending while a page is in flight', async () => {
    const { ending, clock, troubles } = await followed([page('a\n', 2), hanging], { cancelledAt: 15_000 });
    expect(ending).toEqual({ kind: 'cancelled' });
    expect(clock.elapsed()).toBe(15_000);
    expect(troubles).toEqual([]);
  });

  it('is cut short when the workflow is cancelled during the last read, and the build has ended all the same', async () => {
    const { ending, clock, shown, troubles } = await followed([page('a\nha', 4), hanging], {
      looks: [RUNNING, SUCCESS],
      cancelledAt: 15_000
    });
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(clock.elapsed()).toBe(15_000);
    expect(shown).toBe('a\nha');
    expect(troubles).toEqual([NO_END]);
  });
});
