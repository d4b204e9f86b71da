import { describe, expect, it } from '@jest/globals';
import { type Plan, SCENARIOS } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { play } from './follow-support.ts';

/** What acts as a command, as Markdown, as HTML, as a chart or as a mention, all in one. */
const HOSTILE = [
  '::error::forged\n::add-mask::a\r::stop-commands::b ##[error]forged',
  '<script>alert(1)</script><img src=x onerror=alert(1)><!--',
  '[link](javascript:alert(1)) ![image](https://evil.example/x.png) https://evil.example',
  '| cell | ``` **bold** _it_ `code` ~~no~~ $x$ &lt; @octocat #1 \\| --- # head',
  ':crit, 0, 1\nclick x href "https://evil.example" %%{init: {}}%% ;',
  '\u001b[31m\u202e\u2066\u200b\u2028 %0A::error::escaped {{ secrets.X }}'
].join(' ');

const PLAN: Plan = {
  ...SCENARIOS.failure,
  steps: SCENARIOS.failure.steps.map(step => ({ ...step, name: `${HOSTILE.slice(0, 40)}${HOSTILE}` })),
  reason: HOSTILE,
  cause: { code: HOSTILE, message: HOSTILE.repeat(100), faq: `https://help.example/"><script>${HOSTILE}` }
};

describe('text of the service that is meant to do harm', () => {
  it('is a command nowhere', async () => {
    const { code, heard, outputs } = await play({ scenario: PLAN });
    expect(code).toBe(1);
    expect(heard.commands.map(({ name }) => name)).toEqual([
      'add-mask',
      'group',
      'endgroup',
      'error',
      'error'
    ]);
    for (const error of dataOf(heard, 'error')) {
      expect(error).not.toMatch(/::|##\[|[\p{Cc}\p{Cf}\u2028]/u);
      expect(error.length).toBeLessThan(2000);
    }
    expect(heard.plain.join('\n')).not.toContain('forged');
    expect(Object.keys(outputs)).toHaveLength(11);
  });

  it('is neither Markdown nor HTML in the summary', async () => {
    const { summary } = await play({ scenario: PLAN });
    const chart = /```mermaid\n.*?\n```\n/s.exec(summary)?.[0] ?? '';
    const text = summary.replace(chart, '');
    // What is left of the action's own markup once its tags are gone is text and tables.
    const own = text.replace(/<code>|<\/code>|<\/a>|<a href="https:\/\/[\w./-]+">/g, '');
    expect(own).not.toMatch(/[<>`*_~[\]\\@$"]|https?:|javascript:/);
    expect(own).not.toMatch(/&(?!#\d+;)/);
    const cells = own.split('\n').filter(line => line.startsWith('|'));
    expect(new Set(cells.map(line => line.split('|').length))).toEqual(new Set([4, 5]));
    expect(summary).not.toMatch(/[\p{Cf}\u2028]|(?!\n)\p{Cc}/u);
    expect(summary.length).toBeLessThan(30_000);
  });

  it('is no more than a label in the chart', async () => {
    const { summary } = await play({ scenario: PLAN });
    const bars = /```mermaid\n.*?section Steps\n(.*?)\n```\n/s.exec(summary)?.[1]?.split('\n') ?? [];
    expect(bars).toHaveLength(4);
    for (const bar of bars) expect(bar).toMatch(/^ {4}[\p{L}\p{N} ._()-]+ :(?:done|crit), \d+, \d+$/u);
  });

  it('is plain text in the artifacts', async () => {
    const artifacts = [{ name: HOSTILE, version: HOSTILE, type: HOSTILE }];
    const { code, heard, outputs, summary } = await play({ scenario: { ...SCENARIOS.success, artifacts } });
    expect(code).toBe(0);
    expect(heard.commands.map(({ name }) => name)).toEqual(['add-mask', 'group', 'endgroup']);
    const [artifact] = JSON.parse(outputs['artifacts'] ?? '') as readonly Readonly<Record<string, string>>[];
    expect(Object.keys(artifact ?? {})).toEqual(['name', 'version', 'type', 'uri']);
    expect(outputs['artifacts']).not.toMatch(/::|##\[|[\p{Cc}\p{Cf}\u2028]/u);
    expect(summary).not.toMatch(/<script|<img|<!--|\]\(|javascript:/);
  });
});
