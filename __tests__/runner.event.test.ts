import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkflowRun } from '../src/runner.ts';
import { withEnv } from './support/env.ts';

let folder = '';
let event = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-'));
  event = join(folder, 'event.json');
  await writeFile(event, '{"repository":{"id":1}}');
});
afterAll(() => rm(folder, { recursive: true }));

const RUNNER = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: 'abc123',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'octo/app'
};

describe('the workflow run of a step', () => {
  it('is read from the variables and the event file of the runner', async () => {
    const run = await withEnv({ ...RUNNER, GITHUB_EVENT_PATH: event }, readWorkflowRun);
    expect(run).toEqual({
      event: { name: 'push', sha: 'abc123', payload: { repository: { id: 1 } } },
      repositoryUrl: 'https://github.example/octo/app'
    });
  });

  it('has no address of a repository when the runner does not name one', async () => {
    const run = await withEnv({ GITHUB_REPOSITORY: undefined }, readWorkflowRun);
    expect(run.repositoryUrl).toBe('');
  });

  it('is empty when the runner tells nothing', async () => {
    const nothing = { GITHUB_EVENT_PATH: undefined, GITHUB_EVENT_NAME: undefined, GITHUB_SHA: undefined };
    const run = await withEnv({ ...nothing, GITHUB_REPOSITORY: undefined }, readWorkflowRun);
    expect(run).toEqual({ event: { name: '', sha: '', payload: {} }, repositoryUrl: '' });
  });

  it.each([
    ['is cut', '{"repository":'],
    ['is empty', ''],
    ['holds a command', '\n::error::forged']
  ])('cannot be read when the event file %s: the error says what to look at', async (_name, text) => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, text);
    const reading = withEnv({ ...RUNNER, GITHUB_EVENT_PATH: broken }, readWorkflowRun);
    await expect(reading).rejects.toMatchObject({
      name: 'ActionError',
      code: 'input',
      message: expect.stringMatching(/^The event of this workflow can't be read: SyntaxError: (?!.*::)/),
      hint: 'Is the file that GITHUB_EVENT_PATH names the event as the runner wrote it?'
    });
  });
});
