import { describe, expect, it } from '@jest/globals';
import { parseParameters } from '../src/parameters.ts';

function faultsOf(text: string): readonly string[] {
  const parsed = parseParameters(text);
  return parsed.ok ? [`accepted: ${JSON.stringify(parsed.value)}`] : parsed.faults;
}

const NOT_A_MAP = 'expected a map, one "NAME: value" on each line.';
const NESTED = 'maps and lists are not allowed here; write one text.';
const ALIAS = 'aliases (*name) are not allowed; write the text itself.';
const ANCHOR = 'anchors (&name) are not allowed; put the text in quotes.';
const TAG = 'tags (!name) are not allowed; put the text in quotes.';
const NAME = 'a name is not 1 to 128 letters, digits and underscores.';
const SECOND = 'a second YAML document starts (after --- or ...); one is expected.';

describe('What is not a map of names and texts', () => {
  it.each([
    ['a text', 'just text', 1, NOT_A_MAP],
    ['a word that others take for nothing', '\nnull', 2, NOT_A_MAP],
    ['a name without a blank after its colon', 'A:1', 1, NOT_A_MAP],
    ['a text in quotes', '""', 1, NOT_A_MAP],
    ['a block of text', '# x\n|\n  A: 1\n', 3, NOT_A_MAP],
    ['a list', '# x\n- A: 1', 2, NOT_A_MAP],
    ['a JSON list', '\n\n[{"name": "A", "value": "1"}]', 3, NOT_A_MAP],
    ['an alias alone', '*all', 1, NOT_A_MAP],
    ['a tag alone', '\n!none', 2, NOT_A_MAP],
    ['an anchor alone', '\n&all', 2, NOT_A_MAP],
    ['a map with a tag', '\n!!omap\nA: 1', 2, TAG],
    ['a map with a tag of its own', '!Ref {A: 1}', 1, TAG],
    ['a map with an anchor', '\n&all\nA: 1', 2, ANCHOR],
    ['a nested map', 'A: 1\nB:\n  C: 2', 2, `B: ${NESTED}`],
    ['a nested JSON map', '{"A": 1,\n"B": {"C": 2}}', 2, `B: ${NESTED}`],
    ['an empty map inside', 'A: 1\r\nB: {}', 2, `B: ${NESTED}`],
    ['a nested list', 'A: 1\rB:\r- 1\r- 2\r', 2, `B: ${NESTED}`],
    ['an empty list inside', 'A: []', 1, `A: ${NESTED}`],
    ['a map for a name', 'A: 1\n? {B: 2}\n: 3', 2, `a name is not plain text: ${NESTED}`],
    ['a list for a name', 'A: 1\n? - B\n: 3', 2, `a name is not plain text: ${NESTED}`],
    ['an alias', 'A: &x 1\nB: *x', 2, `B: ${ALIAS}`],
    ['an alias for a name', 'A: 1\n*x : 2', 2, `a name is not plain text: ${ALIAS}`],
    ['an anchor, which may be a secret that begins with &', 'A: 1\nB: &x', 2, `B: ${ANCHOR}`],
    ['an anchor before a text', 'A: &x 1', 1, `A: ${ANCHOR}`],
    ['an anchor before a name', '&x A: 1', 1, `a name is not plain text: ${ANCHOR}`],
    ['an unknown tag', 'A: 1\n\nB: !secret 2', 3, `B: ${TAG}`],
    ['a tag without a text', 'A: !secret', 1, `A: ${TAG}`],
    ['a tag that is no text', 'A: !!int 5', 1, `A: ${TAG}`],
    ['a binary', 'A: !!binary aGVsbG8=', 1, `A: ${TAG}`],
    ['a tag before a name', '!!int 5: x', 1, `a name is not plain text: ${TAG}`]
  ])('is refused: %s', (_, text, line, fault) => {
    expect(faultsOf(text)).toContain(`parameters: line ${line}: ${fault}`);
  });

  it.each([
    ['after ---', 'A: 1\n---\nB: 2', 2],
    ['that is empty', 'A: 1\n\n---\n', 3],
    ['that holds a comment', 'A: 1\r\n---\r\n# none', 2],
    ['after ...', 'A: 1\n...\nB: 2', 3],
    ['after a first with marks of its own', '---\nA: 1\n...\n--- {B: 2}', 4],
    ['after an empty first', '# none\n---\n---\nA: 1', 3],
    ['after a text with dashes in it', 'A: |\n  ---\n  x\nB: --- x\n---\nC: 3', 5]
  ])('is refused as a second document %s', (_, text, line) => {
    expect(faultsOf(text)).toEqual([`parameters: line ${line}: ${SECOND}`]);
  });
});

describe('Text that is not YAML', () => {
  it.each([
    ['a tab in the indentation', 'A: 1\n\tB: 2', 2],
    ['a second colon', 'A: 1\nB: x: y', 2],
    ['a line without a colon', 'A: 1\nB', 2],
    ['an indentation that changes', 'A: 1\n  B: 2', 2],
    ['a quote that stays open', 'A: 1\nB: "x', 2],
    ['a brace that stays open', '{A: 1,\n B: 2', 2],
    ['a character that is reserved', '# x\nA: @x', 2],
    ['a percent sign in front', 'A: %x', 1],
    ['an escape that does not exist', 'A: "\\q"', 1],
    ['text after a quoted text', "A: 'x' y", 1],
    ['a NUL character', 'A: 1\nB: \0', 2],
    ['a control character', 'A: 1\nB: x\u0007y', 2],
    ['a directive that is broken', '%YAML 9\n---\nA: 1', 2],
    ['lists nested a hundred thousand deep', `A: 1\nB: ${'['.repeat(100_000)}`, 2],
    ['maps nested a hundred thousand deep', '{A: '.repeat(100_000), 1]
  ])('is refused with the line and what helps: %s', (_, text, line) => {
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(
        new RegExp(`^parameters: line ${line}: this is not YAML \\(.{10,}\\)\\. Put quotes around`)
      )
    ]);
  });

  it('is told by a whole sentence, even where the reason of the parser holds a colon or a quote', () => {
    expect(faultsOf('A: 1\nB')[0]).toContain("(expected ':' after a mapping key)");
    expect(faultsOf('A: !x"y z')[0]).toContain('(tag name cannot contain such characters)');
    expect(faultsOf('A: !x!y z')[0]).toContain('(undeclared tag handle)');
    expect(faultsOf('%TAG !a! x\n%TAG !a! y\n---\nA: 1')[0]).toContain('declared suffix for tag handle)');
  });
});

describe('A name that the service does not take', () => {
  it.each([
    ['is empty', '"": x'],
    ['is not there', ': x'],
    ['is 129 characters long', `${'N'.repeat(129)}: x`],
    ['holds a hyphen', 'a-b: x'],
    ['holds a dot', 'a.b: x'],
    ['holds a space', 'a b: x'],
    ['holds a letter beyond ASCII', 'größe: x'],
    ['holds a digit beyond ASCII', '٣: x'],
    ['holds a zero-width space', '"a\\u200b": x'],
    ['ends with a line break', '"a\\n": x'],
    ['is the merge key', '<<: x']
  ])('is refused with its line when it %s', (_, line) => {
    expect(faultsOf(`A: 1\n\n${line}\nB: 2`)).toEqual([`parameters: line 3: ${NAME}`]);
  });

  it.each(['LD_PRELOAD', 'LD_LIBRARY_PATH', 'PATH', 'BASH_ENV', 'GIT_SSH_COMMAND', 'path'])(
    'is refused as it is reserved: %s',
    name => {
      expect(faultsOf(`A: 1\n"${name}": x`)).toEqual([
        `parameters: line 2: ${name} is reserved by the service; use another name.`
      ]);
    }
  );

  it.each([
    ['in a block', 'A: 1\nB: 2\nA: 3'],
    ['in JSON', '{"A": 1,\n"B": 2,\n"A": 1}'],
    ['spelled in another way', 'A: 1\nB: 2\n"\\x41": 3'],
    ['like something that every object has', '__proto__: 1\nB: 2\n__proto__: 3']
  ])('is refused the second time %s', (_, text) => {
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(/^parameters: line 3: (?:A|__proto__) is there twice\.$/)
    ]);
  });
});

describe('A value that the service does not take', () => {
  it('is refused from 8,193 characters, with its length', () => {
    const fault = 'A: the value has 8193 characters; 8192 are allowed.';
    const value = 'x'.repeat(8_193);
    for (const text of [
      `A: ${value}`,
      `A: "${value}"`,
      `A: |-\n  ${value}`,
      `A: "${'\\x41'.repeat(8_193)}"`
    ]) {
      expect(faultsOf(text)).toEqual([`parameters: line 1: ${fault}`]);
    }
  });

  it.each(['"\\0"', '"a\\x00b"', '"\\ud83d"', '"\\ude80\\ud83d"', "'\ud83d'"])(
    'is refused when it can not be sent: %j',
    value => {
      expect(faultsOf(`A: ${value}`)).toEqual([
        'parameters: line 1: A: the value holds a NUL character or half a character (a lone surrogate).'
      ]);
    }
  );
});

describe('Several faults', () => {
  it('are all told, each with its line, in their order', () => {
    expect(faultsOf('A: 1\nA: 2\nPATH: x\na-b: 3\nB: [x]\nC: *x\n\nD: fine\nA: 4')).toEqual([
      'parameters: line 2: A is there twice.',
      'parameters: line 3: PATH is reserved by the service; use another name.',
      `parameters: line 4: ${NAME}`,
      `parameters: line 5: B: ${NESTED}`,
      `parameters: line 6: C: ${ALIAS}`,
      'parameters: line 9: A is there twice.'
    ]);
  });
});

describe('A secret', () => {
  const secret = 'hunter2';

  it.each([
    secret,
    `- ${secret}`,
    `"${secret}"`,
    `'${secret}`,
    `A: "${secret}`,
    `A: '${secret}`,
    `A: @${secret}`,
    `A: %${secret}`,
    `A: \`${secret}`,
    `A: x: ${secret}`,
    `A: "x" ${secret}`,
    `A: "\\q${secret}"`,
    `A: !${secret}`,
    `A: !${secret} x`,
    `A: !${secret}!x y`,
    `A: !${secret}"x y`,
    `A: !<${secret}`,
    `A: !<${secret}> x`,
    `A: !x!${secret}!z y`,
    `A: &${secret}`,
    `A: &${secret} x`,
    `A: *${secret}`,
    `A: |${secret}`,
    `A: [${secret}]`,
    `A: {x: ${secret}}`,
    `A: ${secret}\u0007`,
    `A: ${secret}\0`,
    `A: "${secret}\\0"`,
    `A: "${secret}\\ud800"`,
    `A: ${secret.repeat(2_000)}`,
    `A: ${secret}\nA: ${secret}`,
    `A: x\n${secret}`,
    `A: x\n  ${secret}: ${secret}`,
    `A: x\n\t${secret}`,
    `A: x\n---\n${secret}`,
    `A: x\n... ${secret}`,
    `? {${secret}: x}\n: y`,
    `a-${secret}: x`,
    `PATH: ${secret}`,
    `{"A": "${secret}"`,
    `{"A": ["${secret}"]}`,
    `%TAG !${secret}! x\n%TAG !${secret}! y\n---\nA: 1`,
    `%TAG ${secret} x\n---\nA: 1`,
    `%${secret}\nA: 1`,
    '{A: '.repeat(200) + secret
  ])('is refused but never quoted: %j', text => {
    const parsed = parseParameters(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain(secret);
  });
});
