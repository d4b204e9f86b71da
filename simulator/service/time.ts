const BEIJING_AHEAD_MS = 8 * 3_600_000;

/** A time as a clock on a wall in Beijing shows it: `yyyy-MM-dd HH:mm:ss.SSS`. */
export function beijingWallClock(time: number): string {
  return new Date(time + BEIJING_AHEAD_MS).toISOString().replace('T', ' ').replace('Z', '');
}

/** Reads `yyyy-MM-dd HH:mm:ss` of such a clock (api.md §2.4); undefined when it is no such time. */
export function parseBeijingWallClock(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(time) ? undefined : time;
}

/** The day in Beijing, `yyyyMMdd`, as in daily build numbers (api.md §1.1). */
export function beijingDay(time: number): string {
  return beijingWallClock(time).slice(0, 10).replaceAll('-', '');
}

/** A time as records have it: `2022-10-11T08:28:42.000+00:00` (api.md §2.2). */
export function recordTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+00:00');
}
