/** The parameters of a build, as YAML that a user wrote, or never meant to write. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseParameters } from '../../src/parameters.ts';
import { holds, type Property } from './property.ts';
import { SECRET, texts } from './texts.ts';

const PIECES = [
  'A: 1\n',
  'NAME: value\n',
  'NAME: ',
  `KEY: ${SECRET}\n`,
  `${SECRET}`,
  `"${SECRET}"`,
  `'${SECRET}`,
  `!${SECRET}`,
  `&${SECRET} `,
  `*${SECRET}`,
  '- ',
  '? ',
  ': ',
  ' #',
  '#',
  '\n',
  '\r\n',
  '\r',
  '  ',
  '\t',
  '|\n',
  '>-\n',
  '|2+\n',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '\\',
  '\\u0000',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '%TAG ! x\n',
  '!!str ',
  '!!binary ',
  '!!map ',
  '<<: ',
  '__proto__: x\n',
  'constructor: x\n',
  'PATH: x\n',
  'a: b: c\n',
  '\ufeff',
  '\0',
  '\ud800',
  '0x1F',
  '1.10',
  'yes',
  '~'
];

const yaml = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map(pieces => pieces.join(''))
  },
  { weight: 2, arbitrary: texts },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('[', '{', '- ', '? ', '{a: ', '&a [', '"', '\n ', ': '),
        fc.integer({ min: 1, max: 300 })
      )
      .map(([piece, times]) => piece.repeat(times))
  }
);

const NAME = /^\w{1,128}$/;

/** One that YAML reads back as it is: quoted, and without half characters. */
const names = fc
  .stringMatching(/^[A-Za-z0-9_]{1,12}$/)
  .filter(name => !['PATH', 'path', 'BASH_ENV'].includes(name));
const valuesOf = texts.filter(text => text.isWellFormed() && !text.includes('\0') && text.length <= 8192);

export const PARAMETERS: readonly Property[] = [
  holds('parameters: any text is a list of parameters or of faults', 6, yaml, text => {
    const parsed = parseParameters(text);
    if (!parsed.ok) {
      assert.ok(parsed.faults.length > 0);
      for (const fault of parsed.faults) {
        assert.match(fault, /^parameters: .+\.$/s);
        assert.doesNotMatch(fault, /[\r\n]/);
        assert.ok(!fault.includes(SECRET));
      }
      return;
    }
    const all = parsed.value.map(({ name }) => name);
    assert.equal(new Set(all).size, all.length);
    for (const { name, value } of parsed.value) {
      assert.match(name, NAME);
      assert.ok(
        typeof value === 'string' && value.length <= 8192 && value.isWellFormed() && !value.includes('\0')
      );
    }
    const again = parsed.value.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`).join('\n');
    assert.deepEqual(parseParameters(again), parsed);
  }),
  holds(
    'parameters: JSON is read back as it was written, in its order',
    2,
    fc.uniqueArray(fc.tuple(names, valuesOf), { maxLength: 6, selector: ([name]) => name }),
    pairs => {
      const text = `{${pairs.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`;
      const expected = pairs.map(([name, value]) => ({ name, value }));
      assert.deepEqual(parseParameters(text), { ok: true, value: expected });
    }
  )
];
