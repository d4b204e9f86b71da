import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { READMES, readMetadata, withTables } from '../scripts/docs.ts';
import { INPUTS_ZH, OUTPUTS_ZH } from '../scripts/docs-chinese.ts';
import { readMessages } from '../scripts/docs-messages.ts';
import { parseParameters } from '../src/parameters.ts';
import { VERSION } from '../src/version.ts';

const [english = '', chinese = ''] = READMES.map(file => readFileSync(file, 'utf8'));

const blocks = (text: string): readonly string[] => text.match(/^```\w+\n[\s\S]*?^```$/gm) ?? [];
/** What a shell or the runner makes of it is the same, whatever the comments say. */
const withoutComments = (block: string): string => block.replace(/ # [^v].*$/gm, '');
const isChart = (block: string): boolean => block.startsWith('```mermaid');
/** The arrows and frames of a sequence diagram, without their texts. */
const skeleton = (block: string): string =>
  block.replace(/: .*$/gm, '').replace(/^( *(?:participant \w+ as|alt|else|loop)).*$/gm, '$1');

const withoutBlocks = (text: string): string => text.replace(/^```\w+\n[\s\S]*?^```$/gm, '');
const withoutTables = (text: string): string => text.replace(/<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g, '');
const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();
const codeSpans = (text: string): readonly string[] =>
  sorted([...withoutTables(withoutBlocks(text)).matchAll(/`([^`]+)`/g)].map(([, span = '']) => span));

describe('The documentation', () => {
  it.each(READMES)('shows in %s the inputs and outputs that action.yml has', file => {
    const text = readFileSync(file, 'utf8');
    expect(withTables(text, readMetadata(), file)).toBe(text);
  });

  it('has a Chinese text for each input and output, and for no other', () => {
    const { inputs, outputs } = readMetadata();
    expect(Object.keys(INPUTS_ZH)).toEqual(Object.keys(inputs));
    expect(Object.keys(OUTPUTS_ZH)).toEqual(Object.keys(outputs));
  });

  it('names no input in its examples that action.yml does not have', () => {
    const { inputs } = readMetadata();
    const used = [english, chinese]
      .flatMap(blocks)
      .filter(block => block.startsWith('```yaml'))
      .flatMap(block => [...block.matchAll(/^ {10}(\w+):/gm)].map(([, name]) => name ?? ''))
      .filter(name => !/^[A-Z]+$/.test(name));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(name => !(name in inputs))).toEqual([]);
  });
});

describe('The two READMEs', () => {
  it('have the same headings, as to number and level', () => {
    const levels = (text: string) =>
      withoutBlocks(text)
        .match(/^#+ /gm)
        ?.map(mark => mark.trim());
    expect(levels(chinese)).toEqual(levels(english));
    expect(levels(english)?.length).toBeGreaterThan(10);
  });

  it('show the same examples', () => {
    const examples = (text: string) =>
      blocks(text)
        .filter(block => !isChart(block))
        .map(withoutComments);
    expect(examples(chinese)).toEqual(examples(english));
    expect(examples(english).length).toBeGreaterThan(5);
  });

  it('draw the same diagram', () => {
    const charts = (text: string) => blocks(text).filter(isChart).map(skeleton);
    expect(charts(chinese)).toEqual(charts(english));
    expect(charts(english)).toHaveLength(1);
  });

  it('name the same inputs, outputs, values and messages', () => {
    expect(codeSpans(chinese)).toEqual(codeSpans(english));
    const tables = (text: string) => [...text.matchAll(/^\| `(\w+)` \|.*\| (.*) \|$/gm)].map(row => row[1]);
    expect(tables(chinese)).toEqual(tables(english));
  });

  it('have tables of the same size', () => {
    const rows = (text: string) =>
      withoutBlocks(text)
        .split('\n')
        .filter(line => line.startsWith('|'))
        .map(line => line.split(' | ').length);
    expect(rows(chinese)).toEqual(rows(english));
  });

  it('link to the same pages', () => {
    const links = (text: string) =>
      sorted([...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)).filter(
        link => !link.startsWith('README') && !link.includes('/codeartsbuild.html')
      );
    expect(links(chinese)).toEqual(links(english));
    expect(links(english).length).toBeGreaterThan(8);
  });

  it('quote messages that the action has', () => {
    const [, part = ''] = english.split('## Troubleshooting');
    const quoted = [...part.matchAll(/^\| `(.*?)` \|/gm)].map(([, text = '']) => text);
    const said = readMessages().map(({ text }) => text);
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter(text => !said.some(message => message.startsWith(text)))).toEqual([]);
  });

  it('name commands of npm that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const pages = ['README.md', 'README.zh-CN.md', 'simulator/README.md', 'CONTRIBUTING.md'];
    const named = pages.flatMap(page =>
      [...readFileSync(page, 'utf8').matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, own]) => script ?? own ?? ''
      )
    );
    expect(named).toContain('start');
    expect(named.filter(name => !(name in scripts))).toEqual([]);
  });
});

describe('The advice to put text of others into toJSON', () => {
  const message = 'Mend the door\ndeploy: "yes"\n# and "quotes": *stars';
  const read = (text: string) => {
    const parameters = parseParameters(text);
    return parameters.ok ? parameters.value : parameters.faults;
  };

  it('keeps such a text one value', () => {
    expect(read(`message: ${JSON.stringify(message)}\nversion: 1.10`)).toEqual([
      { name: 'message', value: message },
      { name: 'version', value: '1.10' }
    ]);
  });

  it('is needed, as a line break in a raw text adds a parameter', () => {
    expect(read(`message: ${message}`)).toEqual([
      { name: 'message', value: 'Mend the door' },
      { name: 'deploy', value: 'yes' }
    ]);
  });
});

describe('The version', () => {
  it('is the same in the user agent and in package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });
});
