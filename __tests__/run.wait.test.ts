import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cancellation } from '../src/cancellation.ts';
import {
  BUILD,
  NO_API,
  page,
  RECORD_ID,
  RUNNING,
  record,
  refusal,
  reply,
  result,
  type Script,
  SUCCESS
} from './support/follow-service.ts';
import { type StepStory, step } from './support/run.ts';

const POST = /^\/v3\/jobs\/build$/;
const STARTED = reply(200, '{"actual_build_number":"5"}');
const STOP = /\/stop(\?|$)/;
const FAILED = record('FAILED', { err_msg: 'compile error' });

let tempFolder = '';
beforeEach(async () => {
  tempFolder = await mkdtemp(join(tmpdir(), 'run-'));
});
afterEach(() => rm(tempFolder, { recursive: true }));

/** A service that starts build 5 and plays it. */
const service = (...records: (typeof RUNNING)[]): Script => [
  [POST, STARTED],
  [/\/record-info$/, ...records],
  [/\/real-time-log\?/, page('line 1\n', 7)],
  [/\/output$/, result({ data: [] })],
  [STOP, result({})],
  [/./, NO_API]
];

const waiting = (story: Omit<StepStory, 'tempFolder'>) =>
  step({ ...story, inputs: { ...story.inputs, wait: { wanted: true, ...story.inputs?.wait } }, tempFolder });

describe('a step that waits for its build', () => {
  it('ends well when the build does, with what it took and the log as a file', async () => {
    const { error, runner } = await waiting({ script: service(RUNNING, SUCCESS) });
    expect(error).toBeUndefined();
    expect(runner.outputs()).toMatchObject({
      actual_build_number: '5',
      status: 'success',
      duration_seconds: '600',
      build_record_id: RECORD_ID,
      artifacts: '[]'
    });
    const { log_path: path = '' } = runner.outputs();
    expect(await readFile(path, 'utf8')).toBe('line 1\n');
    expect(runner.texts('log').join('')).toContain('line 1\n');
    expect(JSON.parse(runner.texts('state').at(-1) ?? '')).toEqual({ kind: 'closed' });
  });

  it('fails when the build fails, in the words of the service, and keeps the outputs', async () => {
    const { error, runner } = await waiting({ script: service(RUNNING, FAILED) });
    expect(error).toMatchObject({ code: 'build', message: 'Build 5 ended with FAILED: compile error' });
    expect(runner.outputs()).toMatchObject({ actual_build_number: '5', status: 'failure' });
    expect(runner.texts('summary')).toEqual([expect.stringContaining('compile error')]);
  });

  it('tells of each step of the build that failed', async () => {
    const nodes = [
      { step: 'Maven', error_info: { error_code: 'DEV.1', error_message: 'no pom' } },
      { error_info: { error_message: 'no space left' } },
      { step: 'Quiet', error_info: {} }
    ];
    const analysis = result({ error_nodes: nodes });
    const { runner } = await waiting({ script: [[/\/analysis\?/, analysis], ...service(FAILED)] });
    expect(runner.said.filter(({ kind }) => kind === 'annotation')).toEqual([
      { kind: 'annotation', name: 'Step Maven failed', text: 'DEV.1: no pom' },
      { kind: 'annotation', name: 'Step of the build failed', text: 'no space left' }
    ]);
  });

  it('has written its outputs before it follows the build', async () => {
    const { runner } = await waiting({ script: service(SUCCESS) });
    const told = runner.said.map(one => ('name' in one ? one.name : one.text));
    const look = told.indexOf(`(GET /v1/record/${BUILD.jobId}/5/record-info)`);
    expect(told.indexOf('actual_build_number')).toBeGreaterThan(0);
    expect(look).toBeGreaterThan(told.indexOf('actual_build_number'));
  });

  it('says once what became of it: the status is the last word of the service', async () => {
    const { runner } = await waiting({ script: service(RUNNING, SUCCESS) });
    const statuses = runner.said.flatMap(one => ('name' in one && one.name === 'status' ? [one.text] : []));
    expect(statuses).toEqual(['started', 'success']);
  });
});

describe('a step that follows a build which is there already', () => {
  const follow = (records: (typeof RUNNING)[]) =>
    waiting({ script: service(...records), inputs: { buildNumber: '5' } });

  it('starts none, and ends as the build does', async () => {
    const { error, runner, service: asked } = await follow([RUNNING, SUCCESS]);
    expect(error).toBeUndefined();
    expect(asked.askedFor(POST)).toEqual([]);
    expect(runner.outputs()).toMatchObject({ actual_build_number: '5', status: 'success' });
  });

  it('does not stop it when the workflow is cancelled', async () => {
    const {
      error,
      runner,
      service: asked
    } = await waiting({
      script: service(RUNNING),
      inputs: { buildNumber: '5' },
      onRequest: (_, { request }) => request()
    });
    expect(error).toMatchObject({ code: 'stopped', hint: expect.stringContaining('did not start it') });
    expect(asked.askedFor(STOP)).toEqual([]);
    expect(runner.outputs()).toMatchObject({ status: 'unknown' });
  });
});

describe('a workflow that is cancelled', () => {
  const onPost = (path: string, { request }: Cancellation): void => {
    if (POST.test(path)) request();
  };

  it('before the start: nothing is sent or saved, and the step says so', async () => {
    const { error, runner, service: asked } = await step({ script: service(SUCCESS), cancelledBefore: true });
    expect(error).toMatchObject({
      code: 'stopped',
      message: 'The workflow was cancelled before a build was started.'
    });
    expect(asked.asked).toEqual([]);
    expect(runner.texts('state')).toEqual([]);
  });

  it('during the start: the build that comes of it is stopped, though the step does not wait', async () => {
    const {
      error,
      runner,
      service: asked
    } = await step({
      script: service(record('ABORTED')),
      onRequest: onPost
    });
    expect(error).toMatchObject({ code: 'stopped' });
    expect(asked.askedFor(STOP)).toHaveLength(1);
    expect(runner.outputs()).toMatchObject({ actual_build_number: '5', status: 'aborted' });
  });

  it('during the start, and the build is to be left: it is, and the step says so', async () => {
    const { error, service: asked } = await step({
      script: service(RUNNING),
      inputs: { wait: { onCancel: 'leave' } },
      onRequest: onPost
    });
    expect(error).toMatchObject({
      code: 'stopped',
      hint: expect.stringContaining('on_cancel says "leave"')
    });
    expect(asked.askedFor(STOP)).toEqual([]);
  });

  it('when the result is there already: the step tells it, and is not green', async () => {
    const { error, runner } = await waiting({
      script: service(SUCCESS),
      onRequest: (path, { request }) => path.endsWith('/output') && request()
    });
    expect(error).toEqual(
      expect.objectContaining({ code: 'stopped', message: 'The workflow was cancelled.' })
    );
    expect(runner.outputs()).toMatchObject({ status: 'success' });
  });
});

describe('a wait that runs out', () => {
  it('stops the build, and the step fails with what became of it', async () => {
    const {
      error,
      runner,
      service: asked
    } = await waiting({
      script: [[STOP, refusal(400, 'DEV.CB.032302')], ...service(RUNNING)],
      inputs: { wait: { timeoutMs: 60_000 } }
    });
    expect(error).toMatchObject({
      code: 'stopped',
      message: expect.stringMatching(/^Build 5 did not end within 1 minutes \(timeout_minutes\)\./)
    });
    expect(asked.askedFor(STOP).length).toBeGreaterThan(0);
    expect(runner.outputs()).toMatchObject({ actual_build_number: '5', status: 'timeout' });
  });
});
