import type { OpenRequest } from '../http/exchange.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Identity } from '../identity/index.ts';
import { checkIdentityToken } from '../identity/trust.ts';
import { type Fields, isObject, parseJson } from '../json.ts';
import { type IdentityRoute, isJson } from './identity.ts';

/** STS: temporary keys for an identity token (api.md §4.5). */
export const STS_ROUTES: readonly IdentityRoute[] = [
  {
    name: 'sts',
    operation: 'AssumeAgencyWithOIDC',
    method: 'POST',
    path: '/v5/agencies/assume-with-oidc',
    answer: (request, identity) => {
      const body = isJson(request) ? parseJson(request.body) : undefined;
      if (!isObject(body)) return stsError(request, 400, 'STS5.0002', 'malformed request body');
      const complaint = findComplaint(body);
      if (complaint !== undefined)
        return stsError(request, 400, 'STS5.0002', `invalid parameter: ${complaint}`);
      return assume(request, body, identity);
    }
  }
];

type Rule = (value: unknown) => boolean;

const text =
  (form: RegExp): Rule =>
  value =>
    typeof value === 'string' && form.test(value);

const RULES: Readonly<Record<string, Rule>> = {
  provider_urn: text(/^iam::[^:\s]+:oidcProvider:\S+$/),
  agency_urn: text(/^iam::[^:\s]+:agency:\S+$/),
  agency_session_name: text(/^[\w+=,.@-]{2,128}$/),
  id_token: text(/^.{4,20000}$/s),
  duration_seconds: value =>
    value === undefined || (Number.isInteger(value) && Number(value) >= 900 && Number(value) <= 43_200),
  policy: value => value === undefined || typeof value === 'string',
  policy_ids: value => value === undefined || Array.isArray(value)
};

/** The first field that breaks its rule, or that is not known. */
function findComplaint(body: Fields): string | undefined {
  const broken = Object.entries(RULES).find(([name, holds]) => !holds(body[name]));
  return broken?.[0] ?? Object.keys(body).find(name => !Object.hasOwn(RULES, name));
}

function assume(
  request: OpenRequest,
  body: Fields,
  { account, github, keys, keyLifeMs, now }: Identity
): Reply {
  if (body['provider_urn'] !== account.oidcProviderUrn)
    return stsError(request, 404, 'STS5.0004', 'the OIDC provider does not exist');
  // STS fetches GitHub's keys itself, so it knows the present ones.
  const trust = checkIdentityToken(String(body['id_token']), github.keys(), account, now());
  if (trust.kind === 'invalid') return stsError(request, 401, 'STS5.0007', `invalid id token: ${trust.why}`);
  if (trust.kind === 'stranger' || body['agency_urn'] !== account.agencyUrn) return denied(request);
  const key = keys.issue(keyLifeMs ?? Number(body['duration_seconds'] ?? 3600) * 1000);
  const name = String(body['agency_session_name']);
  return json(200, {
    assumed_agency: {
      id: `${account.userId}:${name}`,
      urn: `sts::${account.id}:assumed-agency:github-build/${name}`
    },
    audience: account.audience,
    credentials: {
      access_key_id: key.id,
      secret_access_key: key.secret,
      security_token: key.securityToken,
      expiration: new Date(key.expiresAt).toISOString()
    },
    provider: account.oidcProviderUrn,
    source_identity: '',
    subject_from_id_token: trust.subject
  });
}

/** Who lacks the right is also told why, in a form that only an administrator can read. */
function denied(request: OpenRequest): Reply {
  return stsError(request, 403, 'STS5.0001', 'access denied: sts:agencies:assumeWithOIDC', {
    encoded_authorization_message: Buffer.from(request.id).toString('base64')
  });
}

function stsError(
  { id }: OpenRequest,
  status: number,
  code: string,
  message: string,
  more: object = {}
): Reply {
  return json(status, { error_code: code, error_msg: message, request_id: id, ...more });
}
