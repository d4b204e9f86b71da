import type { SignIn } from '../../src/auth/authorize.ts';
import { tokenSignIn } from '../../src/auth/token.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import type { HttpResponse } from '../../src/http.ts';
import { jumpingClock } from './clock.ts';
import { gatewayReply, reply, scriptedTransport } from './http.ts';

export const JOB = 'f9d6c8466d614a9788e9a0acf6c15f46';
export const STARTED = reply(200, {
  octopus_job_name: 'j_Oaqg3PCN',
  actual_build_number: '20',
  daily_build_number: '20260102.20'
});
export const NO_API = gatewayReply(404, 'APIGW.0101', 'The API does not exist');
export const UNAUTHORIZED = gatewayReply(401, 'APIGW.0301', 'token expires');

export interface ClientStory {
  /** What each request ends with. */
  readonly script: readonly (HttpResponse | Error)[];
  /** By default the sign-in with the token "a-token". */
  readonly signIn?: SignIn;
  readonly baseUrl?: string;
}

/** The real client before a scripted service, and what that service gets. */
export function clientOf({
  script,
  signIn = tokenSignIn({ kind: 'token', token: 'a-token' }),
  baseUrl = 'https://build.test'
}: ClientStory) {
  const { transport, requests, signals } = scriptedTransport(script);
  const retry = { clock: jumpingClock(), random: () => 0, onWait: () => {} };
  const client = createBuildClient({ transport, signIn, baseUrl, retry });
  const lines = (): readonly string[] => requests.map(({ method, url }) => `${method} ${url}`);
  return { client, requests, signals, lines };
}
