/**
 * The calls of CodeArts Build, one method each. Two API families live on one host: a call goes to the path that
 * is preferred, and to its twin only when the gateway says that it does not know the path (api.md §2.10).
 */
import { type Answer, readAnswer } from '../answer.ts';
import type { SignIn } from '../auth/authorize.ts';
import type { HttpRequest, Transport } from '../http.ts';
import type { BuildParameter } from '../parameters.ts';
import { type RetryOptions, withRetry } from '../retry.ts';

/** The body of RunJob and ExecuteJob, https://support.huaweicloud.com/api-codeci/RunJob.html */
export interface RunJobRequest {
  readonly job_id: string;
  readonly parameter?: readonly BuildParameter[];
  readonly scm?: {
    readonly build_tag?: string;
    readonly build_commit_id?: string;
    readonly branch?: string;
    readonly build_type?: string;
  };
}

export interface BuildClient {
  /** Starts a build. Rejects with an `HttpFailure` when there is no complete answer. */
  readonly runJob: (request: RunJobRequest, signal?: AbortSignal) => Promise<Answer>;
}

export interface ClientOptions {
  readonly transport: Transport;
  readonly signIn: SignIn;
  /** Scheme, host and base path of CodeArts Build, without a slash at the end. */
  readonly baseUrl: string;
  readonly retry: RetryOptions;
}

export function createBuildClient({ transport, signIn, baseUrl, retry }: ClientOptions): BuildClient {
  const signed: Transport = async (request, signal) =>
    transport(await signIn.authorize(request, signal), signal);
  // Outside the signing, so that each try is signed anew.
  const patient = withRetry(signed, retry);

  /** One call; once more when the sign-in was not accepted but could be renewed. */
  const call = async (send: Transport, request: HttpRequest, signal?: AbortSignal): Promise<Answer> => {
    const answer = readAnswer(await send(request, signal));
    if (answer.verdict !== 'unauthorized') return answer;
    const renewed = await signIn.recover(answer.response, signal);
    return renewed ? readAnswer(await send(request, signal)) : answer;
  };

  return {
    async runJob(request, signal) {
      const answer = await call(patient, postJson(`${baseUrl}/v3/jobs/build`, request), signal);
      if (answer.verdict !== 'no-api') return answer;
      return call(patient, postJson(`${baseUrl}/v1/job/execute`, request), signal);
    }
  };
}

const postJson = (url: string, body: object): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body)
});
