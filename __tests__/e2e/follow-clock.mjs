// Loaded into a step before the action: its time runs CLOCK_SPEED times as fast, so that minutes take a second.
const speed = Number(process.env.CLOCK_SPEED ?? '1');
const { setTimeout: wait, Date: Clock } = globalThis;
const origin = Clock.now();
const now = () => origin + (Clock.now() - origin) * speed;

// The deadline of one exchange (src/http.ts) is not for the action's time alone: the other side takes its real time.
const DEADLINE_MS = 30_000;
const LEAST_DEADLINE_MS = 3_000;
const realTime = ms => (ms === DEADLINE_MS ? Math.max(ms / speed, LEAST_DEADLINE_MS) : ms / speed);

globalThis.setTimeout = (callback, ms, ...rest) => wait(callback, realTime(ms), ...rest);
globalThis.Date = class extends Clock {
  static now = now;

  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }
};
