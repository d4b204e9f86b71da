import type { Clock } from '../../src/clock.ts';
import { START } from './clock.ts';

/** A clock that plays by itself: whenever everybody waits for it, it is as late as the first of them wants it. */
export interface PlayingClock extends Clock {
  /** Milliseconds since the beginning. */
  readonly elapsed: () => number;
  /** How many wait for it. */
  readonly sleepers: () => number;
  /** Does something at a time, in milliseconds since the beginning. */
  readonly at: (ms: number, act: () => void) => void;
}

export function playingClock(): PlayingClock {
  const sleepers = new Map<() => void, number>();
  let time = START;
  let isPlaying = false;

  const play = (): void => {
    if (isFileWorkUnderWay()) return void setImmediate(play);
    isPlaying = false;
    const first = Math.min(...sleepers.values());
    if (sleepers.size > 0) time = Math.max(time, first);
    for (const [end, at] of [...sleepers]) if (at <= time) end();
    goOn();
  };
  const goOn = (): void => {
    if (isPlaying || sleepers.size === 0) return;
    isPlaying = true;
    setImmediate(play);
  };
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        sleepers.delete(end);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      sleepers.set(end, time + ms);
      signal?.addEventListener('abort', end, { once: true });
      goOn();
    });

  return {
    now: () => time,
    sleep,
    elapsed: () => time - START,
    sleepers: () => sleepers.size,
    at: (ms, act) => void sleep(START + ms - time).then(act)
  };
}

function isFileWorkUnderWay(): boolean {
  return process.getActiveResourcesInfo().some(resource => /^(?:FSReq|CloseReq)/.test(resource));
}
