import { describe, expect, it } from '@jest/globals';
import { type Plan, SCENARIOS } from '../../simulator/index.ts';
import { type Played, play } from './follow-support.ts';

/** Runs at once, so that the action says all that it has to say before the first line of the log. */
const PLAN: Plan = { ...SCENARIOS.success, queueMs: 0 };

/** Lines as the service sends them, and as they are to be shown. */
const LINES: readonly (readonly [sent: string, shown: string])[] = [
  [
    '编译模块 hello-build-core: déjà vu, 12 Prüfungen ✓ 🚀',
    '编译模块 hello-build-core: déjà vu, 12 Prüfungen ✓ 🚀'
  ],
  ['::add-mask::hello', '::add-mask::hello'],
  ['::stop-commands::mine', '::stop-commands::mine'],
  ['::mine::', '::mine::'],
  ['##[error]forged', '##[error]forged'],
  ['at the end ##[add-mask]hello', 'at the end ##[add-mask]hello'],
  ['::endgroup::', '::endgroup::'],
  ['  ::error title=forged::indented', '  ::error title=forged::indented'],
  ['::set-output name=status::success', '::set-output name=status::success'],
  ['::save-state name=build::{"kind":"closed"}', '::save-state name=build::{"kind":"closed"}'],
  ['::11111111-2222-4333-8444-555555555555::', '::11111111-2222-4333-8444-555555555555::'],
  ['##[11111111-2222-4333-8444-555555555555]', '##[11111111-2222-4333-8444-555555555555]'],
  ['::stop-commands', '::stop-commands'],
  ['10 %\r::error::20 %\r\r30 %', '10 %\n::error::20 %\n\n30 %'],
  ['with a Windows end\r', 'with a Windows end'],
  [
    '\u001b[31mred\u001b[0m and \u001b[1;38;5;208mbold\u001b[m',
    '\u001b[31mred\u001b[0m and \u001b[1;38;5;208mbold\u001b[m'
  ],
  ['\u001b]0;a title\u0007\u001b[2K\u001b[1A::error::above', '::error::above'],
  ['\u001b::error::escaped', '::error::escaped'],
  ['bell\u0007 null\u0000 back\b\b form\f c1\u0085\u009b31m', 'bell null back form c131m'],
  ['\ta\ttab', '\ta\ttab'],
  ['', ''],
  ['\u2028::error::\u2029::error::', '\u2028::error::\u2029::error::']
];

/** Shows where the first difference is, as a whole log is too long to print. */
function expectSame(shown: readonly string[], expected: readonly string[]): void {
  const line = expected.findIndex((text, index) => text !== shown[index]);
  expect({ line, text: shown[line] }).toEqual({ line, text: expected[line] });
  expect(shown).toHaveLength(expected.length);
}

/** Nothing was obeyed but what the action itself says. */
function expectNothingForged({ heard, code, outputs, state }: Played): void {
  expect(heard.commands.map(({ name }) => name)).toEqual(['add-mask', 'group', 'endgroup']);
  expect(heard.fences).toEqual({ opened: 1, closed: 1 });
  expect({ code, status: outputs['status'] }).toEqual({ code: 0, status: 'success' });
  expect(Object.keys(state)).toEqual(['build']);
}

describe('a log of 200,000 lines with forged commands, split inside of characters', () => {
  it('is shown as it was sent, obeyed in nothing, and equal to the byte in the file', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => {
      const [sent, shown] = LINES[index % LINES.length] ?? ['', ''];
      // Two of three start as a command has to.
      const head = index % 3 === 0 ? `${index} ` : '';
      return [head + sent, head + shown] as const;
    });
    const log = lines.map(([sent]) => `${sent}\n`).join('');
    const shown = lines.flatMap(([, text]) => text.split('\n'));
    const step = await play({ scenario: PLAN, log, logUnit: 'torn-bytes', pageLength: 99_991 });
    expectNothingForged(step);
    expectSame(step.heard.fenced, shown);
    expect(step.file?.equals(Buffer.from(log))).toBe(true);
    expect(step.routes.filter(route => route === 'log').length).toBeGreaterThan(50);
  });
});

describe('a log with one very long line', () => {
  it('is shown and kept as it was sent', async () => {
    const log = `first\n${'编译🚀'.repeat(100_000)}\nlast without an end`;
    const step = await play({ scenario: PLAN, log, logUnit: 'torn-bytes', pageLength: 49_999 });
    expectNothingForged(step);
    expectSame(step.heard.fenced, log.split('\n'));
    expect(step.file?.equals(Buffer.from(log))).toBe(true);
  });
});
