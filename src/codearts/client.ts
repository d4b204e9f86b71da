/**
 * The calls of CodeArts Build, one method each: signed, and sent to the twin of a path when the gateway does not
 * know the path itself (api.md §2.10).
 */
import { type Answer, readAnswer } from '../answer.ts';
import type { SignIn } from '../auth/authorize.ts';
import { HttpFailure, type HttpRequest, type Transport } from '../http.ts';
import { type RetryOptions, withRetry } from '../retry.ts';
import {
  analysisCall,
  artifactCalls,
  type BuildRef,
  type Call,
  fullLogCalls,
  logPageCall,
  parametersCall,
  type RunJobRequest,
  recordCalls,
  runJobCalls,
  stagesCall,
  stepsCall,
  stopCalls
} from './calls.ts';
import { buildsCalls } from './lists.ts';
import type { LogCursor } from './log.ts';

/** Each call ends with an answer of any verdict, or rejects with an `HttpFailure` when there is no complete one. */
export interface BuildClient {
  /** Starts a build; repeated only when it provably was not performed. */
  readonly runJob: (request: RunJobRequest, signal?: AbortSignal) => Promise<Answer>;
  readonly record: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
  readonly logPage: (build: BuildRef, cursor: LogCursor, signal?: AbortSignal) => Promise<Answer>;
  /** The whole log, piece by piece into `sink`; the body of the answer is empty then. */
  readonly fullLog: (
    recordId: string,
    sink: (piece: Buffer) => Promise<void>,
    signal?: AbortSignal
  ) => Promise<Answer>;
  readonly stop: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
  readonly artifacts: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
  readonly stages: (recordId: string, signal?: AbortSignal) => Promise<Answer>;
  readonly steps: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
  readonly analysis: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
}

/** What the search for a build needs beyond that. */
export interface BuildSearch {
  /** ListBuildInfoRecordByJobId. Times are milliseconds since 1970. */
  readonly builds: (
    jobId: string,
    window: { readonly from: number; readonly to: number },
    page: number,
    signal?: AbortSignal
  ) => Promise<Answer>;
  /** ListBuildParameter. */
  readonly parameters: (build: BuildRef, signal?: AbortSignal) => Promise<Answer>;
}

export interface ClientOptions {
  readonly transport: Transport;
  readonly signIn: SignIn;
  /** Scheme, host and base path of CodeArts Build, without a slash at the end. */
  readonly baseUrl: string;
  readonly retry: RetryOptions;
}

export function createBuildClient(options: ClientOptions): BuildClient & BuildSearch {
  const { once, patiently } = createSenders(options);
  const start = withTwins(patiently);
  const record = withTwins(once);
  const fullLog = withTwins(once);
  const stop = withTwins(once);
  const artifacts = withTwins(once);
  const builds = withTwins(once);
  return {
    runJob: (request, signal) => start(runJobCalls(request), signal),
    record: (build, signal) => record(recordCalls(build), signal),
    logPage: (build, cursor, signal) => once(logPageCall(build, cursor), signal),
    fullLog: (recordId, sink, signal) => fullLog(fullLogCalls(recordId, sink), signal),
    stop: (build, signal) => stop(stopCalls(build), signal),
    artifacts: (build, signal) => artifacts(artifactCalls(build), signal),
    stages: (recordId, signal) => once(stagesCall(recordId), signal),
    steps: (build, signal) => once(stepsCall(build), signal),
    analysis: (build, signal) => once(analysisCall(build), signal),
    builds: (jobId, { from, to }, page, signal) => builds(buildsCalls(jobId, from, to, page), signal),
    parameters: (build, signal) => once(parametersCall(build), signal)
  };
}

type Send = (call: Call, signal?: AbortSignal) => Promise<Answer>;

/** Two ways to make a call; both make it once more when the sign-in was not accepted but could be renewed. */
function createSenders({ transport, signIn, baseUrl, retry }: ClientOptions) {
  const over =
    (wrap: (signed: Transport) => Transport, cancelled?: AbortSignal): Send =>
    async ({ path, ...rest }, signal) => {
      const request: HttpRequest = { ...rest, url: baseUrl + path };
      let sent = request;
      const send = wrap(async (plain, abort) => {
        sent = await authorized(signIn, plain, abort);
        if (cancelled?.aborted) throw new HttpFailure('aborted', false, CANCELLED);
        return transport(sent, abort);
      });
      const answer = readAnswer(await send(request, signal));
      if (answer.verdict !== 'unauthorized') return answer;
      const renewed = await signIn.recover(answer.response, sent);
      return renewed ? readAnswer(await send(request, signal)) : answer;
    };
  // The retry goes around the signing, so that each try is signed anew.
  return {
    once: over(signed => signed),
    patiently: over(signed => withRetry(signed, retry), retry.cancelled)
  };
}

const CANCELLED = 'The workflow was cancelled before the request was sent.';

/** Asks the path that served last, and the one after it only when the gateway does not know that path. */
function withTwins(send: Send): (calls: readonly Call[], signal?: AbortSignal) => Promise<Answer> {
  let served = 0;
  return async (calls, signal) => {
    for (;;) {
      const answer = await send(calls[served] as Call, signal);
      if (answer.verdict !== 'no-api' || served + 1 >= calls.length) return answer;
      served += 1;
    }
  };
}

/** A failure on the way to the sign-in says nothing was sent to the service, whatever was sent to the other. */
async function authorized(signIn: SignIn, request: HttpRequest, signal?: AbortSignal): Promise<HttpRequest> {
  try {
    return await signIn.authorize(request, signal);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new HttpFailure(error.reason, false, error.message, error);
  }
}
