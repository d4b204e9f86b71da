import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readWorkflowRun } from '../src/runner.ts';
import { withEnv } from './support/env.ts';

// A file of its own: the library reads the event once, when it is loaded.
it('a workflow run whose event file is broken fails with an error for the user', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-'));
  const GITHUB_EVENT_PATH = join(folder, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, '{"broken');
  await expect(withEnv({ GITHUB_EVENT_PATH }, readWorkflowRun)).rejects.toMatchObject({
    name: 'ActionError',
    code: 'input',
    message: expect.stringContaining("The event of this workflow can't be read")
  });
  await rm(folder, { recursive: true });
});
