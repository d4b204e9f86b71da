import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../simulator/step.ts';
import { play, step, withSimulator } from './support.ts';

describe('dry_run', () => {
  const inputs = { dry_run: 'true', parameters: 'codeBranch: main\nNOTE: "##[error]no ::notice::no"' };

  it.concurrent('checks everything, shows the request and sends nothing', async () => {
    const { code, outputs, requests, heard, builds, state } = await play({}, { inputs });
    expect({ code, requests, builds }).toEqual({ code: 0, requests: [], builds: [] });
    expect(outputs).toMatchObject({ status: 'dry_run', commit_source: 'github_sha' });
    expect(heard.plain).toContainEqual(expect.stringContaining('nothing is sent'));
    const shown = heard.plain.find(line => line.startsWith('{')) ?? '';
    expect(JSON.parse(shown)).toMatchObject({
      scm: { build_commit_id: outputs['commit_id'] },
      parameter: [
        { name: 'codeBranch', value: 'main' },
        { name: 'NOTE', value: '##[error]no ::notice::no' }
      ]
    });
    expect(state['build']).toBe('{"kind":"closed"}');
  });

  it.concurrent('sends nothing either when an existing build would be followed', async () => {
    const { code, outputs, requests, heard } = await play({}, { inputs: { ...inputs, build_number: '19' } });
    expect({ code, requests, status: outputs['status'] }).toEqual({
      code: 0,
      requests: [],
      status: 'dry_run'
    });
    expect(heard.plain).toContain('Dry run, nothing is sent. Build 19 would be followed to its end.');
  });

  it.concurrent('shows the very bytes that a real step then sends', () =>
    withSimulator({}, async simulator => {
      const same = { parameters: 'a: "1"\nb: "ü ☃"', branch: 'main' };
      const dry = await step(simulator, { inputs: { ...same, dry_run: 'true' } });
      const real = await step(simulator, { inputs: same });
      expect(dry.heard.plain).toContain(real.posts[0]?.body);
    }));

  it.concurrent('needs no service: a region that nobody knows is a warning that lists the known ones', async () => {
    const part = { inputs: { dry_run: 'true', endpoint: '', region: 'xx-nowhere-9' } };
    const { code, outputs, warnings } = await play({}, part);
    expect({ code, status: outputs['status'] }).toEqual({ code: 0, status: 'dry_run' });
    expect(warnings).toEqual([expect.stringMatching(/^region: xx-nowhere-9 is not .*cn-north-4/)]);
  });

  it.concurrent('still finds every fault', async () => {
    const { code, errors } = await play({}, { inputs: { dry_run: 'true', job_id: 'x', region: '!' } });
    expect(code).toBe(1);
    expect(errors[0]).toMatch(
      /^2 inputs are wrong.*job_id: .*region: |^2 inputs are wrong.*region: .*job_id: /s
    );
  });
});

describe('the summary', () => {
  it.concurrent('is not written with summary: false', async () => {
    const { code, summary, outputs } = await play({}, { inputs: { summary: 'false' } });
    expect({ code, summary, status: outputs['status'] }).toEqual({ code: 0, summary: '', status: 'started' });
  });

  it.concurrent.each([
    ['is a folder', tmpdir()],
    ['is not there', join(tmpdir(), 'nobody', 'made', 'this')],
    ['is not named at all', '']
  ])('whose file %s is a warning, and the step is green with all its outputs', async (_, file) => {
    const { code, warnings, outputs } = await play({}, { env: { GITHUB_STEP_SUMMARY: file } });
    expect(code).toBe(0);
    expect(warnings).toEqual([expect.stringMatching(/^The job summary could not be written: /)]);
    expect(outputs).toMatchObject({ status: 'started', actual_build_number: '20' });
  });
});

describe('what the runner gives', () => {
  it.concurrent('may be old and name no files for outputs and state: they are commands then', () =>
    withSimulator({}, async ({ url, token, jobId }) => {
      const { code, stdout, stderr } = await runStep({
        inputs: { endpoint: url, token, job_id: jobId },
        env: { GITHUB_OUTPUT: '', GITHUB_STATE: '' }
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^::set-output name=actual_build_number::20$/m);
      expect(stdout).toMatch(/^::save-state name=build::\{"kind":"open".*\}$/m);
    }));

  it.concurrent('is left as it was: the temp folder holds nothing new', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'start-'));
    try {
      await play({}, { runnerTemp: temp });
      expect(await readdir(temp)).toEqual([]);
    } finally {
      await rm(temp, { recursive: true });
    }
  });
});
