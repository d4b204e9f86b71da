// Loaded before the action: its time runs SPEED times as fast, so that hours fit in seconds.
const speed = Number(process.env.SPEED);
const { setTimeout: wait, Date: RealDate } = globalThis;
const origin = RealDate.now();

// The deadline of one exchange (src/http.ts) is not for the action's time alone: the other side takes its real time.
const DEADLINE_MS = 30_000;
const LEAST_DEADLINE_MS = 3_000;
const realTime = ms => (ms === DEADLINE_MS ? Math.max(ms / speed, LEAST_DEADLINE_MS) : ms / speed);

globalThis.setTimeout = (callback, ms, ...rest) => wait(callback, realTime(ms), ...rest);
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [globalThis.Date.now()] : parts));
  }

  static now() {
    return origin + (RealDate.now() - origin) * speed;
  }
};
