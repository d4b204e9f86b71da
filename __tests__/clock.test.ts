import { describe, expect, it } from '@jest/globals';
import { systemClock, systemRandom, withDeadline } from '../src/clock.ts';
import { heldClock } from './support/clock.ts';

const { sleep } = systemClock;

/** Which of two sleeps ends first. */
const first = (...sleeps: Promise<void>[]): Promise<number> =>
  Promise.race(sleeps.map((one, index) => one.then(() => index)));

describe('the clock of the system', () => {
  it('tells the time as Date does', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('ends a short sleep before a long one', async () => {
    const end = new AbortController();
    expect(await first(sleep(60_000, end.signal), sleep(1))).toBe(1);
    end.abort();
  });

  it('ends a sleep of no time, or less', async () => {
    await expect(Promise.all([sleep(0), sleep(-5)])).resolves.toHaveLength(2);
  });

  it('ends a sleep when the signal fires, without an error', async () => {
    const end = new AbortController();
    const sleeping = sleep(60_000, end.signal);
    end.abort(new Error('enough'));
    await expect(sleeping).resolves.toBeUndefined();
  });

  it('does not begin a sleep when the signal has fired', async () => {
    await expect(sleep(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  });

  it('ends a sleep in its time when the signal never fires', async () => {
    await expect(sleep(1, new AbortController().signal)).resolves.toBeUndefined();
  });

  it('does not end a sleep at once that is longer than a timer can be', async () => {
    const end = new AbortController();
    expect(await first(sleep(2 ** 31, end.signal), sleep(2 ** 53, end.signal), sleep(50))).toBe(2);
    end.abort();
  });
});

describe('chance', () => {
  it('is a number from 0 up to 1, and not always the same', () => {
    const numbers = Array.from({ length: 100 }, systemRandom);
    for (const number of numbers) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }
    expect(new Set(numbers).size).toBeGreaterThan(1);
  });
});

describe('work with a deadline', () => {
  const expired = new Error('too late');
  /** Ends with the reason of its signal, once that fires. */
  const untilStopped = (signal: AbortSignal): Promise<unknown> =>
    new Promise(resolve => signal.addEventListener('abort', () => resolve(signal.reason)));

  it('has the result of the work, and no timer is left', async () => {
    const clock = heldClock();
    await expect(withDeadline(clock, 100, undefined, expired, async () => 'done')).resolves.toBe('done');
    expect(clock.sleepers()).toBe(0);
  });

  it('has the failure of the work, and no timer is left', async () => {
    const clock = heldClock();
    const failing = withDeadline(clock, 100, undefined, expired, async () => {
      throw new TypeError('bug');
    });
    await expect(failing).rejects.toThrow(new TypeError('bug'));
    expect(clock.sleepers()).toBe(0);
  });

  it('is told of the deadline by its signal, with the error that was given', async () => {
    const clock = heldClock();
    const working = withDeadline(clock, 100, undefined, expired, untilStopped);
    clock.advance(100);
    await expect(working).resolves.toBe(expired);
  });

  it('is not told before', async () => {
    const clock = heldClock();
    const signals: AbortSignal[] = [];
    const working = withDeadline(clock, 100, undefined, expired, signal => {
      signals.push(signal);
      return untilStopped(signal);
    });
    clock.advance(99);
    await sleep(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    clock.advance(1);
    await working;
  });

  it('is told when the caller gives up, with the reason of the caller', async () => {
    const giving = new AbortController();
    const working = withDeadline(heldClock(), 100, giving.signal, expired, untilStopped);
    giving.abort('enough');
    await expect(working).resolves.toBe('enough');
  });

  it('is told at once when the caller has given up before', async () => {
    const outer = AbortSignal.abort('enough');
    const work = async (signal: AbortSignal): Promise<unknown> => signal.reason;
    await expect(withDeadline(heldClock(), 100, outer, expired, work)).resolves.toBe('enough');
  });

  it('leaves the signal alone when it is done', async () => {
    const clock = heldClock();
    const signal = await withDeadline(clock, 100, undefined, expired, async given => given);
    clock.advance(100);
    await sleep(0);
    expect(signal.aborted).toBe(false);
  });
});
