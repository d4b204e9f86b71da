import type { ProjectPlace, SignInParts } from '../../src/auth/authorize.ts';
import type { HttpRequest, HttpResponse } from '../../src/http.ts';
import { type JumpingClock, jumpingClock } from './clock.ts';
import { reply, scriptedTransport } from './http.ts';

export const PROJECT: ProjectPlace = {
  projectId: '0605767a9d00d5762f1cc00b2d86ce2c',
  region: 'cn-north-4',
  iamUrl: 'https://iam.test'
};

/** The variables of a job with `permissions: id-token: write`. */
export const GITHUB = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.test/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'github-bearer',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2'
};

/** GitHub's answer with an identity token. */
export const IDENTITY = reply(200, { count: 1, value: 'identity-token' });

export interface SignInStory {
  /** What each request to IAM, STS or GitHub ends with. */
  readonly script?: readonly (HttpResponse | Error)[];
  readonly variables?: Readonly<Record<string, string>>;
}

export interface SignInScene {
  readonly parts: SignInParts;
  readonly clock: JumpingClock;
  /** The requests to IAM, STS and GitHub. */
  readonly requests: readonly HttpRequest[];
  /** Masks, and requests as `METHOD url`, in the order in which they happened. */
  readonly events: readonly string[];
}

/** What a sign-in method may use, and what it made of it. */
export function signInScene({ script = [], variables = GITHUB }: SignInStory = {}): SignInScene {
  const { transport, requests } = scriptedTransport(script);
  const events: string[] = [];
  const clock = jumpingClock();
  const parts: SignInParts = {
    transport: (request, signal) => {
      events.push(`${request.method} ${request.url}`);
      return transport(request, signal);
    },
    clock,
    random: () => 0,
    onWait: () => {},
    mask: secret => events.push(`mask ${secret}`),
    variable: name => variables[name] ?? ''
  };
  return { parts, clock, requests, events };
}
