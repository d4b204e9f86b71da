import { describe, expect, it } from '@jest/globals';
import { createRunner } from '../src/runner.ts';
import { withEnv } from './support/env.ts';
import { printedBy } from './support/stdout.ts';

const runner = createRunner();
const gone = '/no/such/folder/file';

describe('a file of the runner that can not be written', () => {
  it('fails the step with the name and the value of the output, so that a build is never hidden', async () => {
    const write = withEnv({ GITHUB_OUTPUT: gone }, async () => runner.output('actual_build_number', '20'));
    await expect(write).rejects.toThrow(/^The output actual_build_number \(20\) could not be written: /);
  });

  it('is a warning when only post would need it', async () => {
    const text = await printedBy(() =>
      withEnv({ GITHUB_STATE: gone }, async () => runner.saveState('build', '{}'))
    );
    expect(text).toMatch(/^::warning::What post needs could not be saved: /);
  });
});
