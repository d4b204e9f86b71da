import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign,
  verify
} from 'node:crypto';
import { type Fields, isObject, parseJson } from '../json.ts';

/** An RSA key that signs tokens, by its id. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** What others need to check its signatures (RFC 7517). */
  readonly publicKey: JsonWebKey;
}

/** A new key; making one takes a while. */
export function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const id = randomBytes(16).toString('hex').toUpperCase();
  const jwk = publicKey.export({ format: 'jwk' });
  return { id, privateKey, publicKey: { ...jwk, kid: id, alg: 'RS256', use: 'sig' } };
}

/** A JSON Web Token with these claims (RFC 7519). */
export function signToken(claims: Fields, { id, privateKey }: SigningKey): string {
  const content = [{ typ: 'JWT', alg: 'RS256', kid: id }, claims].map(part =>
    Buffer.from(JSON.stringify(part)).toString('base64url')
  );
  const signature = sign('sha256', Buffer.from(content.join('.')), privateKey);
  return [...content, signature.toString('base64url')].join('.');
}

/** The claims of a token that one of these keys has signed; otherwise what is wrong with it. */
export function readToken(token: string, keys: readonly JsonWebKey[]): Fields | string {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = parsePart(head);
  const claims = parsePart(body);
  if (!isObject(header) || !isObject(claims) || more.length > 0) return 'it is no JSON Web Token';
  if (header['alg'] !== 'RS256') return 'its algorithm is not RS256';
  const jwk = keys.find(({ kid }) => kid === header['kid']);
  if (jwk === undefined) return 'no signing key has its id';
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const isRight = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
  return isRight ? claims : 'its signature is wrong';
}

function parsePart(part: string): unknown {
  return parseJson(Buffer.from(part, 'base64url').toString());
}
