import type { Account } from '../identity/account.ts';
import type { Grant } from '../identity/tokens.ts';
import { isObject } from '../json.ts';

/** What a token is to be for: a project, or the account as a whole, or nothing yet. */
export interface Scope {
  readonly project?: Project | undefined;
  readonly isDomain?: boolean;
}

interface Project {
  readonly id: string;
  readonly name: string;
}

/** The scope that a request names; `none` when it names none, and what can't be found when there is no such thing. */
export function readScope(scope: unknown, account: Account): Scope | string {
  if (scope === undefined) return 'none';
  const { project, domain } = isObject(scope) ? scope : {};
  if (isObject(domain))
    return [domain['id'], domain['name']].some(each => each === account.id || each === account.name)
      ? { isDomain: true }
      : 'domain';
  const { id, name } = isObject(project) ? project : {};
  const found = Object.entries(account.projects).find(([region, own]) => own === id || region === name);
  return found === undefined
    ? `project: ${String(id ?? name)}`
    : { project: { id: found[1], name: found[0] } };
}

interface About {
  readonly grant: Grant;
  readonly project: Project | undefined;
  readonly isDomain: boolean;
  readonly withCatalog: boolean;
}

/** The body of a token, but for its user and its methods (api.md §4.2, §4.4). */
export function tokenFields({ grant, project, isDomain, withCatalog }: About, account: Account) {
  const domain = domainOf(account);
  return {
    expires_at: iamTime(grant.expiresAt),
    issued_at: iamTime(grant.issuedAt),
    ...(project && { project: { ...project, domain } }),
    ...(isDomain && { domain }),
    ...((project !== undefined || isDomain) && {
      roles: [{ id: '0', name: 'devcloud_build_operator' }],
      ...(withCatalog && { catalog: [] })
    })
  };
}

/** The virtual user that the mapping of the identity provider makes (api.md §4.4). */
export function federatedUser(account: Account) {
  return {
    id: account.userId,
    name: account.userName,
    domain: domainOf(account),
    'OS-FEDERATION': {
      groups: [{ id: account.userId.toUpperCase(), name: 'github-build' }],
      identity_provider: { id: account.identityProvider },
      protocol: { id: 'oidc' }
    }
  };
}

function domainOf({ id, name }: Account) {
  return { id, name };
}

/** With microseconds: `2020-01-04T09:05:22.701000Z`. */
function iamTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z');
}
