export interface HeldTime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly next: () => number | undefined;
  readonly holds: () => boolean;
  /** Lets time go on to this moment, and whatever is due by then happen. */
  readonly goOn: (to: number) => void;
  /** Sets the clock right, and forgets every timer. */
  readonly startAnew: () => void;
  readonly reallyWait: (ms: number) => Promise<void>;
  /** Does not keep the process for it. */
  readonly reallyAfter: (ms: number, act: () => void) => void;
}

export function holdTime(start: number, onChange?: () => void): HeldTime;

export interface Survey {
  readonly events: number;
  readonly isBusy: boolean;
}

export function surveySelf(): Survey;
