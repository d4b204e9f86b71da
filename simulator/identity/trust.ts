import type { JsonWebKey } from 'node:crypto';
import type { Account } from './account.ts';
import { ISSUER } from './github.ts';
import { readToken } from './jwt.ts';

/** What somebody who is shown an identity token makes of it. */
export type Trust =
  | { readonly kind: 'trusted'; readonly subject: string }
  /** It is no token of GitHub's for this account, or not any more. */
  | { readonly kind: 'invalid'; readonly why: string }
  /** It is, but the account does not trust its subject. */
  | { readonly kind: 'stranger'; readonly subject: string };

/** Checks an identity token: signature, issuer, audience, time, and the subject that the account trusts. */
export function checkIdentityToken(
  token: string,
  keys: readonly JsonWebKey[],
  account: Account,
  now: number
): Trust {
  const claims = readToken(token, keys);
  if (typeof claims === 'string') return { kind: 'invalid', why: claims };
  const { iss, aud, exp, nbf, sub } = claims;
  if (iss !== ISSUER) return { kind: 'invalid', why: 'its issuer is not that of the provider' };
  if (aud !== account.audience)
    return { kind: 'invalid', why: 'its audience is no client id of the provider' };
  if (Number(exp) * 1000 <= now) return { kind: 'invalid', why: 'it has expired' };
  if (Number(nbf) * 1000 > now) return { kind: 'invalid', why: 'it is not valid yet' };
  const subject = String(sub);
  return { kind: subject === account.trustedSubject ? 'trusted' : 'stranger', subject };
}
