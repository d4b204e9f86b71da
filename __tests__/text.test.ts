import { describe, expect, it } from '@jest/globals';
import { logText, markdown, printable } from '../src/text.ts';

/** As the runner sees it: `::` at the start of a line after blanks, `##[` anywhere; a line ends with CR or LF. */
const actsAsCommand = (text: string): boolean =>
  text.split(/[\r\n]/).some(line => /^\s*::/.test(line) || line.includes('##['));

/** What may separate the characters of a command and still vanish on the way. */
const SEPARATORS = [
  '',
  '\0',
  '\u0008',
  '\u001b[0m',
  '\u001b[1;31m',
  '\u001b]0;x\u0007',
  '\u001b]8;;x\u001b\\',
  '\u0085',
  '\u009b',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u202e',
  '\u2060',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\u{e0001}'
];

describe('A text of others on one line', () => {
  it.each(SEPARATORS.map(separator => [separator]))(
    'is no command, also with %j between its characters',
    separator => {
      const commands = [
        '::add-mask::x',
        '##[error]x',
        '##[add-mask]x',
        ':::error::x',
        '###[error]x',
        '##[[error]x'
      ];
      for (const command of commands) {
        const text = [...command].join(separator);
        for (const whole of [
          text,
          ` \t${text}`,
          `\r\n${text}`,
          `x\n${text}`,
          `\u00a0${text}`,
          `${separator}${text}`
        ]) {
          expect(actsAsCommand(printable(whole))).toBe(false);
          expect(actsAsCommand(printable(`${whole}${text}`, 7))).toBe(false);
        }
      }
    }
  );

  it('keeps no pair of colons, however many stand together', () => {
    expect(printable('a::b:::c::::d:e')).toBe('a: :b: : :c: : : :d:e');
    expect(printable('##[x]###[y]## [z]')).toBe('## [x]### [y]## [z]');
  });

  it('loses control and format characters, each run of them for one space', () => {
    const planes = [0, 0x1_0000, 0xe_0000].flatMap(first =>
      Array.from({ length: 0x1_0000 }, (_, n) => first + n)
    );
    const found = planes
      .map(code => String.fromCodePoint(code))
      .filter(character => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) && character !== '\u001b');
    expect(found.length).toBeGreaterThan(200);
    for (const one of found) {
      expect([one.codePointAt(0), printable(`a${one}${one}\0b`)]).toEqual([one.codePointAt(0), 'a b']);
    }
  });

  it('loses terminal sequences as a whole', () => {
    expect(
      printable('\u001b[2J\u001b[31mred\u001b[0m \u001b]0;title\u0007and \u001b]8;;https://x\u001b\\plain')
    ).toBe('red and plain');
    expect(printable('a\u001b[mb\u001b]\u0007c\u001b[')).toBe('abc [');
    expect(printable('\u001b]0;never closed')).toBe('');
  });

  it('shows half a character as a replacement, and whole ones of every script', () => {
    expect(printable('\ud83d \ude80\ud83d \ud83d\ude80')).toBe('\ufffd \ufffd\ufffd 🚀');
    expect(printable('构建 größer עברית हिन्दी ｆｕｌｌ')).toBe('构建 größer עברית हिन्दी ｆｕｌｌ');
  });

  it('has no blanks at its ends', () => {
    expect(printable('\ufeff \t x y \u3000\n')).toBe('x y');
    expect(printable(' \0 ')).toBe('');
  });
});

describe('A long text', () => {
  it('is cut after the characters that are allowed, with a sign that it was', () => {
    expect(printable('x'.repeat(300))).toBe('x'.repeat(300));
    expect(printable('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(printable('abcdef', 3)).toBe('abc…');
  });

  it('is never cut inside a character', () => {
    expect(printable('🚀'.repeat(300))).toBe('🚀'.repeat(300));
    expect(printable('🚀'.repeat(301))).toBe(`${'🚀'.repeat(300)}…`);
    expect(printable(`${'x'.repeat(299)}🚀y`)).toBe(`${'x'.repeat(299)}🚀…`);
    expect(printable(`x${'🚀'.repeat(5_000)}`).isWellFormed()).toBe(true);
  });

  it('shows that it was cut even when most of it can not be seen', () => {
    expect(printable(`x${'\0'.repeat(1_198)}y`)).toBe('x y');
    expect(printable(`x${'\0'.repeat(1_199)}y`)).toBe('x…');
    expect(printable(`start${'\0'.repeat(2_000)}end`)).toBe('start…');
    expect(printable(`${'\u001b[0m'.repeat(50)}end`)).toBe('end');
  });

  it('of megabytes takes no time', () => {
    const start = performance.now();
    for (const piece of ['x', '\u001b[', '\u001b]', '\0', '::', '##[', '0;', '\u001b[0;']) {
      printable(piece.repeat(1_000_000));
      logText(piece.repeat(100_000));
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('A text of others in Markdown', () => {
  it('holds nothing that Markdown or HTML knows', () => {
    const text =
      '<img src=x onerror=alert(1)> [a](javascript:b) ![c](d) `e` **f** _g_ ~h~ |i| $j$ @k #1 \\l &lt; https://m.example';
    const shown = markdown(text);
    expect(shown.replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} ]*$/u);
    expect(shown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))).toBe(text);
  });

  it.each([...'!"#$%&\'()*+./:;<=>?@[\\]^_`{|}~'])('writes %s by its number', character => {
    expect(markdown(`a${character}b`)).toBe(`a&#${character.charCodeAt(0)};b`);
  });

  it.each([
    '- item',
    '-',
    '--- x',
    '- [ ] task',
    '* item',
    '+ item',
    '1. item',
    '1) item',
    '# title',
    '> quote',
    '=== x',
    '    code',
    '\tcode',
    ':--',
    '| - |'
  ])('begins no list, title, quote or code: %j', text => {
    expect(markdown(text)).toMatch(/^(?:&#\d+;|\d+&#|code$)/);
  });

  it('keeps letters, digits, blanks, commas and inner hyphens, and knows characters beyond 16 bits', () => {
    expect(markdown('größer, 构建 no-1')).toBe('größer, 构建 no-1');
    expect(markdown('🚀')).toBe('&#128640;');
  });

  it('is one line, cut by what a reader sees', () => {
    expect(markdown('a\r\nb\u2028c')).toBe('a b c');
    expect(markdown('<'.repeat(5), 2)).toBe('&#60;&#60;…');
    expect(markdown('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(markdown('x'.repeat(1_000), 500)).toBe(`${'x'.repeat(500)}…`);
  });
});

describe('A log', () => {
  it('is printed as it came: commands, Markdown, tabs and colours included', () => {
    const log =
      '::error::x\n##[group]y\n\t\u001b[31mred\u001b[0m \u001b[38:2::255:0:0mtrue\u001b[m 构建 🚀 \u200d\n\n';
    expect(logText(log)).toBe(log);
  });

  it('loses what moves the cursor, changes the window or rings', () => {
    expect(
      logText(
        'a\u001b[2Kb\u001b[1Ac\u001b[?25ld\u001b]0;title\u0007e\u001b]8;;https://x\u001b\\f\u0007\u0008\0g'
      )
    ).toBe('abcdefg');
    expect(logText('a\u001b[Kb\u001b[0Kc\u001b]\u0007d')).toBe('abcd');
    expect(logText('a\u009b31mb\u0085c\u007fd\u001be')).toBe('a31mbcde');
  });

  it('loses a sequence that stays open, but not the lines after it', () => {
    expect(logText('a\u001b]0;open\nb')).toBe('a\nb');
    expect(logText('a\u001b[12\nb')).toBe('a[12\nb');
  });

  it('has a line wherever the runner sees one', () => {
    expect(logText('a\rb\r\nc\n\rd\r\r\n')).toBe('a\nb\nc\n\nd\n\n');
  });
});
