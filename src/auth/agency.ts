/**
 * GitHub's identity token for temporary keys, by STS: api.md §4.5,
 * https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html. Preview: whether CodeArts Build accepts the
 * session of such an agency is not documented.
 */
import { type Answer, isFields } from '../answer.ts';
import { ActionError } from '../errors.ts';
import { createProjectIds } from './access-key.ts';
import type { AgencyCredentials, SignIn, SignInParts } from './authorize.ts';
import { identityToken } from './github.ts';
import { callIam, endOf, postJson } from './iam.ts';
import { createRenewing, type Minted } from './renewing.ts';
import { createSigner, type Key } from './signer.ts';

const DURATION_SECONDS = 3_600;
const HINT =
  'Check oidc_provider_urn and agency_urn, the client id (audience) of the provider, and the trust policy of the agency: ' +
  'docs/authentication.md.';

export function agencySignIn(credentials: AgencyCredentials, parts: SignInParts): SignIn {
  const keys = createRenewing(signal => mint(credentials, parts, signal), parts.clock);
  // A key that is not accepted is replaced, so it does not matter whether it gets locked.
  const signer = createSigner(parts.clock, Number.POSITIVE_INFINITY);
  const projects = createProjectIds(credentials.project, parts, signer);
  return {
    authorize: async (request, signal) => {
      const key = await keys.get(signal);
      return signer.sign(request, key, await projects(key, signal));
    },
    recover: async (response, { headers }) =>
      signer.recover(response) || keys.refused(key => key.securityToken === headers['x-security-token'])
  };
}

async function mint(
  { oidcProviderUrn, agencyUrn, audience, stsUrl }: AgencyCredentials,
  parts: SignInParts,
  signal?: AbortSignal
): Promise<Minted<Key>> {
  const body = {
    provider_urn: oidcProviderUrn,
    agency_urn: agencyUrn,
    agency_session_name: sessionName(parts),
    id_token: await identityToken(audience, parts, signal),
    duration_seconds: DURATION_SECONDS
  };
  const answer = await callIam(
    {
      request: postJson(`${stsUrl}/v5/agencies/assume-with-oidc`, body),
      what: 'STS refused the identity token',
      hint: HINT
    },
    parts,
    signal
  );
  return readKey(answer, parts);
}

/** Shows up in the audit log of the account: which run it was. 2 to 128 of letters, digits and `_+=,.@-`. */
function sessionName({ variable }: SignInParts): string {
  return `github-${variable('GITHUB_RUN_ID') || 'run'}-${variable('GITHUB_RUN_ATTEMPT') || '1'}`.replace(
    /[^\w+=,.@-]/g,
    '-'
  );
}

function readKey(answer: Answer, { mask, clock }: SignInParts): Minted<Key> {
  const { content } = answer;
  const body = content.kind === 'value' && isFields(content.value) ? content.value['credentials'] : undefined;
  const fields = isFields(body) ? body : {};
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const value: Key = {
    accessKeyId: text('access_key_id'),
    secretAccessKey: text('secret_access_key'),
    securityToken: text('security_token')
  };
  if (Object.values(value).includes('')) throw new ActionError('refused', 'STS answered without keys.', HINT);
  mask(value.secretAccessKey);
  mask(value.securityToken);
  return { value, expiresAt: endOf(fields['expiration'], answer, clock, DURATION_SECONDS * 1_000) };
}
