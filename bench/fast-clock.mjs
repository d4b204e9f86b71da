// Loaded before the action: its time runs SPEED times as fast, so that hours fit in seconds.
const speed = Number(process.env.SPEED);
const { setTimeout: wait, Date: RealDate } = globalThis;
const origin = RealDate.now();

globalThis.setTimeout = (callback, ms, ...rest) => wait(callback, ms / speed, ...rest);
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [globalThis.Date.now()] : parts));
  }

  static now() {
    return origin + (RealDate.now() - origin) * speed;
  }
};
