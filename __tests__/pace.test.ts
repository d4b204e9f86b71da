import { describe, expect, it } from '@jest/globals';
import { type Answer, readAnswer } from '../src/answer.ts';
import { createPace, type Pace } from '../src/pace.ts';
import { START } from './support/clock.ts';
import { refusal } from './support/follow-service.ts';

/** At this number the pace is exactly what it is meant to be. */
const EVEN = 0.5;
const USUAL = 10_000;

const throttled = (message = 'no', headers: Readonly<Record<string, string>> = {}): Answer =>
  readAnswer(refusal(429, 'APIGW.0308', message, headers));

const times = (count: number, act: () => void): void => {
  for (let turn = 0; turn < count; turn += 1) act();
};

const paceOf = (usual = USUAL, random = EVEN): Pace => createPace(usual, () => random);

describe('a pace when all is well', () => {
  it('stays the one that the user asked for', () => {
    const pace = paceOf();
    times(20, () => {
      expect(pace.next()).toBe(USUAL);
      pace.good();
    });
  });

  it('drifts by a tenth to both sides, so that the jobs of a matrix do not look together', () => {
    expect(paceOf(USUAL, 0).next()).toBe(9_000);
    expect(paceOf(USUAL, 1 - Number.EPSILON).next()).toBeCloseTo(11_000);
  });
});

describe('a pace that is throttled', () => {
  it('doubles each time, up to a minute', () => {
    const pace = paceOf();
    const seen = [1, 2, 3, 4, 5].map(() => {
      pace.throttled(throttled(), START);
      return pace.next();
    });
    expect(seen).toEqual([20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('is halved again after each five good looks in a row, down to the usual one', () => {
    const pace = paceOf();
    times(3, () => pace.throttled(throttled(), START));
    expect(pace.next()).toBe(60_000);
    times(4, pace.good);
    expect(pace.next()).toBe(60_000);
    pace.good();
    expect(pace.next()).toBe(30_000);
    times(5, pace.good);
    expect(pace.next()).toBe(15_000);
    times(5, pace.good);
    expect(pace.next()).toBe(USUAL);
    times(50, pace.good);
    expect(pace.next()).toBe(USUAL);
  });

  it('does not recover by good looks that are not in a row', () => {
    const pace = paceOf();
    pace.throttled(throttled(), START);
    times(4, pace.good);
    pace.failed();
    times(4, pace.good);
    expect(pace.next()).toBe(20_000);
    pace.throttled(throttled(), START);
    times(4, pace.good);
    expect(pace.next()).toBe(40_000);
  });

  it('never gets faster than a pace that is slower than a minute already', () => {
    const pace = paceOf(600_000);
    pace.throttled(throttled(), START);
    expect(pace.next()).toBe(600_000);
  });

  it('waits as long as Retry-After says, once', () => {
    const pace = paceOf();
    pace.throttled(throttled('no', { 'retry-after': '90' }), START);
    expect(pace.next()).toBe(90_000);
    expect(pace.next()).toBe(20_000);
  });

  it('waits for five minutes at most, as the build may end meanwhile', () => {
    const pace = paceOf();
    pace.throttled(throttled('no', { 'retry-after': '86400' }), START);
    expect(pace.next()).toBe(300_000);
  });

  it('waits until the date that Retry-After names', () => {
    const pace = paceOf();
    const date = new Date(START + 120_000).toUTCString();
    pace.throttled(throttled('no', { 'retry-after': date }), START);
    expect(pace.next()).toBe(120_000);
  });

  it('waits for the window that the gateway names', () => {
    const message = 'policy user over ratelimit, limit:10, time:1 minute';
    const early = paceOf(USUAL, 0);
    early.throttled(throttled(message), START);
    expect(early.next()).toBe(60_000);
    const late = paceOf(USUAL, 1 - Number.EPSILON);
    late.throttled(throttled(message), START);
    expect(late.next()).toBeCloseTo(66_000);
  });

  it('does not get faster when less is asked for than it would wait', () => {
    const pace = paceOf();
    pace.throttled(throttled('no', { 'retry-after': '1' }), START);
    expect(pace.next()).toBe(20_000);
  });

  it('keeps to the longest of several requests', () => {
    const pace = paceOf();
    pace.throttled(throttled('no', { 'retry-after': '90' }), START);
    pace.throttled(throttled('no', { 'retry-after': '5' }), START);
    expect(pace.next()).toBe(90_000);
  });
});

describe('a pace when looks fail', () => {
  it('backs off from the second failure in a row on, up to a minute', () => {
    const pace = paceOf();
    const seen = [1, 2, 3, 4, 5, 6].map(() => {
      pace.failed();
      return pace.next();
    });
    expect(seen).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('stays a number however long it fails', () => {
    const pace = paceOf(100);
    times(5_000, pace.failed);
    expect(pace.next()).toBe(60_000);
  });

  it('is the usual one again after one good look', () => {
    const pace = paceOf();
    times(6, pace.failed);
    pace.good();
    expect(pace.next()).toBe(USUAL);
  });
});
