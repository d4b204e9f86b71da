/**
 * One piece of work for all who ask for it while it is under way. Whoever gives up leaves alone; the work itself is
 * given up when nobody is left to wait for it.
 */
import { HttpFailure } from '../http.ts';

interface Run<T> {
  readonly result: Promise<T>;
  readonly abandon: AbortController;
  waiting: number;
}

export type Share<T> = (work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** @returns begins the work, or joins what is under way */
export function createShared<T>(): Share<T> {
  let underWay: Run<T> | undefined;
  return async (work, signal) => {
    if (signal?.aborted) throw givenUp();
    underWay ??= begin(work);
    const run = underWay;
    run.waiting += 1;
    try {
      return await unlessAborted(run.result, signal);
    } finally {
      run.waiting -= 1;
      // Over, or left by all: whoever comes now begins anew.
      if (run.waiting === 0) {
        underWay = undefined;
        run.abandon.abort();
      }
    }
  };
}

function begin<T>(work: (signal: AbortSignal) => Promise<T>): Run<T> {
  const abandon = new AbortController();
  return { result: work(abandon.signal), abandon, waiting: 0 };
}

const givenUp = (): HttpFailure => new HttpFailure('aborted', false, 'The sign-in was given up.');

async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result;
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(givenUp());
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([result, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
