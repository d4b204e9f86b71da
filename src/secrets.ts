/**
 * The secrets that this process holds. A server may echo them (a rejected signature comes with the request that was
 * signed), so they are taken out of every answer before anybody reads, shortens or shows it.
 */
export interface Secrets {
  /** Masks a text in the log, and remembers it. */
  readonly keep: (secret: string) => void;
  /** The same bytes, with `***` in place of each secret, also where JSON or a URL spells it in its own way. */
  readonly redact: (body: Buffer) => Buffer;
}

/** Shorter ones would turn innocent text into stars; real ones are longer by far. */
const SHORTEST = 8;

export function createSecrets(mask: (secret: string) => void): Secrets {
  const kept = new Set<string>();
  return {
    keep(secret) {
      mask(secret);
      const text = secret.trim();
      if (text.length >= SHORTEST) kept.add(text);
    },
    redact(body) {
      // A quick look that spares most answers, such as the pages of a log, the copies and the patterns.
      const suspects = [...kept].filter(secret => body.includes(longestWord(secret.slice(0, TELLING))));
      if (suspects.length === 0) return body;
      // Byte by byte, so that a body that is not UTF-8 stays as it is; the secrets are ASCII.
      const text = body.toString('latin1');
      // The longest first, as a shorter one may be a part of it.
      const redacted = suspects.sort((a, b) => b.length - a.length).reduce(withoutSecret, text);
      return redacted === text ? body : Buffer.from(redacted, 'latin1');
    }
  };
}

/**
 * A server may cut its answer inside a secret, so what begins like one and then ends is taken out as well. What is
 * left of a shorter piece still hides enough; and another secret may begin alike, as all tokens of one issuer do.
 */
const TELLING = 24;
/** What a secret may go on with. */
const GOES_ON = /[A-Za-z0-9+/=_%\\-]/;

function withoutSecret(text: string, secret: string): string {
  const [start, rest] = [secret.slice(0, TELLING), secret.slice(TELLING)];
  const pattern = new RegExp([...start].map(spellingsOf).join(''), 'g');
  const pieces: string[] = [];
  let from = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const end = endOfSecret(text, pattern.lastIndex, rest);
    if (end === undefined) continue;
    pieces.push(text.slice(from, found.index), '***');
    from = end;
    pattern.lastIndex = end;
  }
  return pieces.join('') + text.slice(from);
}

/** Where the rest of a secret ends, or is cut off; undefined when the text goes on otherwise. */
function endOfSecret(text: string, start: number, rest: string): number | undefined {
  let at = start;
  for (const sign of rest) {
    const next = new RegExp(spellingsOf(sign), 'y');
    next.lastIndex = at;
    if (!next.test(text)) return GOES_ON.test(text[at] ?? '') ? undefined : at;
    at = next.lastIndex;
  }
  return at;
}

const longestWord = (text: string): string =>
  text.split(/[^A-Za-z0-9]+/).reduce((longest, word) => (word.length > longest.length ? word : longest));

/**
 * `=` may come as `\u003d` (Gson writes that) or `%3D`, and `/` as `\/` (PHP does), once more escaped when JSON stands
 * in JSON: all of it is read as the same sign. No more backslashes than that, as a body of them alone would take for
 * ever.
 */
function spellingsOf(sign: string): string {
  if (/[A-Za-z0-9]/.test(sign)) return sign;
  const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
  const hex = code.replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`);
  return `(?:\\\\{1,3}u${hex}|%${hex.slice(2)}|\\\\{0,3}\\u${code})`;
}
