/**
 * Time and chance, the only file that may ask for either: everything else gets them as arguments, so that a
 * test can hold the clock.
 */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends after `ms` milliseconds, or at once when the signal fires. Never rejects: ask the signal. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

/** The longest delay that a timer takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
      signal?.addEventListener('abort', end, { once: true });
    })
};

export const systemRandom: Random = () => Math.random();

/** The one form of a date that a server may send: `Date.parse` takes more, such as "-1" for a month of 2001. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds since 1970; NaN for what is no date. RFC 9110, 5.6.7 */
export const httpDate = (header = ''): number => (HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN);

/**
 * Runs `work` with a signal that fires after `ms` milliseconds or with `outer`, whichever comes first, and takes
 * the timer back when the work is done. The reason of the signal is `expired` when the time ran out.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  outer: AbortSignal | undefined,
  expired: Error,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const deadline = new AbortController();
  const finished = new AbortController();
  void clock.sleep(ms, finished.signal).then(() => {
    if (!finished.signal.aborted) deadline.abort(expired);
  });
  try {
    return await work(outer ? AbortSignal.any([outer, deadline.signal]) : deadline.signal);
  } finally {
    finished.abort();
  }
}
