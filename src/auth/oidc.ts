/**
 * GitHub's identity token for an IAM token of project scope: classic federation, api.md §4.4,
 * https://support.huaweicloud.com/api-iam/iam_13_0605.html
 */
import { type Answer, isFields } from '../answer.ts';
import { ActionError } from '../errors.ts';
import type { OidcCredentials, SignIn, SignInParts } from './authorize.ts';
import { identityToken } from './github.ts';
import { callIam, endOf, postJson, projectScope } from './iam.ts';
import { createRenewing, type Minted } from './renewing.ts';

const HINT =
  'Check identity_provider, the client id (audience) and the mapping of the identity provider in IAM, and whether its ' +
  'copy of the signing keys of GitHub is fresh: docs/authentication.md.';

export function oidcSignIn(credentials: OidcCredentials, parts: SignInParts): SignIn {
  const tokens = createRenewing(signal => mint(credentials, parts, signal), parts.clock);
  return {
    authorize: async (request, signal) => {
      const token = await tokens.get(signal);
      return { ...request, headers: { ...request.headers, 'x-auth-token': token } };
    },
    recover: async (_, { headers }) => tokens.refused(token => token === headers['x-auth-token'])
  };
}

async function mint(
  { identityProvider, audience, project }: OidcCredentials,
  parts: SignInParts,
  signal?: AbortSignal
): Promise<Minted<string>> {
  const id = await identityToken(audience, parts, signal);
  const body = { auth: { id_token: { id }, scope: projectScope(project) } };
  const url = `${project.iamUrl}/v3.0/OS-AUTH/id-token/tokens`;
  const federated = await callIam(
    {
      request: postJson(url, body, { 'x-idp-id': identityProvider }),
      what: 'IAM refused the identity token',
      hint: HINT
    },
    parts,
    signal
  );
  const token = readToken(federated, parts);
  return token.scoped ? token : scopeToken(token.value, { project }, parts, signal);
}

/** KeystoneCreateScopedToken: an unscoped token is of no use to services. */
async function scopeToken(
  unscoped: string,
  { project }: Pick<OidcCredentials, 'project'>,
  parts: SignInParts,
  signal?: AbortSignal
): Promise<Minted<string>> {
  const identity = { methods: ['token'], token: { id: unscoped } };
  const body = { auth: { identity, scope: projectScope(project) } };
  const answer = await callIam(
    {
      request: postJson(`${project.iamUrl}/v3/auth/tokens?nocatalog=true`, body),
      what: 'IAM gave no token for the project',
      hint: 'Check region and project_id, and that the group of the mapped user has rights in that project.'
    },
    parts,
    signal
  );
  return readToken(answer, parts);
}

/** The token is in a header, its end and scope in the body. */
function readToken(answer: Answer, { mask, clock }: SignInParts): Minted<string> & { scoped: boolean } {
  const { content, response } = answer;
  const value = response.headers['x-subject-token'] ?? '';
  if (value === '') throw new ActionError('refused', 'IAM answered without a token.', HINT);
  mask(value);
  const body = content.kind === 'value' && isFields(content.value) ? content.value['token'] : undefined;
  const token = isFields(body) ? body : {};
  // Tokens live 24 hours; one that does not say when it ends is renewed after one.
  return {
    value,
    expiresAt: endOf(token['expires_at'], answer, clock, 3_600_000),
    scoped: isFields(token['project'])
  };
}
