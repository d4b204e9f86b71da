// Loaded into a step before the action: the clock of its machine is CLOCK_AHEAD_MS ahead and runs CLOCK_RATE times as
// fast, but nothing that waits is the faster for it.
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? '0');
const rate = Number(process.env.CLOCK_RATE ?? '1');
const { Date: Clock } = globalThis;
const origin = Clock.now();
const now = () => origin + ahead + (Clock.now() - origin) * rate;

globalThis.Date = class extends Clock {
  static now = now;

  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }
};
