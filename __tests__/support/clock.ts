import type { Clock } from '../../src/clock.ts';

/** An instant to begin at: 2026-01-02T03:04:05Z. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A clock that waits for nobody: a sleep ends at once, and the time is later by its length. */
export interface JumpingClock extends Clock {
  /** The length of each sleep, in order. */
  readonly slept: readonly number[];
}

/** @param onSleep called in the middle of each sleep, such as to abort it */
export function jumpingClock(onSleep: (ms: number) => void = () => {}): JumpingClock {
  const slept: number[] = [];
  let time = START;
  return {
    slept,
    now: () => time,
    sleep: async ms => {
      slept.push(ms);
      onSleep(ms);
      time += ms;
    }
  };
}

/** A clock that stands still until it is told to move on. */
export interface HeldClock extends Clock {
  /** Moves the time on and ends the sleeps that are over by then. */
  readonly advance: (ms: number) => void;
  /** How many sleeps are under way. */
  readonly sleepers: () => number;
}

export function heldClock(): HeldClock {
  const sleepers = new Map<() => void, number>();
  let time = START;
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        const end = (): void => {
          sleepers.delete(end);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        if (signal?.aborted) return end();
        sleepers.set(end, time + ms);
        signal?.addEventListener('abort', end, { once: true });
      }),
    advance: ms => {
      time += ms;
      for (const [end, at] of [...sleepers]) if (at <= time) end();
    },
    sleepers: () => sleepers.size
  };
}
