/**
 * Time that stands still until somebody lets it go on. It takes the place of `Date`, `setTimeout` and the timers of
 * `node:timers/promises` in the process that asks for it; what Node itself waits for keeps to real time.
 */
import { syncBuiltinESMExports } from 'node:module';
import promises from 'node:timers/promises';

/** The longest delay that a timer of Node takes. */
const LONGEST_MS = 2 ** 31 - 1;

/** @param {number} start milliseconds since 1970 */
export function holdTime(start, onChange = () => {}) {
  const realTimeout = globalThis.setTimeout;
  const realNow = globalThis.Date.now;
  const timers = createTimers(start, onChange);
  replaceTimers(timers);
  replaceDate(timers.now);
  const { now, next, holds, goOn, startAnew } = timers;
  return {
    now,
    next,
    holds,
    goOn,
    startAnew: () => startAnew(realNow()),
    reallyWait: ms => new Promise(resolve => realTimeout(resolve, ms)),
    reallyAfter: (ms, act) => realTimeout(act, ms).unref()
  };
}

function createTimers(start, onChange) {
  /** In the order in which they were set. */
  const pending = new Set();
  let now = start;
  const first = () => [...pending].reduce((a, b) => (a && a.at <= b.at ? a : b), undefined);
  const remove = timer => {
    if (pending.delete(timer)) onChange();
  };
  /** One timer in a turn, as Node does it. */
  const fire = () => {
    const timer = first();
    if (!timer || timer.at > now) return;
    remove(timer);
    timer.run();
    setImmediate(fire);
  };
  return {
    remove,
    add(run, ms, isRef) {
      const wait = ms >= 1 && ms <= LONGEST_MS ? ms : 1;
      const timer = { at: Math.ceil(now + wait), run, isRef };
      pending.add(timer);
      onChange();
      return timer;
    },
    change(timer, isRef) {
      timer.isRef = isRef;
      onChange();
    },
    now: () => now,
    next: () => first()?.at,
    /** Whether a timer keeps the process alive. */
    holds: () => [...pending].some(({ isRef }) => isRef),
    startAnew(at) {
      pending.clear();
      now = at;
    },
    goOn(to) {
      now = Math.max(now, to);
      fire();
    }
  };
}

function replaceTimers({ add, remove, change }) {
  const realClear = globalThis.clearTimeout;
  globalThis.setTimeout = (callback, ms, ...rest) => {
    const timer = add(() => callback(...rest), ms, true);
    const setRef = isRef => {
      change(timer, isRef);
      return handle;
    };
    const handle = {
      timer,
      ref: () => setRef(true),
      unref: () => setRef(false),
      hasRef: () => timer.isRef
    };
    return handle;
  };
  globalThis.clearTimeout = handle => (handle?.timer ? remove(handle.timer) : realClear(handle));
  promises.setTimeout = (ms, value, options = {}) =>
    new Promise(resolve => {
      add(() => resolve(value), ms, options.ref ?? true);
    });
  syncBuiltinESMExports();
}

function replaceDate(now) {
  const RealDate = globalThis.Date;
  globalThis.Date = class extends RealDate {
    static now = now;

    constructor(...parts) {
      super(...(parts.length === 0 ? [now()] : parts));
    }
  };
}

/** Operations under way that end by themselves, and soon, whatever becomes of the time. */
const SHORT_WORK =
  /^(?:FSReq|FileHandle|CloseReq|GetAddrInfo|GetNameInfo|Immediate)|(?:Connect|Write|Shutdown)Wrap$/;

/**
 * What this process is up to: how many events its loop has handled so far, and whether it waits for something that
 * comes soon. Between two surveys in which nothing happened, all it waits for is time, or somebody else.
 */
export function surveySelf() {
  return {
    events: performance.nodeTiming.uvMetricsInfo.events,
    isBusy: process.getActiveResourcesInfo().some(resource => SHORT_WORK.test(resource))
  };
}
