import { randomBytes } from 'node:crypto';

/** What the gateway finds when it looks at a token. */
export type Verdict = 'ok' | 'no-role' | 'expired' | 'unknown';

/** The IAM tokens that the service knows. */
export interface Tokens {
  /** A new token, or the one given, made valid; without a role it passes the gateway's first check only. */
  issue(token?: string, role?: 'no-role'): string;
  expire(token: string): void;
  revoke(token: string): void;
  check(token: string): Verdict;
}

/** An empty store of tokens. */
export function createTokens(): Tokens {
  const verdicts = new Map<string, Verdict>();
  return {
    issue: (token = randomToken(), role) => {
      verdicts.set(token, role ?? 'ok');
      return token;
    },
    expire: token => void verdicts.set(token, 'expired'),
    revoke: token => void verdicts.delete(token),
    check: token => verdicts.get(token) ?? 'unknown'
  };
}

/** As IAM's: base64 of a CMS message, hence the first letters. */
function randomToken(): string {
  return `MII${randomBytes(150).toString('base64url')}`;
}
