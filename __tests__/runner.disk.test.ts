import { describe, expect, it } from '@jest/globals';
import { createRunner } from '../src/runner.ts';
import { withEnv } from './support/env.ts';
import { printedBy } from './support/stdout.ts';

const gone = '/no/such/folder/file';

describe('a file of the runner that can not be written', () => {
  it('is a warning with the name and the value of the output, so that a build is never hidden', async () => {
    const runner = createRunner();
    const text = await printedBy(() =>
      withEnv({ GITHUB_OUTPUT: gone }, async () => runner.output('actual_build_number', '20'))
    );
    expect(text).toMatch(/^::warning::The output actual_build_number \(20\) could not be written: /);
  });

  it('fails the step at its end, with the names of all outputs that are missing', async () => {
    const runner = createRunner();
    expect(runner.missingOutputs()).toBeUndefined();
    await printedBy(() =>
      withEnv({ GITHUB_OUTPUT: gone }, async () => {
        runner.output('actual_build_number', '20');
        runner.output('status', 'started');
      })
    );
    expect(runner.missingOutputs()?.message).toBe(
      'Outputs could not be written, so that later steps do not have them: actual_build_number, status.'
    );
  });

  it('is a warning when only post would need it', async () => {
    const runner = createRunner();
    const text = await printedBy(() =>
      withEnv({ GITHUB_STATE: gone }, async () => runner.saveState('build', '{}'))
    );
    expect(text).toMatch(/^::warning::What post needs could not be saved: /);
  });
});
