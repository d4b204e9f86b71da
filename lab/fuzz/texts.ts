/** Texts that are made to hurt. */
import assert from 'node:assert/strict';
import fc from 'fast-check';

/** Stands for a secret that a user wrote; no fault and no message may quote it. */
export const SECRET = 'S3cr3t.V4lue-OfTheUser';

const PIECES = [
  '::',
  ':',
  '::error::x',
  '::stop-commands::x',
  '##[',
  '#',
  '[',
  '##[error]x',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u0008',
  '\u001b',
  '\u001b[31m',
  '\u001b]0;x\u0007',
  '\u001b]8;;x\u001b\\',
  '\u0085',
  '\u009b',
  '\u00ad',
  '\u200b',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\udfff',
  '😀',
  '\u{e0001}',
  '%0A',
  '&#58;',
  '<script>',
  '](http://x)',
  '|',
  '`',
  '__proto__',
  'constructor',
  ' ',
  'x'
];

/** Mostly short; now and then long enough to be cut. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map(pieces => pieces.join(''))
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-composite', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 400 }), fc.constantFrom(...PIECES))
      .map(([piece, times, last]) => piece.repeat(times) + last)
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map(units => String.fromCharCode(...units))
  }
);

/** One line that the runner obeys in nothing, and that hides nothing. */
export function assertHarmless(text: string): void {
  assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
  assert.doesNotMatch(text, /::|##\[/);
  assert.ok(text.isWellFormed());
}

/** The same for every text in a value. */
export function assertAllHarmless(value: unknown): void {
  if (typeof value === 'string') assertHarmless(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(assertAllHarmless);
}
