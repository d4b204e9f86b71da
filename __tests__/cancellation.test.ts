import { describe, expect, it } from '@jest/globals';
import { createCancellation } from '../src/cancellation.ts';
import { heldClock } from './support/clock.ts';

/** Lets what waits for the clock go on. */
const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('a workflow that is not cancelled', () => {
  it('goes on, and has no time to stop a build in', () => {
    const { requested, givenUp, lookedEnough, remainingMs } = createCancellation(heldClock());
    expect([requested.aborted, givenUp.aborted, lookedEnough.aborted]).toEqual([false, false, false]);
    expect(remainingMs()).toBe(0);
  });
});

describe('a workflow that is cancelled', () => {
  it('is noticed at once', () => {
    const cancellation = createCancellation(heldClock());
    cancellation.request();
    expect(cancellation.requested.aborted).toBe(true);
  });

  it('gives up a start in time to look for its build, and the look in time to stop it', async () => {
    const clock = heldClock();
    const { request, givenUp, lookedEnough } = createCancellation(clock);
    request();
    clock.advance(3_499);
    await settle();
    expect(givenUp.aborted).toBe(false);
    clock.advance(1);
    await settle();
    expect([givenUp.aborted, lookedEnough.aborted]).toEqual([true, false]);
    clock.advance(1_500);
    await settle();
    expect(lookedEnough.aborted).toBe(true);
  });

  it('has less than the 7.5 s that the runner gives, and in the end nothing', () => {
    const clock = heldClock();
    const { request, remainingMs } = createCancellation(clock);
    request();
    expect(remainingMs()).toBe(6_000);
    clock.advance(5_000);
    expect(remainingMs()).toBe(1_000);
    clock.advance(60_000);
    expect(remainingMs()).toBe(0);
  });

  it('gains no time by the second signal', async () => {
    const clock = heldClock();
    const { request, givenUp, remainingMs } = createCancellation(clock);
    request();
    clock.advance(3_000);
    request();
    expect(remainingMs()).toBe(3_000);
    clock.advance(500);
    await settle();
    expect(givenUp.aborted).toBe(true);
  });

  it('leaves nothing behind that would keep the process from ending', async () => {
    const clock = heldClock();
    createCancellation(clock).request();
    clock.advance(5_000);
    await settle();
    expect(clock.sleepers()).toBe(0);
  });
});
