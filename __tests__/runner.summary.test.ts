import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRunner } from '../src/runner.ts';
import { withEnv } from './support/env.ts';
import { printedBy } from './support/stdout.ts';

const runner = createRunner();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Tries to write a summary to a place, and gives what was printed. */
const summarize = (GITHUB_STEP_SUMMARY: string | undefined, markdown: string) =>
  withEnv({ GITHUB_STEP_SUMMARY }, () => printedBy(() => runner.summarize(markdown)));

// In this order: the library keeps the first file that it could use.
describe('a job summary', () => {
  it('that no file is named for is a warning, and the step goes on', async () => {
    expect(await summarize(undefined, '### Lost')).toMatch(
      /^::warning::The job summary could not be written: .+\n$/
    );
  });

  it('whose file is not there is a warning, and the step goes on', async () => {
    const missing = join(folder, 'missing', 'summary.md');
    expect(await summarize(missing, '### Lost')).toMatch(
      /^::warning::The job summary could not be written: .+\n$/
    );
  });

  it('goes to the file of the runner, after what is there', async () => {
    const file = join(folder, 'summary.md');
    await writeFile(file, 'before\n');
    expect(await summarize(file, '### Build 5\n')).toBe('');
    expect(await summarize(file, '### Build 6\n')).toBe('');
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^before\n/);
    expect(text).toMatch(/### Build 5\n+### Build 6\n+$/);
  });
});
