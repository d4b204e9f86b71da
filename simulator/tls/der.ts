/**
 * The little of ASN.1 DER (X.690) that a certificate needs: each function encodes one value with its tag and
 * length.
 */

/** Any value with the given tag byte. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

function length(size: number): readonly number[] {
  if (size < 0x80) return [size];
  return size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
}

/** SEQUENCE of values that are encoded already. */
export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);

/** SET of values that are encoded already. */
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);

/** Constructed context tag `[n]`, as in EXPLICIT fields. */
export const context = (n: number, ...parts: readonly Buffer[]): Buffer => tagged(0xa0 | n, ...parts);

/** Positive INTEGER from its big-endian bytes. */
export function integer(bytes: Buffer): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return tagged(0x02, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** BOOLEAN TRUE; FALSE is always a default, and DER leaves defaults out. */
export const TRUE: Buffer = tagged(0x01, Buffer.from([0xff]));

/** BIT STRING; `unused` counts the padding bits of the last byte. */
export function bits(bytes: Buffer, unused = 0): Buffer {
  return tagged(0x03, Buffer.from([unused]), bytes);
}

/** OCTET STRING. */
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes);

/** UTF8String. */
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));

/** UTCTime, good until 2049. */
export function utcTime(time: Date): Buffer {
  const digits = time.toISOString().replace(/\D/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const low = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) low.unshift((rest & 0x7f) | 0x80);
  return low;
}
