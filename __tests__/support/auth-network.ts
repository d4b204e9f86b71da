import { inspect } from 'node:util';
import { describeAnswer } from '../../src/answer.ts';
import type { Credentials, ProjectPlace } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import { describeError } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse } from '../../src/http.ts';
import { createSecrets } from '../../src/secrets.ts';
import { jumpingClock, START } from './clock.ts';
import { reply } from './http.ts';

/** Every secret there is, in characters that are escaped in some way or other. */
export const SECRETS = {
  bearer: 'github/bearer+1==',
  identityToken: 'eyJpZGVu.dGl0eQ_-.dG9rZW4',
  unscoped: 'MIIunscoped+/token==',
  token: 'MIIscoped+/token==',
  secretKey: 'minted/secret+key/0123456789',
  securityToken: 'hQpjbi1+/security==',
  ownSecretKey: 'stored/secret+key/0123456789',
  ownSecurityToken: 'hQpown+/security=='
} as const;

const PLACE: ProjectPlace = { projectId: '', region: 'cn-north-4', iamUrl: 'https://iam.test' };

export const METHODS: Readonly<Record<'oidc' | 'agency' | 'access-key', Credentials>> = {
  oidc: { kind: 'oidc', identityProvider: 'github', audience: 'builds', project: PLACE },
  agency: {
    kind: 'agency',
    oidcProviderUrn: 'iam::1:oidcProvider:github',
    agencyUrn: 'iam::1:agency:builds',
    audience: 'builds',
    stsUrl: 'https://sts.test',
    project: PLACE
  },
  'access-key': {
    kind: 'access-key',
    accessKeyId: 'an-access-key-id',
    secretAccessKey: SECRETS.ownSecretKey,
    securityToken: SECRETS.ownSecurityToken,
    project: PLACE
  }
};

const END = new Date(START + 86_400_000).toISOString();

/** What the services answer when all is well, by the beginning of the URL. */
const ANSWERS: Readonly<Record<string, HttpResponse>> = {
  'https://github.test/': reply(200, { value: SECRETS.identityToken }),
  'https://iam.test/v3.0/OS-AUTH': reply(
    201,
    { token: { expires_at: END } },
    { 'x-subject-token': SECRETS.unscoped }
  ),
  'https://iam.test/v3/auth/tokens': reply(
    201,
    { token: { expires_at: END, project: {} } },
    { 'x-subject-token': SECRETS.token }
  ),
  'https://iam.test/v3/projects': reply(200, { projects: [{ id: 'project1' }] }),
  'https://sts.test/': reply(200, {
    credentials: {
      secret_access_key: SECRETS.secretKey,
      security_token: SECRETS.securityToken,
      access_key_id: 'minted-access-key-id',
      expiration: END
    }
  }),
  'https://build.test/': reply(200, { status: 'RUNNING' })
};

export const SERVICES: readonly string[] = Object.keys(ANSWERS);

/** In place of the answer, given the request and the right answer. */
export type Fault = (request: HttpRequest, answer: HttpResponse) => HttpResponse;

export interface Heard {
  /** In order. */
  readonly events: readonly (
    | { readonly kind: 'mask'; readonly secret: string }
    | { readonly kind: 'sent'; readonly host: string; readonly text: string }
  )[];
  /** Everything that could get into the log: how it ended, with all that hangs on an error, and why was waited. */
  readonly told: string;
}

/** One call of the service, signed in by a method, over a network where one service has a fault. */
export async function callOver(credentials: Credentials, service?: string, fault?: Fault): Promise<Heard> {
  const events: Heard['events'][number][] = [];
  const told: string[] = [];
  const secrets = createSecrets(secret => void events.push({ kind: 'mask', secret }));
  for (const own of [SECRETS.ownSecretKey, SECRETS.ownSecurityToken]) secrets.keep(own);
  const transport = async (request: HttpRequest): Promise<HttpResponse> => {
    events.push({ kind: 'sent', host: new URL(request.url).host, text: JSON.stringify(request) });
    const at = SERVICES.find(start => request.url.startsWith(start)) ?? '';
    const answer = ANSWERS[at] ?? reply(404);
    const given = at === service && fault ? fault(request, answer) : answer;
    return { ...given, body: secrets.redact(given.body) };
  };
  const variables: Readonly<Record<string, string>> = {
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.test/token?v=1',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRETS.bearer
  };
  const retry = { clock: jumpingClock(), random: () => 0, onWait: (why: string) => void told.push(why) };
  const variable = (name: string): string => variables[name] ?? '';
  const parts = { transport, ...retry, mask: secrets.keep, variable };
  const client = createBuildClient({
    transport,
    signIn: createSignIn(credentials, parts),
    baseUrl: 'https://build.test',
    retry
  });
  try {
    told.push(describeAnswer(await client.runJob({ job_id: 'f9d6c8466d614a9788e9a0acf6c15f46' })));
  } catch (error) {
    told.push(describeError(error), inspect(error, { depth: 10 }));
  }
  return { events, told: told.join('\n') };
}
