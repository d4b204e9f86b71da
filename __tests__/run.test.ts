import { describe, expect, it } from '@jest/globals';
import type { WorkflowRun } from '../src/runner.ts';
import { BUILD, failure, NO_API, refusal, reply, result } from './support/follow-service.ts';
import { PUSH, SHA, type StepStory, step } from './support/run.ts';

const POST = /^\/v3\/jobs\/build$/;
const LINE = '(POST /v3/jobs/build)';
const STARTED = reply(
  200,
  '{"octopus_job_name":"j_Oaqg3PCN","actual_build_number":"20","daily_build_number":"20260102.20"}'
);
const buildUrlTemplate = 'https://ci.example/{job_id}/{build_number}';
const BUILD_URL = `https://ci.example/${BUILD.jobId}/20`;

const starting = (story: Partial<StepStory> = {}) => step({ script: [[POST, STARTED]], ...story });

describe('a step that starts a build', () => {
  it('sends one request and nothing else, and ends well', async () => {
    const { error, service } = await starting({
      inputs: { parameters: [{ name: 'codeBranch', value: 'master' }], branch: 'main' }
    });
    expect(error).toBeUndefined();
    expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v3/jobs/build']);
    expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({
      job_id: BUILD.jobId,
      parameter: [{ name: 'codeBranch', value: 'master' }],
      scm: { build_commit_id: SHA, branch: 'main' }
    });
  });

  it('sets the outputs', async () => {
    const { runner } = await starting({ inputs: { buildUrlTemplate } });
    expect(runner.outputs()).toEqual({
      commit_id: SHA,
      commit_source: 'github_sha',
      actual_build_number: '20',
      daily_build_number: '20260102.20',
      octopus_job_name: 'j_Oaqg3PCN',
      build_url: BUILD_URL,
      status: 'started'
    });
  });

  it('sets them right after the answer, when the number is said and saved, before it sums up anything', async () => {
    const { runner } = await starting();
    const kinds = runner.said.map(one => ('name' in one ? `${one.kind} ${one.name}` : one.kind));
    const lines = runner.said.map(({ text }) => text);
    const after = kinds.slice(lines.indexOf(LINE) + 1);
    expect(after).toEqual([
      'info',
      'state build',
      'output actual_build_number',
      'output daily_build_number',
      'output octopus_job_name',
      'output status',
      'output status',
      'summary'
    ]);
  });

  it('tells which commit it takes and why before it sends anything', async () => {
    const { runner } = await starting();
    const told = runner.texts('info');
    expect(told.slice(0, 2)).toEqual([`Commit: ${SHA}, GITHUB_SHA of the event "push".`, LINE]);
  });

  it('tells the number of the build, and where to see it', async () => {
    const { runner } = await starting({ inputs: { buildUrlTemplate } });
    expect(runner.texts('info').slice(-2)).toEqual(['Build 20 (20260102.20) started.', BUILD_URL]);
  });

  it('sums it up, with parameters by name only', async () => {
    const { runner } = await starting({ inputs: { parameters: [{ name: 'KEY', value: 'hidden-value' }] } });
    const [summary = ''] = runner.texts('summary');
    expect(summary).toContain(BUILD.jobId);
    expect(summary).toContain(`https://github.com/octo/app/commit/${SHA}`);
    expect(summary).toContain('KEY');
    expect(summary).not.toContain('hidden-value');
  });

  it('sums nothing up when summary is false', async () => {
    const { runner } = await starting({ inputs: { summary: false } });
    expect(runner.texts('summary')).toEqual([]);
  });

  it('passes on what the endpoint warns of', async () => {
    const endpoint = { url: 'https://build.example', region: 'xx-1', warning: 'region: xx-1 is not known.' };
    const { runner } = await starting({ inputs: { endpoint } });
    expect(runner.texts('warning')).toEqual(['region: xx-1 is not known.']);
  });

  it('puts its key into the parameter for it', async () => {
    const { service } = await starting({ inputs: { correlationParameter: 'RUN_KEY' } });
    expect(JSON.parse(service.asked[0]?.body ?? '')).toMatchObject({
      parameter: [{ name: 'RUN_KEY', value: 'unique-1' }]
    });
  });

  it('leaves to post what it needs to find the build, before the request is sent', async () => {
    const { runner } = await starting({ inputs: { correlationParameter: 'RUN_KEY' } });
    const kinds = runner.said.map(({ kind, text }) => (text === LINE ? 'post' : kind));
    expect(kinds.indexOf('state')).toBeLessThan(kinds.indexOf('post'));
    expect(runner.texts('state').map(text => JSON.parse(text))).toMatchObject([
      { kind: 'starting', jobId: BUILD.jobId, commit: SHA, uniqueKey: 'unique-1' },
      { kind: 'open', build: { jobId: BUILD.jobId, buildNumber: '20' }, onCancel: 'stop' }
    ]);
  });
});

describe('a step whose commit is refused', () => {
  const fork: WorkflowRun = {
    ...PUSH,
    event: {
      name: 'pull_request_target',
      sha: SHA,
      payload: { repository: { id: 1 }, pull_request: { head: { sha: SHA, repo: { id: 2 } } } }
    }
  };

  it('fails before it sends, sets or saves anything', async () => {
    const { error, runner, service } = await starting({ workflow: fork });
    expect(error).toMatchObject({ name: 'ActionError', code: 'input', hint: expect.any(String) });
    expect(error).toMatchObject({ message: expect.stringContaining('a fork') });
    expect(service.asked).toEqual([]);
    expect(runner.said).toEqual([]);
  });

  it('starts the build when the user allows it', async () => {
    const commit = { commitId: '', buildTag: '', allowForkCommit: true };
    const { error, service } = await starting({ workflow: fork, inputs: { commit } });
    expect(error).toBeUndefined();
    expect(service.asked).toHaveLength(1);
  });
});

describe('a step with a commit that may be another than meant', () => {
  it('warns and goes on', async () => {
    const payload = { issue: { pull_request: {} } };
    const workflow = { ...PUSH, event: { name: 'issue_comment', sha: SHA, payload } };
    const { error, runner } = await starting({ workflow });
    expect(error).toBeUndefined();
    expect(runner.texts('warning')).toEqual([expect.stringContaining('issue_comment names no commit')]);
  });
});

describe('a step whose start is unclear', () => {
  it('names the builds that may be its own, with their addresses', async () => {
    const builds = [20, 21].map(number => ({ number, commit_id: SHA }));
    const { error } = await step({
      script: [
        [POST, failure()],
        [/\/list\b/, result({ job_build_states: builds })]
      ],
      inputs: { buildUrlTemplate }
    });
    expect(String(error)).toContain(`build 20 of commit ${SHA.slice(0, 12)} (${BUILD_URL}), build 21`);
  });
});

describe('a dry run', () => {
  const dry = (inputs: StepStory['inputs'] = {}) => starting({ inputs: { dryRun: true, ...inputs } });

  it('follows no existing build either', async () => {
    const { error, runner, service } = await dry({ buildNumber: '19' });
    expect([error, service.asked]).toEqual([undefined, []]);
    expect(runner.outputs()).toEqual({ status: 'dry_run' });
  });

  it('sends nothing, saves nothing, sums nothing up and ends well', async () => {
    const { error, runner, service } = await dry();
    expect(error).toBeUndefined();
    expect(service.asked).toEqual([]);
    expect([...runner.texts('state'), ...runner.texts('summary')]).toEqual([]);
    expect(runner.outputs()).toEqual({ commit_id: SHA, commit_source: 'github_sha', status: 'dry_run' });
  });

  it('shows the request that would be sent', async () => {
    const { runner } = await dry({ parameters: [{ name: 'A', value: '1' }] });
    const [, , body = ''] = runner.texts('info');
    expect(JSON.parse(body)).toEqual({
      job_id: BUILD.jobId,
      parameter: [{ name: 'A', value: '1' }],
      scm: { build_commit_id: SHA }
    });
  });

  it('shows no value that acts as a workflow command', async () => {
    const value = '##[add-mask]x\n::error::y';
    const { runner } = await dry({ parameters: [{ name: 'A', value }] });
    const [, , body = ''] = runner.texts('info');
    expect(body).not.toMatch(/##\[|\n|^::/);
    expect(JSON.parse(body)).toMatchObject({ parameter: [{ value }] });
  });

  it('still refuses a commit', async () => {
    const workflow = { ...PUSH, event: { name: 'schedule', sha: '', payload: {} } };
    const { error } = await starting({ workflow, inputs: { dryRun: true } });
    expect(error).toMatchObject({ code: 'input', message: expect.stringContaining('commit_id') });
  });
});

describe('a step whose build is not started', () => {
  it('fails with what the service said, without a number, and leaves nothing to post', async () => {
    const { error, runner } = await starting({
      script: [[POST, refusal(422, 'DEVCB.00031006', 'no such job')]]
    });
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('no such job') });
    expect(runner.outputs()).toEqual({ commit_id: SHA, commit_source: 'github_sha' });
    expect(JSON.parse(runner.texts('state').at(-1) ?? '')).toEqual({ kind: 'closed' });
    expect(runner.texts('summary')).toEqual([]);
  });

  it('or perhaps is: fails, and leaves it to post to look once more', async () => {
    const { error, runner, service } = await starting({ script: [[POST, failure('cut')]] });
    expect(error).toMatchObject({
      code: 'unclear',
      message: expect.stringMatching(/^A build may have been started/)
    });
    expect(runner.outputs()).not.toHaveProperty('actual_build_number');
    expect(JSON.parse(runner.texts('state').at(-1) ?? '')).toMatchObject({ kind: 'starting' });
    expect(service.askedFor(POST)).toHaveLength(1);
  });
});

describe('a step whose answer was lost', () => {
  const list = result({ job_build_states: [{ number: 20, commit_id: SHA }] });

  it('takes over the build that it finds, says so, and ends well', async () => {
    const { error, runner, service } = await starting({
      script: [
        [POST, failure('cut')],
        [/\/list\?/, list],
        [/./, NO_API]
      ]
    });
    expect(error).toBeUndefined();
    expect(runner.outputs()).toMatchObject({ actual_build_number: '20', status: 'started' });
    expect(runner.texts('warning')).toEqual([
      expect.stringContaining('build 20 is the one build since then')
    ]);
    expect(service.askedFor(POST)).toHaveLength(1);
  });
});
