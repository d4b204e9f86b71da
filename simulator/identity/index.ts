import type { SimulatorOptions } from '../options.ts';
import { type Account, createAccount } from './account.ts';
import { createGitHub, type GitHub } from './github.ts';
import { createKeys, type Keys } from './keys.ts';
import type { Secret } from './secret.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Who may do what, and everything that says so. */
export interface Identity {
  readonly account: Account;
  readonly tokens: Tokens;
  readonly keys: Keys;
  readonly github: GitHub;
  readonly now: () => number;
  /** Whether IAM gives tokens without a project for identity tokens, whatever it was asked for. */
  readonly unscopedTokens: boolean;
  /** How long temporary keys live; as they are asked for when undefined. */
  readonly keyLifeMs: number | undefined;
  /** Every secret ever made. */
  readonly secrets: readonly Secret[];
  /** Ends the life of every token and temporary key that there is now. */
  expireAll(): void;
  /** Forgets every token and key that there is now. */
  revokeAll(): void;
}

const DAY_MS = 24 * 3_600_000;

/** An account that nobody has signed in to. */
export function createIdentity(options: SimulatorOptions, now: () => number): Identity {
  const { region = 'cn-north-4', audience, trustedSubject, keyLifeMs, unscopedTokens = false } = options;
  const { tokenLifeMs = DAY_MS, identityTokenLifeMs = 300_000 } = options;
  const secrets: Secret[] = [];
  const note = (secret: Secret): void => void secrets.push(secret);
  const tokens = createTokens(tokenLifeMs, now, note);
  const keys = createKeys(now, note);
  return {
    account: createAccount({ region, audience, trustedSubject }),
    tokens,
    keys,
    github: createGitHub(identityTokenLifeMs, now, note),
    now,
    unscopedTokens,
    keyLifeMs,
    secrets,
    expireAll: () => {
      for (const token of tokens.list()) tokens.expire(token);
      for (const id of keys.list()) keys.expire(id);
    },
    revokeAll: () => {
      for (const token of tokens.list()) tokens.revoke(token);
      for (const id of keys.list()) keys.revoke(id);
    }
  };
}
