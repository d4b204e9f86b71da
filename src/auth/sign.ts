/**
 * The signature SDK-HMAC-SHA256 of Huawei Cloud's API gateway: api.md §4.3,
 * https://support.huaweicloud.com/devg-apisign/api-sign-algorithm.html. Pure.
 */
import { createHash, createHmac } from 'node:crypto';

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Signable {
  readonly method: string;
  /** Absolute, as it goes over the wire. */
  readonly url: string;
  /** What is covered by the signature: names in any case; `x-sdk-date` must be among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ALGORITHM = 'SDK-HMAC-SHA256';

/** @returns the value of the header `Authorization` */
export function sign(request: Signable, key: SigningKey): string {
  const headers = Object.entries(request.headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(byName);
  const date = headers.find(([name]) => name === 'x-sdk-date')?.[1] ?? '';
  const signed = headers.map(([name]) => name).join(';');
  const url = new URL(request.url);
  const canonical = [
    request.method,
    canonicalPath(url.pathname),
    canonicalQuery(url.search),
    headers.map(([name, value]) => `${name}:${value}\n`).join(''),
    signed,
    sha256(request.body)
  ].join('\n');
  const signature = createHmac('sha256', key.secretAccessKey)
    .update([ALGORITHM, date, sha256(canonical)].join('\n'))
    .digest('hex');
  return `${ALGORITHM} Access=${key.accessKeyId}, SignedHeaders=${signed}, Signature=${signature}`;
}

/** The time as the gateway reads it: `yyyyMMddTHHmmssZ`. @param now milliseconds since 1970 */
export function sdkDate(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The path with each segment encoded anew; it always ends with a slash here, whatever goes over the wire. */
function canonicalPath(pathname: string): string {
  const path = pathname
    .split('/')
    .map(segment => encode(decode(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

/** Sorted by name, then by value, both as they read before encoding; a name without value gets an empty one. */
function canonicalQuery(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const at = pair.indexOf('=');
      return at < 0
        ? ([decode(pair), ''] as const)
        : ([decode(pair.slice(0, at)), decode(pair.slice(at + 1))] as const);
    })
    .sort((a, b) => byName(a, b) || compare(a[1], b[1]))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byName = (a: readonly [string, string], b: readonly [string, string]): number => compare(a[0], b[0]);

/** Everything but letters, digits and `-_.~`, as UTF-8. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Text with a `%` that encodes nothing stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
