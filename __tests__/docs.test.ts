import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { READMES, readMetadata, withTables } from '../scripts/docs.ts';
import { VERSION } from '../src/version.ts';

describe('the documentation', () => {
  it.each(READMES)('shows in %s the inputs and outputs that action.yml has', file => {
    const text = readFileSync(file, 'utf8');
    expect(withTables(text, readMetadata())).toBe(text);
  });

  it('names no input in its examples that action.yml does not have', () => {
    const { inputs } = readMetadata();
    const blocks = READMES.flatMap(file => readFileSync(file, 'utf8').match(/```yaml\n[\s\S]*?```/g) ?? []);
    const used = blocks.flatMap(block => [...block.matchAll(/^ {10}(\w+):/gm)].map(([, name]) => name ?? ''));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(name => !(name in inputs))).toEqual([]);
  });
});

describe('the version', () => {
  it('is the same in the user agent and in package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });
});
