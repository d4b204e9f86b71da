import type { SignIn } from '../../src/auth/authorize.ts';
import type { Cancellation } from '../../src/cancellation.ts';
import type { RunJobRequest } from '../../src/codearts/calls.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import type { ActionError } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../src/http.ts';
import { startBuild } from '../../src/start.ts';
import { JOB } from './client.ts';
import { jumpingClock } from './clock.ts';
import { gatewayReply, reply, scriptedTransport } from './http.ts';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A build as the list of the task shows it; started now unless told. */
export const listed = (number: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  number,
  daily_build_number: `20260102.${number}`,
  commit_id: COMMIT,
  ...fields
});

export const list = (...builds: readonly object[]): HttpResponse =>
  reply(200, { status: 'success', result: { job_build_states: builds } });

export interface Circumstances {
  readonly request?: Partial<RunJobRequest>;
  readonly uniqueParameter?: string;
  /** What the list of builds shows, look by look; the last one for ever. By default it can't be read. */
  readonly lists?: readonly HttpResponse[];
  /** The other reads, by the end of their paths. */
  readonly reads?: Readonly<Record<string, HttpResponse>>;
  /** The workflow was cancelled before anybody looks for a build. */
  readonly cancelled?: boolean;
  readonly signInError?: ActionError;
}

/** A cancellation that has happened or never does. */
function cancellationOf(happened: boolean): Cancellation {
  const never = new AbortController().signal;
  return {
    requested: happened ? AbortSignal.abort() : never,
    givenUp: new AbortController().signal,
    lookedEnough: new AbortController().signal,
    remainingMs: () => 0,
    request: () => {}
  };
}

/** Starts a build at a service that answers each POST with the next step of a script: the outcome, and how it came. */
export async function starting(
  script: readonly (HttpResponse | Error)[],
  { request, uniqueParameter = '', cancelled = false, signInError, ...service }: Circumstances = {}
) {
  const clock = jumpingClock();
  const cancellation = cancellationOf(cancelled);
  const starts = scriptedTransport(script);
  const reading = readsOf(service);
  const transport: Transport = (made, signal) =>
    made.method === 'POST' ? starts.transport(made, signal) : reading.transport(made, signal);
  const signIn: SignIn = {
    authorize: async plain => {
      if (signInError) throw signInError;
      return plain;
    },
    recover: async () => false
  };
  const retry = { clock, random: () => 0, onWait: () => {} };
  const client = createBuildClient({ transport, signIn, baseUrl: 'https://build.test', retry });
  const told: string[] = [];
  const outcome = await startBuild(
    { job_id: JOB, scm: { build_commit_id: COMMIT }, ...request },
    uniqueParameter,
    {
      client,
      clock,
      cancellation,
      tell: line => told.push(line),
      linkTo: ({ buildNumber }) => `https://console.test/${buildNumber}`
    }
  );
  return {
    outcome,
    posts: starts.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    signals: starts.signals,
    looks: reading.looks(),
    told,
    cancellation,
    clock
  };
}

function readsOf({ lists = [], reads = {} }: Pick<Circumstances, 'lists' | 'reads'>) {
  let looks = 0;
  const transport: Transport = async ({ url }: HttpRequest) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith('/list')) {
      looks += 1;
      return lists[looks - 1] ?? lists.at(-1) ?? reply(403, { error_code: 'X.1', error_msg: 'no right' });
    }
    const found = Object.entries(reads).find(([end]) => pathname.endsWith(end));
    return found?.[1] ?? gatewayReply(404, 'APIGW.0101');
  };
  return { transport, looks: () => looks };
}
