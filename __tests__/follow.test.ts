import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { follow } from './support/follow-build.ts';
import {
  failure,
  hanging,
  NO_API,
  OPEN_DOOR,
  RECORD_ID,
  type Reply,
  RUNNING,
  record,
  refusal,
  reply,
  result,
  SUCCESS
} from './support/follow-service.ts';

const RECORD = /\/record-info$/;
const QUEUED = record('QUEUED');
const FINISH = { finish_time: '2026-01-02T03:14:05.000+00:00' };

describe('a build that runs to its end', () => {
  it('is looked at until it ends, at the pace that the user asked for', async () => {
    const { ending, service } = await follow([[RECORD, QUEUED, RUNNING, RUNNING, SUCCESS]], {
      pollMs: 20_000
    });
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success', record: { recordId: RECORD_ID } });
    expect(service.asked.map(({ at }) => at)).toEqual([0, 20_000, 40_000, 60_000]);
  });

  it('is told of when its phase changes, and never once for each look', async () => {
    const { told } = await follow([[RECORD, QUEUED, QUEUED, QUEUED, RUNNING, RUNNING, RUNNING, SUCCESS]]);
    expect(told).toEqual(['Build 5 is queued.', 'Build 5 is running.']);
  });

  it('hands on each record, the first and the last one included', async () => {
    const { records } = await follow([[RECORD, QUEUED, RUNNING, SUCCESS]]);
    expect(records.map(({ word }) => word)).toEqual(['QUEUED', 'RUNNING', 'SUCCESS']);
  });

  it.each([
    ['FAILURE', 'failure'],
    ['SCHEDULE_FAILURE', 'failure'],
    ['ABORTED', 'aborted'],
    ['TIMEOUT', 'timeout']
  ])('and ends with %s has that outcome and its reason, with no finish time too', async (word, outcome) => {
    const { ending } = await follow([[RECORD, RUNNING, record(word, { err_msg: 'because' })]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome, record: { reason: 'because' } });
  });
});

describe('the calls for the state', () => {
  it('go to the v4 twin when the gateway does not know the v1 call, and stay there', async () => {
    const { ending, service } = await follow([[/^\/v4\/.*record-info$/, RUNNING, SUCCESS]]);
    expect(ending).toMatchObject({ outcome: 'success' });
    expect(service.asked.map(({ path }) => path.slice(0, 4))).toEqual(['/v1/', '/v4/', '/v4/']);
  });

  it('go to build-info when the gateway knows neither', async () => {
    const info = (building: boolean, build_result: string): Reply => result({ building, build_result });
    const { ending, told } = await follow([[/\/build-info$/, info(true, ''), info(false, 'SUCCESS')]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(told).toEqual(['Build 5 is running.']);
  });

  it('stay with v1 when it is the service that answers 404', async () => {
    const { service } = await follow([[RECORD, refusal(404, 'CB.00031006'), SUCCESS]]);
    expect(service.askedFor(/^\/v1\/record/)).toHaveLength(2);
    expect(service.asked).toHaveLength(2);
  });
});

describe('a word that nobody documented', () => {
  it('keeps the wait up as long as there is no finish time', async () => {
    const { ending, told } = await follow([
      [RECORD, ...Array<Reply>(50).fill(record('PREHEATING')), SUCCESS]
    ]);
    expect(ending).toMatchObject({ outcome: 'success' });
    expect(told).toEqual(['Build 5 is running.']);
  });

  it('is an end when it was seen with a finish time three times', async () => {
    const { ending, service } = await follow([[RECORD, RUNNING, record('PARTIALLY_DONE', FINISH)]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'unknown', record: { word: 'PARTIALLY_DONE' } });
    expect(service.asked).toHaveLength(4);
  });

  it('is none when the known word follows the finish time', async () => {
    const halfWritten = record('RUNNING', FINISH);
    const { ending } = await follow([[RECORD, RUNNING, halfWritten, halfWritten, SUCCESS]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('is none when the three times were not in a row', async () => {
    const strange = record('STRANGE', FINISH);
    const { ending, service } = await follow([
      [RECORD, strange, strange, RUNNING, strange, strange, SUCCESS]
    ]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(service.asked).toHaveLength(6);
  });
});

describe('a record that is missing', () => {
  const NONE = refusal(422, 'DEVCB.00031006', 'no such build');

  it.each<readonly [string, Reply]>([
    ['refused', NONE],
    ['refused as "no build yet"', refusal(403, 'CB.00031059')],
    ['empty', result({})],
    ['null', result(null)],
    ['not found', reply(404, 'Not Found')]
  ])('is waited for up to two minutes: %s', async (_, none) => {
    const { ending, troubles, records } = await follow([
      [RECORD, ...Array<Reply>(13).fill(none), RUNNING, record('FAILURE')]
    ]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'failure' });
    expect(records.map(({ word }) => word)).toEqual(['RUNNING', 'FAILURE']);
    expect(troubles).toEqual([
      expect.stringMatching(/^The state of build 5 can't be read for now, waiting on\. ./),
      'The state of build 5 can be read again.'
    ]);
  });

  it('for some seconds, as a new one often is, is nothing to speak of', async () => {
    const { ending, troubles } = await follow([[RECORD, NONE, NONE, NONE, SUCCESS]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(troubles).toEqual([]);
  });

  it('for longer than two minutes loses the build, with the reason', async () => {
    const { ending, clock } = await follow([[RECORD, NONE]]);
    expect(ending).toMatchObject({ kind: 'lost', error: { code: 'refused' } });
    expect(ending.kind === 'lost' && ending.error.message).toMatch(
      /^The state of build 5 can't be read: HTTP 422, DEV/
    );
    expect(clock.elapsed()).toBe(130_000);
  });

  it('may vanish for a while in the middle, however long the build ran before', async () => {
    const { ending } = await follow([
      [RECORD, ...Array<Reply>(99).fill(RUNNING), ...Array<Reply>(10).fill(NONE), SUCCESS]
    ]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('has its two minutes each time', async () => {
    const gap = Array<Reply>(10).fill(NONE);
    const { ending } = await follow([[RECORD, ...gap, RUNNING, ...gap, RUNNING, ...gap, SUCCESS]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('is not lost by one look when looks are minutes apart', async () => {
    const { ending } = await follow([[RECORD, RUNNING, NONE, SUCCESS]], { pollMs: 600_000 });
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('is not lost by one look after the service was down for long', async () => {
    const { ending } = await follow([[RECORD, RUNNING, ...Array<Reply>(9).fill(failure()), NONE, SUCCESS]]);
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
  });

  it('of which the gateway knows no call loses the build as well', async () => {
    const { ending } = await follow([[/./, NO_API]]);
    expect(ending).toMatchObject({
      kind: 'lost',
      error: { hint: expect.stringContaining('endpoint or region') }
    });
  });
});

describe('a sign-in that is not accepted', () => {
  it('loses the build at once when it cannot be renewed', async () => {
    const { ending, service } = await follow([
      [RECORD, RUNNING, refusal(401, 'APIGW.0301', 'token expires')]
    ]);
    expect(ending).toMatchObject({ kind: 'lost', error: { hint: expect.stringContaining('24 hours') } });
    expect(service.asked).toHaveLength(2);
  });

  it('is survived without a word when it can be renewed', async () => {
    const signIn = { ...OPEN_DOOR, recover: async () => true };
    const { ending, troubles } = await follow(
      [[RECORD, RUNNING, refusal(401, 'APIGW.0301'), RUNNING, SUCCESS]],
      {
        signIn
      }
    );
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(troubles).toEqual([]);
  });

  it('loses the build when the renewal is refused', async () => {
    const refused = new ActionError('refused', 'IAM said no.');
    const { ending } = await follow([], {
      signIn: { ...OPEN_DOOR, authorize: () => Promise.reject(refused) }
    });
    expect(ending).toEqual({ kind: 'lost', error: refused });
  });
});

describe('the end of the wait', () => {
  it('comes when the time is up, in the middle of a pause or of a request', async () => {
    for (const last of [RUNNING, hanging]) {
      const { ending, clock } = await follow([[RECORD, RUNNING, last]], { timeoutMs: 65_000 });
      expect(ending).toEqual({ kind: 'out-of-time' });
      expect(clock.elapsed()).toBe(65_000);
    }
  });

  it('comes at once when the workflow is cancelled, in the middle of a pause or of a request', async () => {
    for (const last of [RUNNING, hanging]) {
      const { ending, clock, troubles } = await follow([[RECORD, RUNNING, last]], { cancelledAt: 13_000 });
      expect(ending).toEqual({ kind: 'cancelled' });
      expect(clock.elapsed()).toBe(13_000);
      expect(troubles).toEqual([]);
    }
  });

  it('comes without a request when the workflow was cancelled before', async () => {
    const { ending, service } = await follow([[RECORD, SUCCESS]], { cancelledAt: 0 });
    expect(ending).toEqual({ kind: 'cancelled' });
    expect(service.asked).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const { clock } = await follow([[RECORD, RUNNING, SUCCESS]]);
    expect(clock.sleepers()).toBe(0);
  });
});

describe('a bug of ours', () => {
  it('is not survived', async () => {
    const signIn = { ...OPEN_DOOR, authorize: () => Promise.reject(new TypeError('a bug')) };
    await expect(follow([], { signIn })).rejects.toThrow('a bug');
  });
});
