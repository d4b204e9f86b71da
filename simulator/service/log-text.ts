/**
 * What an offset into a log counts, and where a page may end. The service does not say (api.md §2.6), so a
 * client has to live with each:
 * - `bytes`: bytes of UTF-8; a page ends between two characters,
 * - `torn-bytes`: bytes of UTF-8; a page may end inside a character, and its JSON is then no valid UTF-8,
 * - `characters`: UTF-16 code units, as in Java; a page may end inside a surrogate pair.
 */
export type LogUnit = 'bytes' | 'torn-bytes' | 'characters';

/** The text of a log, addressed by offsets of one unit. */
export interface LogText {
  readonly length: number;
  /** The nearest place to `to` where a page that starts at `from` may end. */
  fit(from: number, to: number): number;
  /** Where the line that holds offset `at` ends, its line feed included. */
  lineEnd(at: number): number;
  /** A part as a JSON string literal, in UTF-8 (or what is left of it when it is torn). */
  json(from: number, to: number): Buffer;
  /** The bytes up to an offset. */
  bytes(to: number): Buffer;
}

/** Wraps a text; a Buffer that is addressed by bytes is never copied as a whole. */
export function createLogText(text: string | Buffer, unit: LogUnit): LogText {
  return unit === 'characters' ? characters(text.toString()) : bytes(toBuffer(text), unit);
}

const toBuffer = (text: string | Buffer): Buffer => (typeof text === 'string' ? Buffer.from(text) : text);

const LINE_FEED = 10;

function bytes(text: Buffer, unit: LogUnit): LogText {
  return {
    length: text.length,
    fit: (from, to) => (unit === 'torn-bytes' ? to : characterStart(text, from, to)),
    lineEnd: at => text.indexOf(LINE_FEED, at) + 1 || text.length,
    // As Latin-1 each byte is one character, which JSON leaves alone, so this works for torn bytes too.
    json: (from, to) => Buffer.from(JSON.stringify(text.toString('latin1', from, to)), 'latin1'),
    bytes: to => text.subarray(0, to)
  };
}

/** The start of the character that `to` falls into, or of the next when that would leave the page empty. */
function characterStart(text: Buffer, from: number, to: number): number {
  const isInside = (at: number): boolean => ((text[at] ?? 0) & 0b1100_0000) === 0b1000_0000;
  let start = to;
  while (isInside(start)) start -= 1;
  if (start > from) return start;
  let next = to;
  while (isInside(next)) next += 1;
  return next;
}

function characters(text: string): LogText {
  return {
    length: text.length,
    fit: (_, to) => to,
    lineEnd: at => text.indexOf('\n', at) + 1 || text.length,
    json: (from, to) => Buffer.from(JSON.stringify(text.slice(from, to))),
    bytes: to => Buffer.from(text.slice(0, to))
  };
}
