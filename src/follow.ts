/**
 * Watches one build until it ends, the wait runs out, the workflow is cancelled, or it can't be seen any more. What
 * passes (a service that is down, throttling, half an answer) is survived, with a line when it begins and one when
 * it ends. api.md §2.10 (a), (b)
 */
import { type Answer, describeAnswer } from './answer.ts';
import { type Clock, withDeadline } from './clock.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient } from './codearts/client.ts';
import { refusedError } from './codearts/explain.ts';
import { type BuildRecord, type Outcome, type Progress, readProgress } from './codearts/status.ts';
import { ActionError } from './errors.ts';
import { HttpFailure } from './http.ts';
import type { LogStream, Pumped } from './log-stream.ts';
import type { Pace } from './pace.ts';

export type Ending =
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly record: BuildRecord }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'cancelled' }
  /** The build can't be followed any more; it may go on. */
  | { readonly kind: 'lost'; readonly error: ActionError };

export interface FollowOptions {
  readonly client: BuildClient;
  readonly build: BuildRef;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Undefined when the log is not wanted while the build runs. */
  readonly log: LogStream | undefined;
  readonly timeoutMs: number;
  /** Fires when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  readonly tell: (line: string) => void;
  /** Told of each record that is read, the first one included. */
  readonly onRecord: (record: BuildRecord) => void;
}

/** How long a record may be missing: after the start, and when it vanishes (the service is eventually consistent). */
const MISSING_TOLERATED_MS = 120_000;
/** A new record is often not there at once; that it is still missing after this is told. */
const MISSING_USUAL_MS = 20_000;
/** A finish time with a word that is no known end may be half written: it counts once it was seen so often. */
const LOOKS_AT_UNKNOWN_END = 3;
/** Tries to read the rest of a log after the build's end when it does not come, and milliseconds for all of it. */
const MOST_DRAIN_TRIES = 4;
const MOST_DRAIN_MS = 300_000;

export async function followBuild(options: FollowOptions): Promise<Ending> {
  const { clock, timeoutMs, cancelled } = options;
  return withDeadline(clock, timeoutMs, cancelled, new Error('out of time'), async signal => {
    const ending = await watch(options, signal);
    return ending ?? { kind: cancelled.aborted ? 'cancelled' : 'out-of-time' };
  });
}

/** @returns undefined when the signal ended it */
async function watch(options: FollowOptions, signal: AbortSignal): Promise<Ending | undefined> {
  const log = createLogWatch(options);
  const ending = await awaitEnding(options, log, signal);
  await (ending?.kind === 'ended' ? log.drain(signal) : log.end());
  return ending;
}

async function awaitEnding(
  options: FollowOptions,
  log: LogWatch,
  signal: AbortSignal
): Promise<Ending | undefined> {
  const { clock, pace } = options;
  const look = createLook(options);
  while (!signal.aborted) {
    const sight = await look(signal);
    if (typeof sight === 'object') return sight;
    // Where the build is not to be seen there is no log of it: not asking spares a service in trouble, and the user
    // a second line about it.
    const more = sight === 'seen' && (await log.pump(signal));
    if (!more) await clock.sleep(pace.next(), signal);
  }
  return undefined;
}

/** One look at the state of the build: an ending, or while there is none, whether the build was seen. */
function createLook(options: FollowOptions): (signal: AbortSignal) => Promise<Ending | 'seen' | 'unseen'> {
  const { build, clock, pace, tell, onRecord } = options;
  const trouble = createTroubleTeller(`The state of build ${build.buildNumber}`, tell);
  const tellPhase = createPhaseTeller(build, tell);
  let missingSince: number | undefined;
  let unknownEnds = 0;

  const seen = (progress: Progress): Ending | 'seen' => {
    missingSince = undefined;
    pace.good();
    trouble.over();
    onRecord(progress.record);
    tellPhase(progress);
    const doubtful = progress.done && progress.outcome === 'unknown';
    unknownEnds = doubtful ? unknownEnds + 1 : 0;
    if (!progress.done || (doubtful && unknownEnds < LOOKS_AT_UNKNOWN_END)) return 'seen';
    return { kind: 'ended', outcome: progress.outcome, record: progress.record };
  };

  return async signal => {
    const sight = await lookAt(options, signal);
    if (signal.aborted) return 'unseen';
    if (sight.kind === 'seen') return seen(sight.progress);
    if (sight.kind === 'trouble') {
      slowDown(options, sight.answer);
      trouble.begin(sight.why);
      return 'unseen';
    }
    missingSince ??= clock.now();
    const missingFor = clock.now() - missingSince;
    if (sight.kind === 'barred' || missingFor > MISSING_TOLERATED_MS)
      return { kind: 'lost', error: sight.error };
    if (missingFor > MISSING_USUAL_MS) trouble.begin(sight.error.message);
    return 'unseen';
  };
}

type Sight =
  | { readonly kind: 'seen'; readonly progress: Progress }
  /** It passes, or may pass. */
  | { readonly kind: 'trouble'; readonly answer: Answer | undefined; readonly why: string }
  /** There is no such record, or not yet. */
  | { readonly kind: 'missing'; readonly error: ActionError }
  /** It won't be seen again. */
  | { readonly kind: 'barred'; readonly error: ActionError };

async function lookAt({ client, build }: FollowOptions, signal: AbortSignal): Promise<Sight> {
  let answer: Answer;
  try {
    answer = await client.record(build, signal);
  } catch (error) {
    // The sign-in was refused when it was to be renewed.
    if (error instanceof ActionError && error.code !== 'unclear') return { kind: 'barred', error };
    if (!(error instanceof ActionError || error instanceof HttpFailure)) throw error;
    return { kind: 'trouble', answer: undefined, why: error.message };
  }
  const progress = answer.content.kind === 'value' ? readProgress(answer.content.value) : undefined;
  if (answer.verdict === 'ok' && progress) return { kind: 'seen', progress };
  if (PASSING.has(answer.verdict)) return { kind: 'trouble', answer, why: `${describeAnswer(answer)}.` };
  const error = refusedError(`The state of build ${build.buildNumber} can't be read`, answer);
  return { kind: answer.verdict === 'unauthorized' ? 'barred' : 'missing', error };
}

const PASSING: ReadonlySet<Answer['verdict']> = new Set(['throttled', 'failed', 'unreadable']);

function slowDown({ pace, clock }: Pick<FollowOptions, 'pace' | 'clock'>, answer: Answer | undefined): void {
  if (answer?.verdict === 'throttled') pace.throttled(answer, clock.now());
  else pace.failed();
}

/** Reads what is left of the log of a build that has ended; tells when that can't be done. */
export function drainLog(options: LogWatchOptions): Promise<void> {
  return createLogWatch(options).drain(options.cancelled);
}

type LogWatchOptions = Pick<FollowOptions, 'clock' | 'pace' | 'log' | 'tell' | 'cancelled'>;

interface LogWatch {
  /** @returns true when there is more to read at once */
  readonly pump: (signal: AbortSignal) => Promise<boolean>;
  /** Reads the rest, once the build has ended. */
  readonly drain: (signal: AbortSignal) => Promise<void>;
  /** Passes on what was read of a line that has no end yet. */
  readonly end: () => Promise<void>;
}

const NO_LOG: LogWatch = { pump: async () => false, drain: async () => {}, end: async () => {} };

function createLogWatch(options: LogWatchOptions): LogWatch {
  const { clock, pace, log, tell } = options;
  if (!log) return NO_LOG;
  const trouble = createTroubleTeller('The log', tell);
  let gone = false;

  const pump = async (signal: AbortSignal): Promise<Pumped['kind']> => {
    if (gone) return 'gone';
    const pumped = await log.pump(signal);
    if (signal.aborted) return pumped.kind;
    if (pumped.kind === 'trouble') {
      slowDown(options, pumped.answer);
      trouble.begin(pumped.why);
    } else trouble.over();
    gone = pumped.kind === 'gone';
    if (gone) tell('The service has no call here that gives the log of a build while it runs.');
    return pumped.kind;
  };

  const readRest = async (signal: AbortSignal): Promise<boolean> => {
    for (let tries = 0; tries < MOST_DRAIN_TRIES && !signal.aborted; ) {
      const kind = await pump(signal);
      if (kind === 'idle' || kind === 'gone') return true;
      if (kind === 'more') continue;
      tries += 1;
      if (tries < MOST_DRAIN_TRIES) await clock.sleep(pace.next(), signal);
    }
    return false;
  };

  return {
    pump: async signal => (await pump(signal)) === 'more',
    async drain(signal) {
      const whole = await withDeadline(clock, MOST_DRAIN_MS, signal, new Error('out of time'), readRest);
      await log.end();
      if (!whole) tell('The end of the log could not be read here; look at it in the console.');
    },
    end: log.end
  };
}

/** One line when something begins to fail, one when it works again. */
function createTroubleTeller(subject: string, tell: (line: string) => void) {
  let failing = false;
  return {
    begin(why: string): void {
      if (!failing) tell(`${subject} can't be read for now, waiting on. ${why}`);
      failing = true;
    },
    over(): void {
      if (failing) tell(`${subject} can be read again.`);
      failing = false;
    }
  };
}

/** A line when the phase changes, never one for each look. */
function createPhaseTeller({ buildNumber }: BuildRef, tell: (line: string) => void) {
  let told = '';
  return (progress: Progress): void => {
    if (progress.done || progress.phase === told) return;
    told = progress.phase;
    tell(`Build ${buildNumber} is ${progress.phase}.`);
  };
}
