import { createHash, createHmac } from 'node:crypto';

/** What a signature covers, as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the header `Authorization` of a signed request says. */
export interface Signature {
  readonly keyId: string;
  /** In lower case, sorted. */
  readonly signedHeaders: readonly string[];
  readonly value: string;
}

const FORM = /^SDK-HMAC-SHA256 Access=([^\s,]+), SignedHeaders=([^\s,]+), Signature=([0-9a-f]{64})$/;

/** Undefined when the header has another form (api.md §4.3). */
export function readSignature(authorization: string): Signature | undefined {
  const [, keyId, names, value] = FORM.exec(authorization) ?? [];
  if (keyId === undefined || names === undefined || value === undefined) return undefined;
  return { keyId, signedHeaders: names.toLowerCase().split(';').sort(), value };
}

/** The request in the form that is signed, with the headers that the signature covers (api.md §4.3). */
export function canonicalRequest(
  { method, target, headers, body }: WireRequest,
  names: readonly string[]
): string {
  const [path = '', ...rest] = target.split('?');
  const lines = names.map(name => `${name}:${(headers[name] ?? '').trim()}\n`);
  return [
    method,
    canonicalPath(path),
    canonicalQuery(rest.join('?')),
    lines.join(''),
    names.join(';'),
    sha256(body)
  ].join('\n');
}

/** The signature that this key makes of a request in that form. */
export function signatureOf(canonical: string, date: string, secretKey: string): string {
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  return createHmac('sha256', secretKey).update(text).digest('hex');
}

/** Each segment encoded anew; it ends with a slash, whatever the wire says. */
function canonicalPath(path: string): string {
  const segments = path.split('/').map(segment => encode(decode(segment)));
  return `${segments.join('/')}/`.replace(/\/\/$/, '/');
}

/** Names and values encoded anew, sorted by the bytes that they stand for. */
function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter(pair => pair !== '');
  return pairs
    .map(pair => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))] as const;
    })
    .sort(([name, value], [otherName, otherValue]) => name.compare(otherName) || value.compare(otherValue))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** The bytes that percent-encoded text stands for; a `+` stands for itself. */
function decode(text: string): Buffer {
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  );
  return Buffer.from(bytes, 'latin1');
}

/** All but the unreserved characters of RFC 3986. */
function encode(bytes: Buffer): string {
  const hex = (character: string): string =>
    character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  return bytes.toString('latin1').replace(/[^A-Za-z0-9._~-]/g, character => `%${hex(character)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
