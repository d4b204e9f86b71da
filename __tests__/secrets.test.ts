import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../src/answer.ts';
import { createSecrets, type Secrets } from '../src/secrets.ts';

function keeping(...secrets: readonly string[]): Secrets {
  const kept = createSecrets(() => {});
  for (const secret of secrets) kept.keep(secret);
  return kept;
}

const redacted = (body: string, ...secrets: readonly string[]): string =>
  keeping(...secrets)
    .redact(Buffer.from(body))
    .toString();

/** As a security token of STS: base64, with every character that JSON writers escape. */
const SECRET = 'hQpjbi1x+Kb/hBbA0TQ==';

describe('A secret that is kept', () => {
  it('is masked as it is, each time', () => {
    const masked: string[] = [];
    const secrets = createSecrets(secret => masked.push(secret));
    secrets.keep(' two\nlines ');
    secrets.keep('');
    secrets.keep('short');
    expect(masked).toEqual([' two\nlines ', '', 'short']);
  });

  it('is taken out of an answer, wherever and how often it stands there', () => {
    expect(redacted(`${SECRET}|x-security-token:${SECRET}|`, SECRET)).toBe('***|x-security-token:***|');
  });

  it('is known without the blanks around it, as nobody sends them', () => {
    expect(redacted('a-secret-key!', ' a-secret-key\n')).toBe('***!');
  });

  it('that is too short to be one leaves innocent text alone', () => {
    expect(redacted('the build of main', 'main', '')).toBe('the build of main');
  });

  it('that holds another one leaves nothing of itself', () => {
    const [inner, outer] = ['inner-secret', 'outer+inner-secret+outer'];
    for (const order of [
      [inner, outer],
      [outer, inner]
    ]) {
      expect(redacted(`${outer} ${inner}`, ...order)).toBe('*** ***');
    }
  });

  it('is taken out as far as it goes when the server cuts it off, in any spelling', () => {
    const token = `MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8+${'k'.repeat(40)}`;
    expect(redacted(`no such token: ${token.slice(0, 40)}… end`, token)).toBe('no such token: ***… end');
    expect(redacted(`"${token.slice(0, 40).replace('+', '\\u002b')}"`, token)).toBe('"***"');
    expect(redacted(`${token} ${token.slice(0, 30)}`, token)).toBe('*** ***');
  });

  it('leaves another one whole that begins alike, as a new token does', () => {
    const [old, fresh] = ['a', 'b'].map(sign => `eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.${sign.repeat(40)}`);
    expect(redacted(`{"value":"${fresh}"}`, old ?? '')).toBe(`{"value":"${fresh}"}`);
  });

  it('leaves text alone that only begins like it', () => {
    const token = `MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8+${'k'.repeat(40)}`;
    expect(redacted('a certificate MIIPAgYJKoZIhvcNAQcAAA', token)).toBe(
      'a certificate MIIPAgYJKoZIhvcNAQcAAA'
    );
  });

  it('holding what means something in a pattern is taken as text', () => {
    expect(redacted('a.b*c+d?e^f$ aXbbc', 'a.b*c+d?e^f$')).toBe('*** aXbbc');
    expect(redacted('((((((((( $& \\\\', '(((((((((')).toBe('*** $& \\\\');
  });
});

describe('An answer in JSON', () => {
  const plain = JSON.stringify({ error_msg: `verify aksk signature fail, x-security-token:${SECRET}` });

  it.each([
    ['not at all', plain],
    ['slashes, as PHP does', plain.replaceAll('/', '\\/')],
    ['equals signs, as Gson does', plain.replaceAll('=', '\\u003d')],
    ['in capitals', plain.replaceAll('+', '\\u002B').replaceAll('=', '\\u003D')],
    ['as a URL does', plain.replace(SECRET, encodeURIComponent(SECRET))],
    ['as a string in a string', JSON.stringify(plain.replaceAll('/', '\\/').replaceAll('=', '\\u003d'))]
  ])('loses the secret also when the writer escapes %s', (_how, body) => {
    const answer = readAnswer({
      status: 401,
      headers: {},
      body: keeping(SECRET).redact(Buffer.from(body))
    });
    expect(answer.content).toMatchObject({ message: 'verify aksk signature fail, x-security-token:***' });
  });

  it('loses any secret of printable ASCII, however it is escaped, and can still be read', () => {
    const secret = fc.stringMatching(/^[\x21-\x7e]{8,40}$/);
    const written = (text: string, how: number): string => {
      if (how === 0) return JSON.stringify(text);
      const hex = (c: string): string => c.charCodeAt(0).toString(16).padStart(4, '0');
      const escaped = text.replace(/[^A-Za-z0-9]/g, c => `\\u${how === 1 ? hex(c) : hex(c).toUpperCase()}`);
      return `"${escaped}"`;
    };
    fc.assert(
      fc.property(secret, fc.nat(2), fc.boolean(), (text, how, twice) => {
        const once = written(`<${text}>`, how);
        const body = Buffer.from(twice ? JSON.stringify(once) : once);
        const shown: unknown = JSON.parse(keeping(text).redact(body).toString());
        expect(twice ? JSON.parse(String(shown)) : shown).toBe('<***>');
      }),
      { numRuns: 1_000 }
    );
  });

  it('that is full of backslashes is no more work than another', () => {
    const body = Buffer.from(`${'\\'.repeat(300_000)} abcdefgh`);
    expect(keeping('=abcdefgh').redact(body)).toBe(body);
  });
});

describe('An answer that is not text', () => {
  it('loses the secret, and keeps every other byte', () => {
    const [head, tail] = [Buffer.from([0xff, 0xfe, 0x80, 0xe4]), Buffer.from([0xb8, 0x00, 0xc3])];
    const body = Buffer.concat([head, Buffer.from(SECRET), tail]);
    expect(keeping(SECRET).redact(body)).toEqual(Buffer.concat([head, Buffer.from('***'), tail]));
  });

  it('keeps its bytes when there is no secret in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const body = Buffer.from(bytes);
        expect(keeping(SECRET, '+++++++++').redact(body)).toEqual(Buffer.from(bytes));
      })
    );
  });
});

describe('Text around a secret', () => {
  it('in whatever language stays as it was written', () => {
    expect(redacted(`签名 ${SECRET} 失败 😀`, SECRET)).toBe('签名 *** 失败 😀');
  });

  it('is left alone when it holds a part of the secret only', () => {
    expect(redacted('hQpjbi1x and hBbA0TQ', SECRET)).toBe('hQpjbi1x and hBbA0TQ');
  });
});
