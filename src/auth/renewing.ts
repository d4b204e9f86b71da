/** Something that was minted, lives for a while, and is minted anew before it ends or when it was refused. */
import type { Clock } from '../clock.ts';

export interface Minted<T> {
  readonly value: T;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Renewing<T> {
  /** The current one; those who ask at the same time share one renewal. */
  readonly get: (signal?: AbortSignal) => Promise<T>;
  /** It was refused. True when a new one is worth a try: not when this one replaced another that was refused. */
  readonly refused: () => boolean;
}

/** Renewed so long before the end, as a request may be under way for a while, and clocks differ. */
const GRACE_MS = 5 * 60_000;

export function createRenewing<T>(
  mint: (signal?: AbortSignal) => Promise<Minted<T>>,
  clock: Clock
): Renewing<T> {
  let current: Minted<T> | undefined;
  let underWay: Promise<T> | undefined;
  /** Uses of the current one, when it replaced a refused one. */
  let usesOnProbation: number | undefined;

  const renew = async (signal?: AbortSignal): Promise<T> => {
    try {
      current = await mint(signal);
      return current.value;
    } catch (error) {
      // The old one serves until its very end when no new one is to be had.
      if (current && clock.now() < current.expiresAt) return current.value;
      throw error;
    } finally {
      underWay = undefined;
    }
  };

  return {
    async get(signal) {
      if (usesOnProbation !== undefined) usesOnProbation += 1;
      if (current && clock.now() < current.expiresAt - GRACE_MS) return current.value;
      underWay ??= renew(signal);
      return underWay;
    },
    refused() {
      if (usesOnProbation !== undefined && usesOnProbation <= 1) return false;
      current = undefined;
      usesOnProbation = 0;
      return true;
    }
  };
}
