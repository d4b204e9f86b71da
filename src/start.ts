/**
 * Starts exactly one build. The service has no idempotency key, so the request is repeated only when it provably
 * was not performed (retry.ts, and a twin path after "no such API"). Every other missing or senseless answer leaves
 * it open whether a build runs: that is `unknown`, never a second request.
 */
import { type Answer, describeAnswer } from './answer.ts';
import type { RunJobRequest } from './codearts/calls.ts';
import type { BuildClient } from './codearts/client.ts';
import { refusedError } from './codearts/explain.ts';
import { readStartedBuild, type StartedBuild } from './codearts/schema.ts';
import { ActionError } from './errors.ts';
import { HttpFailure } from './http.ts';

export type StartOutcome =
  | { readonly kind: 'started'; readonly build: StartedBuild }
  /** No build was started by this step. */
  | { readonly kind: 'not-started'; readonly error: ActionError }
  /** A build may have been started. */
  | { readonly kind: 'unknown'; readonly error: ActionError };

export async function startBuild(
  client: BuildClient,
  request: RunJobRequest,
  signal?: AbortSignal
): Promise<StartOutcome> {
  let answer: Answer;
  try {
    answer = await client.runJob(request, signal);
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'not-started', error };
    if (!(error instanceof HttpFailure)) throw error;
    return error.sent ? unknown(request, error.message, error) : notSent(error);
  }
  return outcomeOf(request, answer);
}

function outcomeOf(request: RunJobRequest, answer: Answer): StartOutcome {
  if (answer.verdict === 'failed' || answer.verdict === 'unreadable') {
    return unknown(request, `The answer was ${describeAnswer(answer)}.`);
  }
  if (answer.verdict !== 'ok' || answer.content.kind !== 'value') {
    return { kind: 'not-started', error: refusedError('The build was not started', answer) };
  }
  const build = readStartedBuild(answer.content.value);
  if ('got' in build) {
    return unknown(
      request,
      `The answer (${describeAnswer(answer)}) names no build number; it has ${build.got}.`
    );
  }
  return { kind: 'started', build };
}

function unknown(request: RunJobRequest, why: string, cause?: unknown): StartOutcome {
  const message = `A build may have been started, but its number is not known. ${why}`;
  const hint =
    `Look at the history of task ${request.job_id} in the console before you run this step again: the request is ` +
    'not repeated, as that could start a second build.';
  return { kind: 'unknown', error: new ActionError('unclear', message, hint, cause) };
}

function notSent(failure: HttpFailure): StartOutcome {
  const message = `The build was not started. ${failure.message}`;
  return { kind: 'not-started', error: new ActionError('unreachable', message, hintFor(failure), failure) };
}

function hintFor({ reason }: HttpFailure): string {
  switch (reason) {
    case 'certificate':
      return 'If the server has a private certificate authority, name its file in the variable NODE_EXTRA_CA_CERTS.';
    case 'proxy':
      return 'Check the variables https_proxy and no_proxy of the runner.';
    default:
      return 'Check endpoint or region, and that the runner may reach that host. Nothing was sent; the step can be run again.';
  }
}
