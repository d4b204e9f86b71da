/** The gateway's limit: so many calls of one operation by one caller in one window (api.md §5.1, §5.2). */
export interface Limit {
  readonly calls: number;
  readonly per: 'minute' | 'second';
}

/** Counts a call; answers the limit when the call is over it. */
export type Throttle = (operation: string, caller: string) => Limit | undefined;

const WINDOW_MS = { minute: 60_000, second: 1000 } as const;

/** Counts in fixed windows of the clock; no limit lets everything through. */
export function createThrottle(limit: Limit | undefined): Throttle {
  const counts = new Map<string, { readonly window: number; readonly calls: number }>();
  return (operation, caller) => {
    if (limit === undefined) return undefined;
    const key = `${operation} ${caller}`;
    const window = Math.floor(Date.now() / WINDOW_MS[limit.per]);
    const before = counts.get(key);
    const calls = before?.window === window ? before.calls + 1 : 1;
    counts.set(key, { window, calls });
    return calls > limit.calls ? limit : undefined;
  };
}
