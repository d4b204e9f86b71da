// Loaded into a step before the action: its time runs CLOCK_SPEED times as fast, so that minutes take a second.
const speed = Number(process.env.CLOCK_SPEED ?? '1');
const { setTimeout: wait, Date: Clock } = globalThis;
const origin = Clock.now();
const now = () => origin + (Clock.now() - origin) * speed;

globalThis.setTimeout = (callback, ms, ...rest) => wait(callback, ms / speed, ...rest);
globalThis.Date = class extends Clock {
  static now = now;

  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }
};
