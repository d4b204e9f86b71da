/**
 * Starts exactly one build. The service has no idempotency key, so the request is repeated only when it provably
 * was not performed (retry.ts, and a twin path after "no such API"). After every other missing or senseless answer
 * the build is looked for; never is a second request made, also not when no build is found: that the service shows
 * none for a minute is good enough to tell the user, and no proof.
 */
import { type Answer, describeAnswer } from './answer.ts';
import type { Cancellation } from './cancellation.ts';
import type { Clock } from './clock.ts';
import type { RunJobRequest } from './codearts/calls.ts';
import type { BuildClient, BuildSearch } from './codearts/client.ts';
import { refusedError } from './codearts/explain.ts';
import { readStartedBuild, type StartedBuild } from './codearts/schema.ts';
import { ActionError } from './errors.ts';
import { type Candidate, type Found, findBuild } from './find.ts';
import { HttpFailure } from './http.ts';
import { reachHint } from './reach.ts';

export type StartOutcome =
  | { readonly kind: 'started'; readonly build: StartedBuild }
  /** The answer did not tell, but the build was found. */
  | { readonly kind: 'adopted'; readonly build: StartedBuild; readonly notice: string }
  /** No build was started by this step. */
  | { readonly kind: 'not-started'; readonly error: ActionError }
  /** A build may have been started. */
  | { readonly kind: 'unknown'; readonly error: ActionError };

export interface StartParts {
  readonly client: BuildClient & BuildSearch;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly tell: (line: string) => void;
  /** Address of a build in the console; empty when it is not known. */
  readonly linkTo: (build: Candidate) => string;
}

/** @param uniqueParameter the name of the parameter that holds this step's unique key; empty when there is none */
export async function startBuild(
  request: RunJobRequest,
  uniqueParameter: string,
  parts: StartParts
): Promise<StartOutcome> {
  const { client, clock, cancellation, tell, linkTo } = parts;
  const sentAt = clock.now();
  const reply = await send(request, client, cancellation.givenUp);
  if (reply.kind !== 'unclear') return reply;
  tell(`It is not clear whether a build was started; looking for it. ${reply.why}`);
  const sought = { request, sentAt, uniqueParameter, octopusJobName: octopusName(reply.fragment) };
  const { requested: hurry, lookedEnough: signal } = cancellation;
  const found = await findBuild(sought, { client, clock, hurry, signal });
  return outcomeOf(found, request.job_id, reply.why, linkTo);
}

type Reply =
  | Extract<StartOutcome, { kind: 'started' | 'not-started' }>
  /** `fragment` is what there is of an answer. */
  | { readonly kind: 'unclear'; readonly why: string; readonly fragment: string };

async function send(request: RunJobRequest, client: BuildClient, givenUp: AbortSignal): Promise<Reply> {
  let answer: Answer;
  try {
    answer = await client.runJob(request, givenUp);
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'not-started', error: withoutSignIn(error) };
    if (!(error instanceof HttpFailure)) throw error;
    return error.sent ? { kind: 'unclear', why: error.message, fragment: error.partial } : notSent(error);
  }
  return readReply(answer);
}

function readReply(answer: Answer): Reply {
  const { verdict, content } = answer;
  const fragment = answer.response.body.toString('utf8');
  // "See other" is said of a request that was performed (RFC 9110, 15.4.4), and a no that names a build is no plain no.
  const performed = answer.status === 303 || (verdict !== 'ok' && NAMES_BUILD.test(fragment));
  if (verdict === 'failed' || verdict === 'unreadable' || performed) {
    return { kind: 'unclear', why: `The answer was ${describeAnswer(answer)}.`, fragment };
  }
  if (verdict !== 'ok' || content.kind !== 'value') {
    return { kind: 'not-started', error: refusedError('The build was not started', answer) };
  }
  const build = readStartedBuild(content.value);
  if (!('got' in build)) return { kind: 'started', build };
  const why = `The answer (${describeAnswer(answer)}) names no build number; it has ${build.got}.`;
  return { kind: 'unclear', why, fragment };
}

const NAMES_BUILD = /"actual_build_number"\s*:\s*"?[1-9]/;

/** The executor's name for the build, where that much of the answer arrived. */
function octopusName(fragment: string): string {
  return /"octopus_job_name"\s*:\s*"(j_\w{1,64})"/.exec(fragment)?.[1] ?? '';
}

/** What was found, as the outcome of the start. @param why why the build had to be looked for */
export function outcomeOf(
  found: Found,
  jobId: string,
  why: string,
  linkTo: StartParts['linkTo']
): StartOutcome {
  switch (found.kind) {
    case 'one': {
      const { buildNumber, dailyBuildNumber } = found.build;
      return {
        kind: 'adopted',
        build: { buildNumber, dailyBuildNumber, octopusJobName: '' },
        notice:
          `The answer to the start was lost, but build ${buildNumber} is the one build since then that fits what ` +
          `was sent, so it is taken for this step's own. ${why}`
      };
    }
    case 'none': {
      const message = `The build was not started: a minute later the service shows no build that could be it. ${why}`;
      return {
        kind: 'not-started',
        error: new ActionError('unclear', message, 'The step can be run again.')
      };
    }
    case 'none-yet':
      return unknown('No such build was seen in the moment that there was to look for one.', jobId, why);
    case 'unsure':
      return unknown(`One of these may be it: ${found.candidates.map(name(linkTo)).join(', ')}.`, jobId, why);
    case 'blind':
      return unknown('The builds of the task could not be listed.', jobId, why);
  }
}

const name =
  (linkTo: StartParts['linkTo']) =>
  (build: Candidate): string => {
    const { buildNumber, commit } = build;
    const link = linkTo(build);
    const ofCommit = commit === '' ? '' : ` of commit ${commit.slice(0, 12)}`;
    return `build ${buildNumber}${ofCommit}${link === '' ? '' : ` (${link})`}`;
  };

function unknown(what: string, jobId: string, why: string): StartOutcome {
  const message = `A build may have been started, but its number is not known. ${why} ${what}`;
  const hint =
    `Look at the history of task ${jobId} in the console before you run this step again: the request is not ` +
    'repeated, as that could start a second build.';
  return { kind: 'unknown', error: new ActionError('unclear', message, hint) };
}

/** A refusal says enough; trouble on the way to a token says nothing of a build by itself. */
function withoutSignIn(error: ActionError): ActionError {
  if (error.code !== 'unclear') return error;
  const hint = [error.hint, NOTHING_SENT].filter(Boolean).join(' ');
  return new ActionError('unclear', `The build was not started. ${error.message}`, hint, error);
}

const NOTHING_SENT = 'Nothing was sent; the step can be run again.';

function notSent(failure: HttpFailure): Reply {
  const message = `The build was not started. ${failure.message}`;
  return { kind: 'not-started', error: new ActionError('unreachable', message, hintFor(failure), failure) };
}

function hintFor(failure: HttpFailure): string {
  if (failure.reason === 'aborted') return NOTHING_SENT;
  return reachHint(
    failure,
    'Check endpoint or region, and that the runner may reach that host; if it needs a proxy, check the variable ' +
      `https_proxy, as one that is not a URL is passed over. ${NOTHING_SENT}`
  );
}
