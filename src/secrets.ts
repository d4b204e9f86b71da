/**
 * The secrets that this process holds. A server may echo them (a rejected signature comes with the request that was
 * signed), so they are taken out of every answer before anybody reads, shortens or shows it.
 */
export interface Secrets {
  /** Masks a text in the log, and remembers it. */
  readonly keep: (secret: string) => void;
  /** The same bytes, with `***` in place of each secret. */
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
      const found = [...kept].filter(secret => body.includes(secret));
      if (found.length === 0) return body;
      // Byte by byte, so that a body that is not UTF-8 stays as it is; the secrets are ASCII.
      const text = found.reduce((rest, secret) => rest.replaceAll(secret, '***'), body.toString('latin1'));
      return Buffer.from(text, 'latin1');
    }
  };
}
