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
      // Byte by byte, so that a body that is not UTF-8 stays as it is; the secrets are ASCII.
      const text = body.toString('latin1');
      const suspects = [...kept].filter(secret => text.includes(longestWord(secret)));
      // The longest first, as a shorter one may be a part of it.
      const redacted = suspects
        .sort((a, b) => b.length - a.length)
        .reduce((rest, secret) => rest.replace(spellingsOf(secret), '***'), text);
      return redacted === text ? body : Buffer.from(redacted, 'latin1');
    }
  };
}

/** What is there in each of its spellings: a quick look that spares most answers the pattern, which is a big one. */
const longestWord = (secret: string): string =>
  secret.split(/[^A-Za-z0-9]+/).reduce((longest, word) => (word.length > longest.length ? word : longest));

/**
 * `=` may come as `\u003d` (Gson writes that) or `%3D`, and `/` as `\/` (PHP does), once more escaped when JSON stands
 * in JSON: all of it is read as the secret. No more backslashes than that, as a body of them alone would take for ever.
 */
function spellingsOf(secret: string): RegExp {
  const pattern = secret.replace(/[^A-Za-z0-9]/g, sign => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
    const hex = code.replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`);
    return `(?:\\\\{1,3}u${hex}|%${hex.slice(2)}|\\\\{0,3}\\u${code})`;
  });
  return new RegExp(pattern, 'g');
}
