import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isProse, messagesOf, readMessages } from '../scripts/docs-messages.ts';

const page = readFileSync('docs/troubleshooting.md', 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
/** What the page quotes: a code span with more than one word is a text of the source. */
const told = [...page.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replace(/\s+/g, ' ').trim());

describe('docs/troubleshooting.md', () => {
  it('explains everything that the action can say', () => {
    const missing = readMessages().filter(({ text }) => !told.includes(text));
    expect(missing).toEqual([]);
  });

  it('explains nothing that the action does not say any more', () => {
    const said = readMessages().map(({ text }) => text);
    expect(said.length).toBeGreaterThan(150);
    expect(told.filter(text => isProse(text) && !said.includes(text))).toEqual([]);
  });
});

describe('The texts of a source file', () => {
  const textsOf = (code: string) => messagesOf(code, 'some.ts').map(({ text }) => text);

  it('are found wherever they stand, with a hole for what is filled in', () => {
    expect(textsOf("const hint = { later: () => 'Run it again.' };")).toEqual(['Run it again.']);
    expect(textsOf(`throw new ActionError('input', \`No build \${number} here: \${why}\`);`)).toEqual([
      'No build … here: …'
    ]);
  });

  it('are read as one when they are put together from several lines', () => {
    expect(textsOf(`warn('The first half ' +\n \`of \${what} and \` + rest);`)).toEqual([
      'The first half of … and …'
    ]);
  });

  it('do not count when nobody gets to read them', () => {
    expect(textsOf("import x from 'two words'; type T = 'two words'; const key = 'one-word';")).toEqual([]);
  });
});
