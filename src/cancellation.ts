/**
 * A cancelled workflow: the runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that.
 * https://docs.github.com/actions/reference/workflow-cancellation-reference
 */
import type { Clock } from './clock.ts';

export interface Cancellation {
  /** Fires when the workflow is cancelled: nothing new is begun, nothing is waited for. */
  readonly requested: AbortSignal;
  /** Fires when a start under way must be given up, so that there is time left to look for its build. */
  readonly givenUp: AbortSignal;
  /** Fires when that must end, so that there is time left to stop the build. */
  readonly lookedEnough: AbortSignal;
  /** Milliseconds that are left to stop a build. */
  readonly remainingMs: () => number;
  /** Called with each signal; only the first one counts. */
  readonly request: () => void;
}

const GIVE_UP_MS = 3_500;
const LOOKED_ENOUGH_MS = 5_000;
const END_MS = 6_000;

export function createCancellation(clock: Clock): Cancellation {
  const requested = new AbortController();
  const givenUp = new AbortController();
  const lookedEnough = new AbortController();
  const reason = new Error('the workflow was cancelled');
  let endsAt = 0;
  return {
    requested: requested.signal,
    givenUp: givenUp.signal,
    lookedEnough: lookedEnough.signal,
    remainingMs: () => Math.max(endsAt - clock.now(), 0),
    request() {
      if (requested.signal.aborted) return;
      endsAt = clock.now() + END_MS;
      requested.abort(reason);
      void clock.sleep(GIVE_UP_MS).then(() => givenUp.abort(reason));
      void clock.sleep(LOOKED_ENOUGH_MS).then(() => lookedEnough.abort(reason));
    }
  };
}
