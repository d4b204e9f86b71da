/**
 * Stops a build, as well as it can be done in the time there is. Never throws: it runs when the step is on its way
 * out already, and says what it knows. api.md §2.8
 */
import { type Answer, describeAnswer, EMPTY_BODY } from './answer.ts';
import { type Clock, withDeadline } from './clock.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient } from './codearts/client.ts';
import { type Progress, readProgress } from './codearts/status.ts';
import { ActionError } from './errors.ts';

export interface StopOptions {
  readonly client: BuildClient;
  readonly build: BuildRef;
  readonly clock: Clock;
  /** Milliseconds for all of it. */
  readonly withinMs: number;
  /** Ends it before that. */
  readonly until?: AbortSignal;
}

/**
 * - `ended`: the build is over, as the service's record says.
 * - `requested`: the service took the request; the end was not seen in time.
 * - `failed`: the service did not take the request; the build may go on.
 */
export type StopResult =
  | { readonly kind: 'ended'; readonly progress: Extract<Progress, { done: true }> }
  | { readonly kind: 'requested' }
  | { readonly kind: 'failed'; readonly why: string };

/** The result as a sentence for the log. */
export function describeStop({ buildNumber }: BuildRef, result: StopResult): string {
  switch (result.kind) {
    case 'ended': {
      const { outcome, record } = result.progress;
      if (outcome === 'aborted') return `Build ${buildNumber} was stopped.`;
      // A word that nobody documented may be one for "stopped".
      if (outcome === 'unknown') return `Build ${buildNumber} is over${record.word && `: ${record.word}`}.`;
      return `Build ${buildNumber} had ended before it could be stopped: ${record.word}.`;
    }
    case 'requested':
      return `The service was asked to stop build ${buildNumber}; its end was not seen in the time there was.`;
    case 'failed':
      return `Build ${buildNumber} could not be stopped and may go on: ${result.why}`;
  }
}

const PAUSE_MS = 500;
/** "The task is finished already" (api.md §1.3). */
const FINISHED_ALREADY = 'DEV.CB.032302';

export async function stopBuild(options: StopOptions): Promise<StopResult> {
  const { clock, withinMs, until } = options;
  const outOfTime = new Error('no time left');
  return withDeadline(clock, withinMs, until, outOfTime, async signal => {
    const refused = await requestStop(options, signal);
    if (refused !== undefined) return { kind: 'failed', why: refused };
    const progress = await awaitEnd(options, signal);
    return progress ? { kind: 'ended', progress } : { kind: 'requested' };
  });
}

/** Asks until the service takes it, says no for good, or time is up. @returns why it did not, else undefined */
async function requestStop(
  { client, build, clock }: StopOptions,
  signal: AbortSignal
): Promise<string | undefined> {
  let why = 'no time was left.';
  for (let pause = PAUSE_MS; !signal.aborted; pause *= 2) {
    const answer = await ask(() => client.stop(build, signal));
    if ('forGood' in answer) {
      why = answer.why;
      if (answer.forGood) return why;
    } else if (isTaken(answer)) return undefined;
    else {
      why = `${describeAnswer(answer)}.`;
      if (!MAY_PASS.has(answer.verdict)) return why;
    }
    await clock.sleep(pause, signal);
  }
  return why;
}

const MAY_PASS: ReadonlySet<Answer['verdict']> = new Set(['throttled', 'failed', 'unreadable']);

/** An empty body is a way to say yes (api.md §2.8). */
function isTaken({ verdict, status, content }: Answer): boolean {
  if (content.kind === 'error') return content.code === FINISHED_ALREADY;
  return verdict === 'ok' || (content.kind === 'unreadable' && content.what === EMPTY_BODY && status < 300);
}

/** Looks at the record until the build is over or time is up. */
async function awaitEnd({ client, build, clock }: StopOptions, signal: AbortSignal) {
  for (let pause = PAUSE_MS; !signal.aborted; pause *= 2) {
    const answer = await ask(() => client.record(build, signal));
    if ('verdict' in answer && answer.verdict === 'ok' && answer.content.kind === 'value') {
      const progress = readProgress(answer.content.value);
      if (progress?.done) return progress;
    }
    await clock.sleep(pause, signal);
  }
  return undefined;
}

interface NoAnswer {
  readonly why: string;
  /** The sign-in was refused, so that nothing is sent however often we ask. */
  readonly forGood: boolean;
}

async function ask(call: () => Promise<Answer>): Promise<Answer | NoAnswer> {
  try {
    return await call();
  } catch (error) {
    const forGood = error instanceof ActionError && error.code !== 'unclear';
    return { why: error instanceof Error ? error.message : String(error), forGood };
  }
}
