/**
 * Story two: the workflow was cancelled, and post runs after main was ended or killed. It works from what main
 * saved, warns about what it can't do, and never fails.
 */
import { type Clock, withDeadline } from './clock.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient, BuildSearch } from './codearts/client.ts';
import { describeError } from './errors.ts';
import { findBuild } from './find.ts';
import type { Inputs, StopOrLeave } from './inputs.ts';
import { linkTo } from './publish.ts';
import { runJobRequest } from './request.ts';
import type { Runner } from './runner.ts';
import { type Garbled, type Saved, saveForPost } from './saved.ts';
import { outcomeOf } from './start.ts';
import { describeStop, stopBuild } from './stop.ts';

export interface PostParts {
  readonly runner: Runner;
  readonly client: BuildClient & BuildSearch;
  readonly clock: Clock;
  readonly inputs: Inputs;
}

/** Milliseconds. The runner gives post some minutes. */
const LOOK_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 60_000;

export async function post(saved: Saved | Garbled, parts: PostParts): Promise<void> {
  switch (saved.kind) {
    case 'closed':
      return;
    case 'garbled':
      parts.runner.warning(
        'What this step left for its end makes no sense, so a build that it started may still run. ' +
          'Look at the history of the task in the console.'
      );
      return;
    case 'starting':
      return lookAndStop(saved, parts);
    case 'open':
      return stopOrLeave(saved.build, saved.onCancel, parts);
  }
}

/** Main was ended while it started a build: finds out whether there is one. */
async function lookAndStop(saved: Extract<Saved, { kind: 'starting' }>, parts: PostParts): Promise<void> {
  const { runner, client, clock, inputs } = parts;
  const { jobId, commit, uniqueKey, sentAt } = saved;
  const sought = {
    request: { ...runJobRequest(inputs, commit, uniqueKey), job_id: jobId },
    sentAt,
    uniqueParameter: uniqueKey === '' ? '' : inputs.correlationParameter,
    octopusJobName: ''
  };
  const found = await withDeadline(clock, LOOK_WITHIN_MS, undefined, new Error('no time left'), signal =>
    findBuild(sought, { client, clock, hurry: signal, signal })
  );
  const outcome = outcomeOf(found, jobId, 'The step was ended while it started a build.', build =>
    linkTo(inputs, build)
  );
  if (outcome.kind === 'adopted') {
    runner.info(outcome.notice);
    const { buildNumber } = outcome.build;
    return stopOrLeave({ jobId, buildNumber }, inputs.wait.onCancel, parts);
  }
  if (outcome.kind === 'unknown') runner.warning(describeError(outcome.error));
  else runner.info('The step was ended while it started a build; the service shows none.');
}

async function stopOrLeave(build: BuildRef, onCancel: StopOrLeave, parts: PostParts): Promise<void> {
  const { runner, client, clock } = parts;
  if (onCancel === 'leave') {
    runner.info(`Build ${build.buildNumber} goes on, as on_cancel says "leave".`);
    return;
  }
  const result = await stopBuild({ client, build, clock, withinMs: STOP_WITHIN_MS });
  const sentence = describeStop(build, result);
  if (result.kind === 'ended') runner.info(sentence);
  else runner.warning(sentence);
  saveForPost(runner, { kind: 'closed' });
}
