/** What the step makes of a build's ending: a status, an error where it must fail, and a stop where one is due. */
import type { BuildRef } from './codearts/calls.ts';
import type { Outcome } from './codearts/status.ts';
import { ActionError } from './errors.ts';
import type { Ending } from './follow.ts';
import type { Inputs, StopOrLeave } from './inputs.ts';
import type { Runner } from './runner.ts';
import { saveForPost } from './saved.ts';
import { describeStop, type StopOptions, stopBuild } from './stop.ts';
import type { WatchParts } from './watch.ts';

export interface Conclusion {
  readonly status: 'started' | Outcome;
  /** Undefined when the step ends well. */
  readonly error: ActionError | undefined;
  /** Milliseconds; undefined when not known. */
  readonly durationMs: number | undefined;
}

/** Milliseconds for the stop of a build whose wait ran out. */
const STOP_AFTER_TIMEOUT_MS = 60_000;

export async function conclude(
  ending: Ending,
  build: BuildRef,
  inputs: Inputs,
  parts: WatchParts
): Promise<Conclusion> {
  const { cancellation } = parts;
  switch (ending.kind) {
    case 'ended':
      saveForPost(parts.runner, { kind: 'closed' });
      return concludeEnded(ending, build, cancellation.requested.aborted, parts.runner);
    case 'lost':
      return { status: 'unknown', error: lostError(ending.error, build, inputs), durationMs: undefined };
    case 'out-of-time': {
      const minutes = inputs.wait.timeoutMs / 60_000;
      const why = `Build ${build.buildNumber} did not end within ${minutes} minutes (timeout_minutes).`;
      const time = { withinMs: STOP_AFTER_TIMEOUT_MS, until: cancellation.givenUp };
      const left = await stopOrLeave(build, inputs, 'on_timeout', time, parts);
      return stopped(why, left, 'timeout');
    }
    case 'cancelled': {
      const time = { withinMs: cancellation.remainingMs() };
      const left = await stopOrLeave(build, inputs, 'on_cancel', time, parts);
      return stopped('The workflow was cancelled.', left, left.outcome ?? 'unknown');
    }
  }
}

function concludeEnded(
  { outcome, record }: Extract<Ending, { kind: 'ended' }>,
  { buildNumber }: BuildRef,
  cancelled: boolean,
  runner: Runner
): Conclusion {
  const result = `Build ${buildNumber} ended with ${record.word || outcome}`;
  const reason = record.reason === '' ? '.' : `: ${record.reason}`;
  const conclusion = { status: outcome, durationMs: record.durationMs };
  if (cancelled) {
    return {
      ...conclusion,
      error: new ActionError('stopped', `The workflow was cancelled. ${result}${reason}`)
    };
  }
  if (outcome !== 'success') return { ...conclusion, error: new ActionError('build', result + reason) };
  runner.info(`${result}.`);
  return { ...conclusion, error: undefined };
}

function lostError(error: ActionError, { buildNumber }: BuildRef, inputs: Inputs): ActionError {
  const isOwn = inputs.buildNumber === '';
  const hint = [
    error.hint,
    isOwn ? `Build ${buildNumber} was left alone and may still be running.` : 'Check build_number, too.'
  ];
  return new ActionError(error.code, error.message, hint.filter(Boolean).join('\n'), error);
}

interface Left {
  readonly sentence: string;
  /** How the build ended, where that was seen. */
  readonly outcome: Outcome | undefined;
}

function stopped(why: string, { sentence }: Left, status: Outcome): Conclusion {
  return { status, error: new ActionError('stopped', why, sentence), durationMs: undefined };
}

/** Stops the build, if it is this step's own and the input says so. */
async function stopOrLeave(
  build: BuildRef,
  inputs: Inputs,
  input: 'on_cancel' | 'on_timeout',
  time: Pick<StopOptions, 'withinMs' | 'until'>,
  { runner, client, clock }: WatchParts
): Promise<Left> {
  const choice: StopOrLeave = input === 'on_cancel' ? inputs.wait.onCancel : inputs.wait.onTimeout;
  if (inputs.buildNumber !== '') {
    return {
      sentence: `Build ${build.buildNumber} goes on: this step did not start it.`,
      outcome: undefined
    };
  }
  if (choice === 'leave') {
    saveForPost(runner, { kind: 'closed' });
    return { sentence: `Build ${build.buildNumber} goes on, as ${input} says "leave".`, outcome: undefined };
  }
  const result = await stopBuild({ client, build, clock, ...time });
  if (result.kind === 'ended') saveForPost(runner, { kind: 'closed' });
  return {
    sentence: describeStop(build, result),
    outcome: result.kind === 'ended' ? result.progress.outcome : undefined
  };
}
