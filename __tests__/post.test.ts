import { describe, expect, it } from '@jest/globals';
import { post } from '../src/post.ts';
import type { Saved } from '../src/saved.ts';
import { START } from './support/clock.ts';
import { type PlayingClock, playingClock } from './support/follow-clock.ts';
import { inputsOf } from './support/follow-inputs.ts';
import { type FollowRunner, followRunner, type Said } from './support/follow-runner.ts';
import {
  BUILD,
  failure,
  hanging,
  RUNNING,
  record,
  refusal,
  reply,
  result,
  type Script,
  type ScriptedService,
  scriptedService
} from './support/follow-service.ts';

const OPEN: Saved = { kind: 'open', build: BUILD, onCancel: 'stop' };
const STARTING: Saved = {
  kind: 'starting',
  jobId: BUILD.jobId,
  commit: 'abc123',
  uniqueKey: 'key-1',
  sentAt: START - 60_000
};
const STOP = /\/stop/;
const LIST = /\/list\?/;
const USED = /history-parameters$/;
const YES = reply(200, '{"status":"success"}');
const STOPS: Script = [
  [STOP, YES],
  [/record-info/, RUNNING, record('ABORTED')]
];

interface Posted {
  readonly runner: FollowRunner;
  readonly service: ScriptedService;
  readonly clock: PlayingClock;
  /** What was said to the user. */
  readonly told: readonly Said[];
}

async function posted(
  saved: Parameters<typeof post>[0],
  script: Script,
  inputs = inputsOf({ correlationParameter: 'RUN_KEY' })
): Promise<Posted> {
  const clock = playingClock();
  const runner = followRunner(JSON.stringify(saved));
  const service = scriptedService(script, { clock });
  await post(saved, { runner, client: service.client, clock, inputs });
  return { runner, service, clock, told: runner.said.filter(([kind]) => kind !== 'saveState') };
}

describe('post after a step that was through with its build', () => {
  it('does nothing', async () => {
    const { runner, service } = await posted({ kind: 'closed' }, STOPS);
    expect(runner.said).toEqual([]);
    expect(service.asked).toEqual([]);
  });
});

describe('post after a step whose build was not seen to end', () => {
  it('stops it, and does nothing when it runs again', async () => {
    const { runner, told } = await posted(OPEN, STOPS);
    expect(told).toEqual([['info', 'Build 5 was stopped.']]);
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('tells how it ended when it was over already', async () => {
    const { told } = await posted(OPEN, [
      [STOP, refusal(400, 'DEV.CB.032302')],
      [/record-info/, record('SUCCESS')]
    ]);
    expect(told).toEqual([['info', 'Build 5 had ended before it could be stopped: SUCCESS.']]);
  });

  it('leaves it when on_cancel says so', async () => {
    const { service, told } = await posted({ ...OPEN, onCancel: 'leave' }, STOPS);
    expect(told).toEqual([['info', 'Build 5 goes on, as on_cancel says "leave".']]);
    expect(service.asked).toEqual([]);
  });

  it.each<readonly [string, Script]>([
    ['is refused', [[STOP, refusal(403, 'X.1')]]],
    ['needs another sign-in', [[STOP, refusal(401, 'APIGW.0301')]]],
    ['breaks', [[STOP, failure()]]],
    ['hangs', [[/./, hanging]]],
    [
      'is not followed by an end',
      [
        [STOP, YES],
        [/record-info/, RUNNING]
      ]
    ]
  ])('warns and does not fail when the stop %s', async (_, script) => {
    const { told, clock } = await posted(OPEN, script);
    expect(told).toHaveLength(1);
    expect(told[0]).toEqual([
      'warning',
      expect.stringMatching(/^(?:Build 5 could not be stopped|The service was asked)/)
    ]);
    expect(clock.elapsed()).toBeLessThanOrEqual(60_000);
  });
});

describe('post after a step that was killed while it started a build', () => {
  const found = (numbers: readonly string[]) =>
    result({
      job_build_states: numbers.map(number => ({
        number,
        daily_build_number: `20260102.${number}`,
        commit_id: 'abc123'
      }))
    });
  const ours = result([{ name: 'RUN_KEY', value: 'key-1' }]);
  const others = result([{ name: 'RUN_KEY', value: 'key-2' }]);

  it('finds the build by its key and stops it, and no other', async () => {
    const { told, service, runner } = await posted(STARTING, [
      [LIST, found(['7', '5'])],
      [/\/7\/history-parameters$/, others],
      [/\/5\/history-parameters$/, ours],
      ...STOPS
    ]);
    expect(told.map(([kind]) => kind)).toEqual(['info', 'info']);
    expect(told[1]).toEqual(['info', 'Build 5 was stopped.']);
    expect(service.askedFor(LIST)).toHaveLength(1);
    expect(service.askedFor(STOP).map(({ body }) => body)).toEqual(['{"build_no":5}']);
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('never starts another build', async () => {
    const { service } = await posted(STARTING, [[LIST, found([])]]);
    expect(service.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('leaves the build that it found when on_cancel says so', async () => {
    const inputs = inputsOf({ correlationParameter: 'RUN_KEY', wait: { onCancel: 'leave' } });
    const script: Script = [
      [LIST, found(['5'])],
      [USED, ours]
    ];
    const { told, service } = await posted(STARTING, script, inputs);
    expect(told.at(-1)).toEqual(['info', 'Build 5 goes on, as on_cancel says "leave".']);
    expect(service.askedFor(STOP)).toEqual([]);
  });

  it('says so when the service shows none', async () => {
    const { told } = await posted(STARTING, [[LIST, found([])]]);
    expect(told).toEqual([['info', 'The step was ended while it started a build; the service shows none.']]);
  });

  it('warns, stops nothing and names them when several could be it', async () => {
    const { told, service } = await posted({ ...STARTING, uniqueKey: '' }, [[LIST, found(['7', '6'])]]);
    expect(told).toEqual([['warning', expect.stringMatching(/build 7.*build 6/)]]);
    expect(told[0]?.[1]).toContain(BUILD.jobId);
    expect(service.askedFor(STOP)).toEqual([]);
  });

  it.each<readonly [string, Script]>([
    ['is refused', [[/./, refusal(403, 'X.1')]]],
    ['breaks', [[/./, failure()]]],
    ['hangs', [[/./, hanging]]]
  ])('warns and does not fail when the look %s', async (_, script) => {
    const { told, clock } = await posted(STARTING, script);
    expect(told).toEqual([['warning', expect.stringContaining('A build may have been started')]]);
    expect(clock.elapsed()).toBeLessThanOrEqual(90_000);
  });
});

describe('post after a step that left something that makes no sense', () => {
  it('warns that a build may run, and touches none', async () => {
    const { told, service } = await posted({ kind: 'garbled' }, STOPS);
    expect(told).toEqual([['warning', expect.stringContaining('a build that it started may still run')]]);
    expect(service.asked).toEqual([]);
  });
});
