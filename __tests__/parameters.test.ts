import { describe, expect, it } from '@jest/globals';
import { parseParameters } from '../src/parameters.ts';

/** Names and values, as `NAME=value`; or the faults, which no test here expects. */
function read(text: string): readonly string[] {
  const parsed = parseParameters(text);
  return parsed.ok ? parsed.value.map(({ name, value }) => `${name}=${value}`) : parsed.faults;
}

/** The value of the one parameter in a text such as `A: 1.10`. */
function only(text: string): unknown {
  const parsed = parseParameters(text);
  return parsed.ok && parsed.value.length === 1 ? parsed.value[0]?.value : parsed;
}

describe('A value without quotes', () => {
  it.each([
    '1.10',
    '007',
    '0o17',
    '0x1F',
    '0b101',
    '1e3',
    '-.5',
    '+12',
    '1_000',
    '12:30:45',
    '9007199254740993',
    '.inf',
    '-.INF',
    '.nan',
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'False',
    'y',
    'null',
    'Null',
    '~',
    '2024-01-01',
    '2024-01-01T12:00:00Z',
    '2024-01-01 12:00:00 +01:00',
    '=',
    '<<',
    '1.0.0-rc.1+build.5',
    'feature/some-thing',
    'https://example.com/a?b=c#d',
    'C:\\Users\\ci',
    '$HOME:$PATH',
    'a,b',
    'it\'s "quoted" inside',
    'two words',
    '构建 größer 🚀'
  ])('arrives as it was written: %s', text => {
    expect(only(`A: ${text}`)).toBe(text);
  });

  it('is empty when nothing was written, and is sent as an empty text', () => {
    expect(read('A:\nB: ""\nC: \'\'\nD: # nothing\n')).toEqual(['A=', 'B=', 'C=', 'D=']);
  });

  it('ends where the line or a comment ends', () => {
    expect(read('A: one # not two\nB: one#two\nC:   spaced   \nD:\ttab\n')).toEqual([
      'A=one',
      'B=one#two',
      'C=spaced',
      'D=tab'
    ]);
  });
});

describe('A value in quotes', () => {
  it.each([
    ["'it''s'", "it's"],
    ["'#hash: {x} & *y !z'", '#hash: {x} & *y !z'],
    ["' padded '", ' padded '],
    ["'no \\n escape'", 'no \\n escape'],
    ['"a\\nb\\tc\\\\d\\"e"', 'a\nb\tc\\d"e'],
    ['"\\x41\\u00e9\\U0001F680"', 'Aé🚀'],
    ['"\\ud83d\\ude80"', '🚀'],
    ['"1.10"', '1.10'],
    ['!!str 1.10', '1.10'],
    ['! 1.10', '1.10'],
    ['!<tag:yaml.org,2002:str> 1.10', '1.10']
  ])('%s arrives as the text it stands for', (text, value) => {
    expect(only(`A: ${text}`)).toBe(value);
  });
});

describe('A value of many lines', () => {
  it.each([
    ['|', 'one\n  two\n\nthree\n'],
    ['|-', 'one\n  two\n\nthree'],
    ['|+', 'one\n  two\n\nthree\n\n'],
    ['>', 'one\n  two\n\nthree\n'],
    ['>-', 'one\n  two\n\nthree']
  ])('arrives by the rules of %s', (style, value) => {
    expect(read(`A: ${style}\n  one\n    two\n\n  three\n\nB: next\n`)).toEqual([`A=${value}`, 'B=next']);
  });

  it('arrives with line feeds when the text has the line ends of Windows or of old Macs', () => {
    for (const end of ['\r\n', '\r', '\n']) {
      const text = ['# first', 'A: 1', 'B: |', '  one', '  two', 'C: three', '   four', ''].join(end);
      expect(read(text)).toEqual(['A=1', 'B=one\ntwo\n', 'C=three four']);
    }
  });

  it('keeps what would be a command to the runner or a document to YAML', () => {
    expect(only('A: |-\n  ::add-mask::x\n  ---\n  ##[error]y')).toBe('::add-mask::x\n---\n##[error]y');
  });
});

describe('The order', () => {
  it('is the one in which the parameters were written, for names that look like numbers, too', () => {
    expect(read('zeta: 1\n10: 2\nalpha: 3\n2: 4\n007: 5\n')).toEqual([
      'zeta=1',
      '10=2',
      'alpha=3',
      '2=4',
      '007=5'
    ]);
  });

  it('is kept for JSON as well', () => {
    expect(read('{"b": "1", "2": "2", "a": "3", "1": "4"}')).toEqual(['b=1', '2=2', 'a=3', '1=4']);
  });
});

describe('JSON', () => {
  it('gives each scalar as the text that was written', () => {
    const text = '{"A": 1.10, "B": true, "C": null, "D": "x\\n\\u00e9\\/", "E": -0, "F": 1e3, "G": ""}';
    expect(read(text)).toEqual(['A=1.10', 'B=true', 'C=null', 'D=x\né/', 'E=-0', 'F=1e3', 'G=']);
  });

  it('may be written in any of its layouts', () => {
    const value = { A: '1', B: 'a: b #c' };
    for (const space of [0, 2, '\t']) {
      expect(read(JSON.stringify(value, undefined, space))).toEqual(['A=1', 'B=a: b #c']);
    }
    expect(read('\r\n\t {"A" :"1" ,\r\n"B":\t"a: b #c"}\r\n')).toEqual(['A=1', 'B=a: b #c']);
    expect(read('{}')).toEqual([]);
  });

  it('carries every character of the first two planes but NUL and halves of a pair', () => {
    for (let first = 1; first < 0x2_0000; first += 0x800) {
      const codes = Array.from({ length: 0x800 }, (_, index) => first + index);
      const value = codes
        .filter(code => code < 0xd800 || code > 0xdfff)
        .map(code => String.fromCodePoint(code))
        .join('');
      expect(only(JSON.stringify({ A: value }))).toBe(value);
    }
  });
});

describe('No parameters', () => {
  it.each([
    ['an empty text', ''],
    ['blanks', '  \t \n\r\n  '],
    ['comments', '# A: 1\n  # B: 2\n'],
    ['a byte order mark', '\uFEFF'],
    ['a document that is empty', '---\n'],
    ['an empty document with a comment', '--- # none\n...\n'],
    ['an empty map', '{}']
  ])('come of %s', (_, text) => {
    expect(parseParameters(text)).toEqual({ ok: true, value: [] });
  });
});

describe('Layouts that are fine', () => {
  it.each([
    ['a map that is indented', '  A: 1\n  B: 2\n'],
    ['a byte order mark', '\uFEFFA: 1\nB: 2\n'],
    ['a document with its marks', '%YAML 1.2\n---\nA: 1\nB: 2\n...\n'],
    ['a flow map', '{A: 1, B: 2}'],
    ['names in quotes', '"A": 1\n\'B\': 2'],
    ['explicit keys', '? A\n: 1\n? B\n: 2\n'],
    ['the tag of a map', '!!map\nA: 1\nB: 2'],
    ['the tag of a map at full length', '!<tag:yaml.org,2002:map> {A: 1, B: 2}'],
    ['the tag that changes nothing', '!\nA: 1\nB: 2'],
    ['comments and blank lines between', '# one\nA: 1 # one\n\n# two\nB: 2\n# end']
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(['A=1', 'B=2']);
  });
});

describe('A name', () => {
  it.each([
    'a',
    'A',
    '_',
    '7',
    'codeBranch',
    `N${'x'.repeat(127)}`,
    '__proto__',
    'constructor',
    'toString',
    'Path',
    'LD_preload'
  ])('may be %s', name => {
    expect(parseParameters(`${name}: x`)).toEqual({ ok: true, value: [{ name, value: 'x' }] });
  });

  it('in other letters is another name', () => {
    expect(read('a: 1\nA: 2')).toEqual(['a=1', 'A=2']);
  });
});

describe('A large text', () => {
  it('of 20,000 parameters is read in order, in a moment', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `N${20_000 - index}`);
    const start = performance.now();
    const parameters = read(names.map(name => `${name}: x`).join('\n'));
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(parameters.join('\n')).toBe(names.map(name => `${name}=x`).join('\n'));
  });

  it('may hold a value of 8,192 characters in each style', () => {
    const value = 'x'.repeat(8_192);
    for (const text of [`A: ${value}`, `A: "${value}"`, `A: '${value}'`, `A: |-\n  ${value}`]) {
      expect(only(text)).toBe(value);
    }
  });
});
