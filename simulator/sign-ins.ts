import type { Host } from './http/host.ts';
import type { Identity } from './identity/index.ts';
import type { AccessKey } from './identity/keys.ts';
import type { SignIns } from './options.ts';
import { githubVariables } from './routes/github.ts';

/** The part of a simulator that is about signing in; `token` is its first. */
export function createSignIns(
  identity: Identity,
  token: string,
  urls: Readonly<Record<Host, string>>
): SignIns {
  const { account, tokens, keys, github, secrets } = identity;
  const { region, projectId, projects, identityProvider, oidcProviderUrn, agencyUrn } = account;
  return {
    iamUrl: urls.iam,
    stsUrl: urls.sts,
    githubUrl: urls.github,
    token,
    accessKey: keyOf(keys.issue()),
    region,
    projectId,
    projects,
    identityProvider,
    oidcProviderUrn,
    agencyUrn,
    githubEnv: () => githubVariables(urls.github, identity),
    issueToken: role => tokens.issue({ projectId, ...(role && { role }) }).token,
    expireToken: (which = token) => tokens.expire(which),
    revokeToken: (which = token) => tokens.revoke(which),
    issueAccessKey: lifeMs => keyOf(keys.issue(lifeMs)),
    expireSignIns: identity.expireAll,
    revokeSignIns: identity.revokeAll,
    rotateGitHubKeys: github.rotateKeys,
    secrets
  };
}

function keyOf({ id, secret, securityToken }: AccessKey): AccessKey {
  return { id, secret, ...(securityToken !== undefined && { securityToken }) };
}
