/**
 * How long to wait between two looks at a build. The rate limits are unpublished and shared by all who use the
 * same credential (api.md §5.2), so the pace gives way when it is throttled or when things fail, and recovers.
 */
import type { Answer } from './answer.ts';
import type { Random } from './clock.ts';
import { retryDelay } from './retry.ts';

export interface Pace {
  /** Milliseconds until the next look. */
  readonly next: () => number;
  /** A look went well; after some of these the pace recovers. */
  readonly good: () => void;
  /** The service asked for less. @param now milliseconds since 1970 */
  readonly throttled: (answer: Answer, now: number) => void;
  /** A look failed. */
  readonly failed: () => void;
}

const LONGEST_INTERVAL_MS = 60_000;
/** The service may ask for hours; a build may end meanwhile. */
const LONGEST_ASKED_MS = 5 * 60_000;
/** Good looks in a row until the interval is halved again. */
const RECOVERY = 5;

/** @param usualMs milliseconds between two looks when all is well */
export function createPace(usualMs: number, random: Random): Pace {
  const longest = Math.max(LONGEST_INTERVAL_MS, usualMs);
  let interval = usualMs;
  let goodInRow = 0;
  let failures = 0;
  /** Asked for by the service; for the next wait only. */
  let asked = 0;
  return {
    next() {
      const backOff = failures === 0 ? interval : Math.min(interval * 2 ** (failures - 1), longest);
      // Between 90 and 110 %, so that the jobs of a matrix drift apart.
      const ms = Math.max(backOff * (0.9 + random() / 5), asked);
      asked = 0;
      return ms;
    },
    good() {
      failures = 0;
      goodInRow += 1;
      if (goodInRow < RECOVERY || interval === usualMs) return;
      goodInRow = 0;
      interval = Math.max(interval / 2, usualMs);
    },
    throttled(answer, now) {
      goodInRow = 0;
      interval = Math.min(interval * 2, longest);
      asked = Math.min(Math.max(asked, retryDelay(1, answer, random, now)), LONGEST_ASKED_MS);
    },
    failed() {
      goodInRow = 0;
      failures += 1;
    }
  };
}
