import { randomBytes } from 'node:crypto';
import type { NoteSecret } from './secret.ts';

/** What the gateway finds when it looks at a token. */
export type Verdict = 'ok' | 'no-role' | 'expired' | 'unknown' | 'unscoped' | 'elsewhere';

/** A token, and what it is good for. */
export interface Grant {
  readonly token: string;
  /** Undefined when it is for no project, so that no service takes it. */
  readonly projectId: string | undefined;
  /** Without a role it passes the gateway's first check only. */
  readonly role: 'ok' | 'no-role';
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The IAM tokens that are valid, or were. */
export interface Tokens {
  /** A new token, or the one given, made valid. */
  issue(wish: Partial<Pick<Grant, 'token' | 'role'>> & Pick<Grant, 'projectId'>): Grant;
  /** The token is refused from now on, as one that has come to its end. */
  expire(token: string): void;
  /** The token is unknown from now on. */
  revoke(token: string): void;
  /** Undefined when it was revoked or never issued. */
  find(token: string): Grant | undefined;
  /** What a service of this project finds. */
  check(token: string, projectId: string): Verdict;
  /** All that are not revoked. */
  list(): readonly string[];
}

/** An empty store of tokens that live so long. */
export function createTokens(lifeMs: number, now: () => number, note: NoteSecret): Tokens {
  const grants = new Map<string, Grant>();
  return {
    issue: ({ token = randomToken(), role = 'ok', projectId }) => {
      const grant: Grant = { token, projectId, role, issuedAt: now(), expiresAt: now() + lifeMs };
      grants.set(token, grant);
      // A token without a project is for IAM alone, which gives one with a project for it.
      note({ kind: 'token', value: token, hosts: [projectId === undefined ? 'iam' : 'build'] });
      return grant;
    },
    expire: token => {
      const grant = grants.get(token);
      if (grant !== undefined) grants.set(token, { ...grant, expiresAt: now() });
    },
    revoke: token => void grants.delete(token),
    find: token => grants.get(token),
    check: (token, projectId) => {
      const grant = grants.get(token);
      if (grant === undefined) return 'unknown';
      if (grant.expiresAt <= now()) return 'expired';
      if (grant.projectId === undefined) return 'unscoped';
      return grant.projectId === projectId ? grant.role : 'elsewhere';
    },
    list: () => [...grants.keys()]
  };
}

/** As IAM's: base64 of a CMS message, hence the first letters. */
function randomToken(): string {
  return `MII${randomBytes(150).toString('base64url')}`;
}
