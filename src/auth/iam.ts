/**
 * Calls of the services that give tokens and keys: IAM, STS and GitHub. Their calls may be repeated, so what
 * passes is survived. api.md §4
 */
import { type Answer, describeAnswer, readAnswer } from '../answer.ts';
import { type Clock, httpDate } from '../clock.ts';
import { ActionError } from '../errors.ts';
import { HttpFailure, type HttpRequest, type HttpResponse } from '../http.ts';
import { reachHint } from '../reach.ts';
import { withRetry } from '../retry.ts';
import type { Authorize, ProjectPlace, SignInParts } from './authorize.ts';

export interface IamCall {
  readonly request: HttpRequest;
  /** Adds what the call itself needs to be accepted, anew for each try. */
  readonly authorize?: Authorize;
  /** Told of an answer 401. True when one more try may succeed. */
  readonly recover?: (response: HttpResponse) => boolean;
  /** What does not work when the call is refused, as the start of a sentence. */
  readonly what: string;
  readonly hint: string;
}

/**
 * @returns an answer that is `ok`; rejects with an `ActionError` when it is refused (`refused`), or in trouble that
 * may pass (`unclear`), and with an `HttpFailure` when `signal` ended it
 */
export async function callIam(call: IamCall, parts: SignInParts, signal?: AbortSignal): Promise<Answer> {
  const { transport, clock, random, onWait } = parts;
  const { request, authorize = async unchanged => unchanged, recover, what, hint } = call;
  const { host } = new URL(request.url);
  const patient = withRetry(async (plain, abort) => transport(await authorize(plain, abort), abort), {
    clock,
    random,
    repeatable: true,
    // Not what is wrong with the answer, as a part of it may be a secret that nobody has masked yet.
    onWait: (_, ms, nextTry) => onWait(`The sign-in has trouble with ${host}.`, ms, nextTry)
  });
  const ask = async (): Promise<Answer> => {
    try {
      return readAnswer(await patient(request, signal));
    } catch (error) {
      throw error instanceof HttpFailure && error.reason !== 'aborted' ? unreachable(error) : error;
    }
  };
  let answer = await ask();
  if (answer.verdict === 'unauthorized' && recover?.(answer.response)) answer = await ask();
  if (answer.verdict === 'ok') return answer;
  if (!PASSING.has(answer.verdict)) {
    throw new ActionError('refused', `${what}: ${describeAnswer(unquoted(answer))}.`, hint);
  }
  const trouble = describeAnswer(unquoted(answer));
  throw new ActionError(
    'unclear',
    `The sign-in did not work: ${host} has trouble (${trouble}).`,
    'It may pass by itself.'
  );
}

/** It was tried often enough here, so it is no failure of the request that is to be signed. */
function unreachable(failure: HttpFailure): ActionError {
  const hint = reachHint(
    failure,
    'Check region, iam_endpoint and sts_endpoint, and that the runner may reach that host.'
  );
  return new ActionError('unclear', `The sign-in did not work. ${failure.message}`, hint, failure);
}

/** A body that can't be read may hold a token or key that nobody has masked yet, so no piece of it is shown. */
const unquoted = (answer: Answer): Answer =>
  answer.content.kind === 'unreadable'
    ? { ...answer, content: { kind: 'unreadable', what: 'something else' } }
    : answer;

const PASSING: ReadonlySet<Answer['verdict']> = new Set(['throttled', 'failed', 'unreadable']);

export const postJson = (url: string, body: object, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json;charset=UTF-8', accept: 'application/json', ...headers },
  body: JSON.stringify(body)
});

/**
 * When something ends, by our clock. That may be far off the server's, so what counts is the time that is left by the
 * `Date` of the answer.
 * @param text when it ends, by the server's clock
 * @param byDefault milliseconds from now, when the answer does not say
 */
export function endOf(text: unknown, { response }: Answer, clock: Clock, byDefault: number): number {
  const end = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  const sent = httpDate(response.headers['date']);
  if (Number.isNaN(end)) return clock.now() + byDefault;
  return Number.isNaN(sent) ? end : clock.now() + end - sent;
}

/** The `scope` of a token: a project, by its id or by the name that it shares with its region. */
export const projectScope = ({ projectId, region }: ProjectPlace): object => ({
  project: projectId === '' ? { name: region } : { id: projectId }
});
