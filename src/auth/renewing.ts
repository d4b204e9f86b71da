/** Something that was minted, lives for a while, and is minted anew before it ends or when it was refused. */
import type { Clock } from '../clock.ts';
import { createShared } from './shared.ts';

export interface Minted<T> {
  readonly value: T;
  /** Milliseconds since 1970, by our clock. */
  readonly expiresAt: number;
}

export interface Renewing<T> {
  /** The current one; those who ask at the same time share one renewal. */
  readonly get: (signal?: AbortSignal) => Promise<T>;
  /**
   * One was refused. True when another try is worth it: a newer one is there or to be had, and none was refused a
   * moment ago.
   */
  readonly refused: (isRefused: (value: T) => boolean) => boolean;
}

/**
 * Renewed so long before the end, as a request may be under way for a while, and clocks differ; what lives for less
 * than twice that, in the middle of its life.
 */
const GRACE_MS = 5 * 60_000;
/** A renewal that failed is tried again after this, as long as the old one lives. */
const PAUSE_MS = 60_000;
/** A refusal is a reason to renew once in this time: one that a new one does not mend is no matter of its age. */
const REFUSAL_MS = 5 * 60_000;

export function createRenewing<T>(
  mint: (signal?: AbortSignal) => Promise<Minted<T>>,
  clock: Clock
): Renewing<T> {
  let current: Minted<T> | undefined;
  /** When to think of a renewal. */
  let dueAt = 0;
  /** Until when another refusal is no reason to renew. */
  let stubbornUntil = 0;

  const share = createShared<T>();
  const renew = async (signal: AbortSignal): Promise<T> => {
    try {
      current = await mint(signal);
      const now = clock.now();
      dueAt = Math.max(current.expiresAt - GRACE_MS, (now + current.expiresAt) / 2);
      return current.value;
    } catch (error) {
      // The old one serves until its very end when no new one is to be had.
      if (!current || clock.now() >= current.expiresAt) throw error;
      dueAt = Math.min(clock.now() + PAUSE_MS, current.expiresAt);
      return current.value;
    }
  };

  return {
    async get(signal) {
      return current && clock.now() < dueAt ? current.value : share(renew, signal);
    },
    refused(isRefused) {
      // Another request has seen to the renewal already.
      if (!current || !isRefused(current.value)) return true;
      if (clock.now() < stubbornUntil) return false;
      stubbornUntil = clock.now() + REFUSAL_MS;
      current = undefined;
      return true;
    }
  };
}
