import { describe, expect, it } from '@jest/globals';
import type { HttpResponse } from '../src/http.ts';
import { START } from './support/clock.ts';
import { reply } from './support/http.ts';
import { refused, retrying, throttled } from './support/retry.ts';

describe('a server that stays out of reach', () => {
  it('is tried five times, with waits that double', async () => {
    const last = refused();
    const script = [refused(), refused(), refused(), refused(), last];
    const { error, tries, slept } = await retrying({ script });
    expect(error).toBe(last);
    expect(tries).toBe(5);
    expect(slept).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it('is waited for at most twice as long by chance', async () => {
    const script = [refused(), refused(), refused(), refused(), refused()];
    const { slept } = await retrying({ script, random: () => 1 - 2 ** -53 });
    expect(slept.map(Math.ceil)).toEqual([1_000, 2_000, 4_000, 8_000]);
  });
});

describe('a service that throttles and names the time to wait', () => {
  const slept = async (...script: HttpResponse[]) => (await retrying({ script, random: () => 0.5 })).slept;

  it('in seconds: that long', async () => {
    expect(await slept(throttled({ 'retry-after': '17' }), reply(200))).toEqual([17_000]);
  });

  it('as a date: until then', async () => {
    const date = new Date(START + 42_000).toUTCString();
    expect(await slept(throttled({ 'retry-after': date }), reply(200))).toEqual([42_000]);
  });

  it('as a date that is past: not at all', async () => {
    const date = new Date(START - 42_000).toUTCString();
    expect(await slept(throttled({ 'retry-after': date }), reply(200))).toEqual([0]);
  });

  it.each([
    ['minute', 60_000],
    ['second', 1_000]
  ])(
    'as the window in its message ("time:1 %s"): that long, and up to a tenth more by chance',
    async (unit, ms) => {
      const message = `The throttling threshold has been reached: policy user over ratelimit,limit:10,time:1 ${unit}`;
      const script = [throttled({}, message), reply(200)];
      expect((await retrying({ script })).slept).toEqual([ms]);
      expect((await retrying({ script, random: () => 0.5 })).slept).toEqual([ms * 1.05]);
    }
  );

  it('in both ways: the header wins', async () => {
    const answer = throttled({ 'retry-after': '3' }, 'over ratelimit,limit:10,time:1 minute');
    expect(await slept(answer, reply(200))).toEqual([3_000]);
  });

  it('is asked a third time after two minute windows only if the two minutes are not over', async () => {
    const minute = throttled({}, 'over ratelimit,limit:10,time:1 minute');
    expect(await retrying({ script: [minute, minute, reply(200)] })).toMatchObject({ tries: 3 });
    expect(await retrying({ script: [minute, minute], random: () => 0.5 })).toMatchObject({
      tries: 2,
      response: minute
    });
  });

  it.each([
    ['nothing', ''],
    ['words', 'soon'],
    ['words with a number, which a lenient reader takes for a date', 'soon 5'],
    ['a number below zero', '-1'],
    ['a fraction', '1.5'],
    ['two values', '12, 34'],
    ['a date without a zone', 'Fri, 02 Jan 2026 03:05:00'],
    ['a date that does not exist', 'Fri, 99 Jan 2026 03:05:00 GMT']
  ])('but writes %s: the wait is our own', async (_name, header) => {
    const { slept: own } = await retrying({ script: [throttled({ 'retry-after': header }), reply(200)] });
    expect(own).toEqual([500]);
  });

  it.each([['121'], ['86400'], ['99999999999999999999'], [new Date(START + 121_000).toUTCString()]])(
    'too long to wait for (%s): its answer stands at once',
    async header => {
      const answer = throttled({ 'retry-after': header });
      const { response, slept: waits } = await retrying({ script: [answer] });
      expect(response).toBe(answer);
      expect(waits).toEqual([]);
    }
  );

  it('of exactly two minutes: still waited for', async () => {
    expect(await slept(throttled({ 'retry-after': '120' }), reply(200))).toEqual([120_000]);
  });

  it('too long together with what was waited for already: its answer stands at once', async () => {
    const answer = throttled({ 'retry-after': '70' });
    const { response, slept: waits } = await retrying({ script: [answer, answer] });
    expect(response).toBe(answer);
    expect(waits).toEqual([70_000]);
  });
});
