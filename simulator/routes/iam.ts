import { refuseUnsigned } from '../gateway/check.ts';
import type { OpenRequest } from '../http/exchange.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Identity } from '../identity/index.ts';
import type { Grant } from '../identity/tokens.ts';
import { checkIdentityToken } from '../identity/trust.ts';
import { type Fields, isObject, parseJson } from '../json.ts';
import { federatedUser, readScope, type Scope, tokenFields } from './iam-fields.ts';
import { type IdentityRoute, iamError, isJson } from './identity.ts';

/** IAM: identity tokens and tokens for tokens, and the projects of an account (api.md §4.2, §4.4). */
export const IAM_ROUTES: readonly IdentityRoute[] = [
  {
    name: 'iam-token',
    operation: 'CreateTokenWithIdToken',
    method: 'POST',
    path: '/v3.0/OS-AUTH/id-token/tokens',
    answer: (request, identity) => withAuth(request, auth => federate(request, auth, identity))
  },
  {
    name: 'iam-scope',
    operation: 'KeystoneCreateScopedToken',
    method: 'POST',
    path: '/v3/auth/tokens',
    answer: (request, identity) => withAuth(request, auth => scopeToken(request, auth, identity))
  },
  {
    name: 'iam-projects',
    operation: 'KeystoneListProjects',
    method: 'GET',
    path: '/v3/projects',
    answer: (request, identity) => refuseUnsigned(request, identity) ?? listProjects(request, identity)
  }
];

function federate(request: OpenRequest, auth: Fields, identity: Identity): Reply {
  const { account, github, unscopedTokens, now } = identity;
  const provider = request.headers['x-idp-id'] ?? '';
  if (!/^[\w-]{1,64}$/.test(provider)) return iamError(400, 'The header X-Idp-Id is missing or malformed.');
  if (provider !== account.identityProvider) return notFound(`identity provider: ${provider}`);
  const idToken = auth['id_token'];
  const token = isObject(idToken) ? idToken['id'] : undefined;
  if (typeof token !== 'string') return iamError(400, 'The field auth.id_token.id is missing.');
  // The keys of the provider are a copy that somebody made by hand (api.md §4.4).
  const trust = checkIdentityToken(token, github.firstKeys(), account, now());
  if (trust.kind === 'invalid') return iamError(401, `The id token is invalid: ${trust.why}.`);
  if (trust.kind === 'stranger') return iamError(403, 'No mapping rule of the identity provider fits.');
  const scope = unscopedTokens ? 'none' : readScope(auth['scope'], account);
  return withScope(scope, given => tokenReply(request, given, ['mapped'], identity));
}

function scopeToken(request: OpenRequest, auth: Fields, identity: Identity): Reply {
  const methods = isObject(auth['identity']) ? auth['identity']['methods'] : undefined;
  if (JSON.stringify(methods) !== '["token"]')
    return iamError(400, 'The field auth.identity.methods is not ["token"].');
  const { token } = auth['identity'] as Fields;
  const id = isObject(token) ? token['id'] : undefined;
  if (typeof id !== 'string') return iamError(400, 'The field auth.identity.token.id is missing.');
  const grant = identity.tokens.find(id);
  if (grant === undefined || grant.expiresAt <= identity.now())
    return iamError(401, 'The request you have made requires authentication.');
  const scope = readScope(auth['scope'], identity.account);
  if (scope === 'none') return iamError(400, 'The field auth.scope is missing.');
  return withScope(scope, given => tokenReply(request, given, ['token'], identity));
}

/** Answers 400 unless the body is JSON with an `auth` object. */
function withAuth(request: OpenRequest, answer: (auth: Fields) => Reply): Reply {
  const body = isJson(request) ? parseJson(request.body) : undefined;
  const auth = isObject(body) ? body['auth'] : undefined;
  return isObject(auth) ? answer(auth) : iamError(400, 'The request body is invalid.');
}

function withScope(scope: Scope | string, answer: (scope: Scope) => Reply): Reply {
  if (scope === 'none') return answer({});
  return typeof scope === 'string' ? notFound(scope) : answer(scope);
}

/** The token is in a header, and everything about it in the body. */
function tokenReply(
  { id, query }: OpenRequest,
  { project, isDomain = false }: Scope,
  methods: readonly string[],
  identity: Identity
): Reply {
  const grant: Grant = identity.tokens.issue({ projectId: project?.id });
  const fields = tokenFields(
    { grant, project, isDomain, withCatalog: query['nocatalog'] !== 'true' },
    identity.account
  );
  const token = { ...fields, methods, user: federatedUser(identity.account) };
  const traceId = `token_${identity.account.region}_null_${id}`;
  return json(201, { token }, { 'x-subject-token': grant.token, 'x-iam-trace-id': traceId });
}

function listProjects({ query }: OpenRequest, { account }: Identity): Reply {
  const named = Object.entries(account.projects).filter(([name]) => name === (query['name'] ?? name));
  const projects = named.map(([name, id]) => ({
    domain_id: account.id,
    is_domain: false,
    parent_id: account.id,
    name,
    description: '',
    id,
    enabled: true
  }));
  return json(200, {
    projects,
    links: { next: null, previous: null, self: 'https://iam.example/v3/projects' }
  });
}

function notFound(what: string): Reply {
  return iamError(404, `Could not find ${what}.`);
}
