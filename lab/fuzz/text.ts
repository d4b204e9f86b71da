/** Text of others on its way to people. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSecrets } from '../../src/secrets.ts';
import { logText, markdown, printable } from '../../src/text.ts';
import { holds, type Property } from './property.ts';
import { assertHarmless, texts } from './texts.ts';

const lengths = fc.constantFrom(1, 7, 64, 300, 1_000);
const secrets = fc.stringMatching(/^[A-Za-z0-9+/=_.-]{8,60}$/);

// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one
const COLOUR = /\u001b\[[0-9;:]*m/g;

/** The ways in which servers write a secret. */
const SPELLINGS: readonly ((secret: string) => string)[] = [
  secret => secret,
  encodeURIComponent,
  secret => secret.replaceAll('/', '\\/'),
  secret => secret.replaceAll('=', '\\u003d'),
  secret => JSON.stringify(JSON.stringify(secret).replaceAll('/', '\\/')).replaceAll('/', '\\/').slice(3, -3)
];

export const TEXT: readonly Property[] = [
  holds('printable: one harmless line of a length', 6, fc.tuple(texts, lengths), ([text, max]) => {
    const line = printable(text, max);
    assertHarmless(line);
    assert.ok([...line].length <= max + 1);
    if (!line.endsWith('…')) assert.equal(printable(line, max), line);
  }),
  holds('markdown: nothing is read as Markdown or HTML', 4, fc.tuple(texts, lengths), ([text, max]) => {
    assert.match(markdown(text, max), /^(?!-)(?:[\p{L}\p{M}\p{N} ,…-]|&#\d+;)*$/u);
  }),
  holds('logText: no control character but tab, line feed and colour', 4, texts, text => {
    const shown = logText(text);
    assert.doesNotMatch(shown.replace(COLOUR, ''), /[^\P{Cc}\t\n]/u);
    assert.ok(shown.length <= text.length);
  }),
  holds(
    'secrets: none is left in a body, however it is spelled',
    2,
    fc.tuple(secrets, texts, texts, fc.constantFrom(...SPELLINGS)),
    ([secret, before, after, spell]) => {
      const { keep, redact } = createSecrets(() => {});
      keep(secret);
      const spelled = spell(secret);
      const redacted = redact(Buffer.from(`${before} ${spelled} ${after}`)).toString('latin1');
      assert.ok(!redacted.includes(spelled) || `${before} ${after}`.includes(spelled), redacted);
    }
  ),
  holds(
    'secrets: a body of signs alone takes no time',
    0.02,
    fc.constantFrom('\\', '/', '%', '=', '\\u003d', '%2F'),
    sign => {
      const { keep, redact } = createSecrets(() => {});
      keep(`${'a/='.repeat(20)}b`);
      redact(Buffer.from(sign.repeat(20_000)));
    }
  )
];
