import type { Keys, KnownKey } from '../identity/keys.ts';
import {
  canonicalRequest,
  readSignature,
  type Signature,
  signatureOf,
  type WireRequest
} from './signature.ts';

/** Who signed a request, or why the signature counts for nothing. */
export type Signed = { readonly keyId: string } | { readonly refusal: string };

/** X-Sdk-Date and the present may differ by so much (api.md §4.3). */
const TOLERANCE_MS = 15 * 60_000;

/** Headers that have to be signed wherever they are sent. */
const COVERED = ['x-sdk-date', 'x-project-id', 'x-security-token'];

/**
 * Checks the signature of a request as the gateway does. The reasons are those of
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-0001.html where that page has one.
 */
export function checkSigned(request: WireRequest, keys: Keys, now: number): Signed {
  const signature = readSignature(request.headers['authorization'] ?? '');
  if (signature === undefined) return { refusal: 'the header Authorization is malformed' };
  const { keyId } = signature;
  const key = keys.find(keyId);
  if (key === undefined) return { refusal: `Get secretKey failed,ak:${keyId},err:ak not exist` };
  if (key.isLocked) return { refusal: 'AK access failed to reach the limit,forbidden.' };
  const refusal =
    checkTime(request, now) ?? checkSecurityToken(request, key) ?? checkCovered(request, signature);
  if (refusal !== undefined) return { refusal };
  const canonical = canonicalRequest(request, signature.signedHeaders);
  const isRight = signatureOf(canonical, request.headers['x-sdk-date'] ?? '', key.secret) === signature.value;
  keys.signed(keyId, isRight ? 'right' : 'wrong');
  if (isRight) return { keyId };
  return { refusal: `verify aksk signature fail, canonicalRequest:${canonical.replaceAll('\n', '|')}` };
}

function checkTime({ headers }: WireRequest, now: number): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-sdk-date'] ?? '') ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) return 'the header X-Sdk-Date is missing or malformed';
  return Math.abs(time - now) > TOLERANCE_MS ? 'calc ak sk signature fail:signature expired' : undefined;
}

/** The key of a temporary pair is found by its security token, so without the token it does not exist. */
function checkSecurityToken(
  { headers }: WireRequest,
  { id, securityToken, isExpired }: KnownKey
): string | undefined {
  if (headers['x-security-token'] !== securityToken) return `Get secretKey failed,ak:${id},err:ak not exist`;
  return isExpired ? 'the security token expires' : undefined;
}

function checkCovered({ headers }: WireRequest, { signedHeaders }: Signature): string | undefined {
  const open = COVERED.find(name => headers[name] !== undefined && !signedHeaders.includes(name));
  if (open !== undefined) return `the header ${open} is not signed`;
  const absent = signedHeaders.find(name => headers[name] === undefined);
  return absent && `the header ${absent} is signed but was not sent`;
}
