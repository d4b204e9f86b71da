import { describe, expect, it } from '@jest/globals';
import { type Report, summaryOf } from '../src/report.ts';

/** A report with one text in every place where others have a say. */
const reportOf = (text: string): Report => ({
  status: 'failure',
  jobId: text,
  buildNumber: text,
  dailyBuildNumber: text,
  buildUrl: `https://ci.example/${text}`,
  commit: text,
  commitReason: text,
  repositoryUrl: `https://github.com/${text}`,
  parameterNames: [text, text],
  durationMs: 1_000,
  reason: text,
  steps: [{ name: text, result: text, startedAt: undefined, durationMs: 1_000 }],
  artifacts: [{ name: text, version: text, type: text, uri: text }],
  causes: [
    { step: text, code: text, message: text, faq: text },
    { step: text, code: text, message: text, faq: `https://help.example/${text}` }
  ]
});

/** The summary without the only tags that are its own. */
const foreignPart = (summary: string): string =>
  summary.replace(/<\/?code>|<a href="https:\/\/[^"<>|`\s]*">|<\/a>/g, '');

/** For each line what gives it its structure: bars in a table, signs of titles and fences elsewhere. */
const shapeOf = (summary: string): readonly string[] =>
  foreignPart(summary)
    .replace(/&#\d+;/g, '')
    .split('\n')
    .map(line => line.replace(line.startsWith('|') ? /[^|]/g : /[^#`]/g, ''));

const HARMLESS = 'text';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '"><a href="javascript:alert(1)">x</a>',
  "' onmouseover='alert(1)",
  '</code></td></tr></table>',
  '<!-- ',
  '&lt;script&gt; &#60; &amp',
  '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)',
  '[x]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example www.evil.example a@evil.example',
  '@octo-org #1 octo-org/hello-world#1',
  '**bold** __bold__ *i* _i_ ~~s~~',
  '`code` ``` ~~~',
  'a | b || c \\| d \\\\| e',
  'a\nb\r\n\r\n# Title\n\n- item\n```\nx\n```\n',
  '\n\n| a | b |\n| --- | --- |\n| c | d |\n',
  '# Title',
  '- item',
  '1. item',
  '> quote',
  '---',
  '    code',
  '$x^2$ $`x`$',
  '\\',
  '::error::x ##[error]x',
  'a\u2028b\u2029c\u0085d\u000be\u000cf',
  '\u202egnp.exe \u200b \ufeff \0 \u001b[31m',
  '\ud800',
  'x'.repeat(100_000)
];

describe('A text of others in the summary', () => {
  it.each(HOSTILE)('adds no tag, line, cell or code fence: %j', text => {
    const summary = summaryOf(reportOf(text));
    const rest = foreignPart(summary);
    expect(rest).not.toMatch(/[<>[\]\\@*~"']/);
    expect(rest.replace(/&#\d+;/g, '')).not.toContain('&');
    expect(shapeOf(summary)).toEqual(shapeOf(summaryOf(reportOf(HARMLESS))));
    expect(rest.isWellFormed()).toBe(true);
  });

  it('stays readable', () => {
    const rest = foreignPart(summaryOf(reportOf('<b>größer</b> | 构建')));
    const shown = rest.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(shown).toContain('| Task | <b>größer</b> | 构建 |');
  });

  it('is shortened', () => {
    const long = summaryOf(reportOf('x'.repeat(5_000)));
    expect(long.split('\n')[2]).toBe(`${'x'.repeat(500)}…`);
    expect(long).toContain(`</code> ${'x'.repeat(1_000)}… | ${'x'.repeat(500)}… |`);
    const { buildUrl, repositoryUrl, causes, steps, ...texts } = reportOf('<'.repeat(100_000));
    const short = { ...texts, buildUrl: '', repositoryUrl: '', causes: [], steps: [] };
    expect(summaryOf(short).length).toBeLessThan(25_000);
  });
});

describe('A step in the chart', () => {
  const barOf = (name: string): string | undefined =>
    summaryOf({
      ...reportOf(HARMLESS),
      steps: [{ name, result: 'success', startedAt: undefined, durationMs: 1 }]
    })
      .split('\n')
      .find(line => line.endsWith(', 0, 1'));

  it.each([
    'call hook',
    'click me',
    'href "x"',
    'title of all',
    'section one',
    'gantt',
    'Gantt chart',
    '2024-01-01 nightly',
    'dateFormat YYYY',
    'axisFormat %H',
    'todayMarker off',
    'excludes weekends',
    'includes x',
    'weekday monday',
    'tickInterval 1day',
    'inclusiveEndDates',
    'topAxis',
    'accDescription x',
    'end'
  ])('begins with its number, so that its name is not taken for a word of the language: %s', name => {
    expect(barOf(name)).toMatch(/^ {4}1 [\w. ()-]+ :done, 0, 1$/);
  });

  it.each([
    'a:b',
    'a;b',
    'a#b',
    'a%%b',
    '%%{init: {}}%%',
    'a,b',
    'a{b}',
    'a"b',
    'a<b>',
    'a`b',
    'a\nb',
    'a|b'
  ])('has no sign in its name that means something there: %j', name => {
    expect(barOf(name)).toMatch(/^ {4}1 [\p{L} ]+ :done, 0, 1$/u);
  });

  it('has some name even when nothing of it can be shown', () => {
    expect(barOf('%%{}')).toBe('    1 step :done, 0, 1');
  });
});
