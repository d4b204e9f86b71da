import { describe, expect, it } from '@jest/globals';
import { createCancellation } from '../src/cancellation.ts';
import type { BuildRecord, Outcome } from '../src/codearts/status.ts';
import { type Conclusion, conclude } from '../src/conclude.ts';
import { ActionError } from '../src/errors.ts';
import type { Ending } from '../src/follow.ts';
import type { Inputs } from '../src/inputs.ts';
import { type PlayingClock, playingClock } from './support/follow-clock.ts';
import { inputsOf } from './support/follow-inputs.ts';
import { type FollowRunner, followRunner } from './support/follow-runner.ts';
import {
  BUILD,
  hanging,
  RUNNING,
  record,
  refusal,
  reply,
  type Script,
  type ScriptedService,
  scriptedService
} from './support/follow-service.ts';

const YES = reply(200, '{"status":"success"}');
const STOPS: Script = [
  [/stop/, YES],
  [/record-info/, RUNNING, record('ABORTED')]
];
const OPEN = { kind: 'open', build: BUILD, onCancel: 'stop' };

interface Concluded extends Conclusion {
  readonly service: ScriptedService;
  readonly runner: FollowRunner;
  readonly clock: PlayingClock;
  readonly message: string | undefined;
  readonly hint: string | undefined;
}

interface Circumstances {
  readonly script?: Script;
  readonly inputs?: Inputs;
  /** When the workflow is cancelled; before all of it unless told. */
  readonly cancelledAt?: number;
}

async function concluded(ending: Ending, circumstances: Circumstances = {}): Promise<Concluded> {
  const { script = [], inputs = inputsOf(), cancelledAt } = circumstances;
  const clock = playingClock();
  const runner = followRunner(JSON.stringify(OPEN));
  const service = scriptedService(script, { clock });
  const cancellation = createCancellation(clock);
  if (cancelledAt === 0 || ending.kind === 'cancelled') cancellation.request();
  else if (cancelledAt !== undefined) clock.at(cancelledAt, cancellation.request);
  const parts = { runner, client: service.client, clock, cancellation };
  const rest = { random: () => 0.5, tempFolder: '', uniqueKey: () => '' };
  const conclusion = await conclude(ending, BUILD, inputs, { ...parts, ...rest });
  const { error } = conclusion;
  return { ...conclusion, service, runner, clock, message: error?.message, hint: error?.hint };
}

const ended = (outcome: Outcome, more: Partial<BuildRecord> = {}): Ending => ({
  kind: 'ended',
  outcome,
  record: {
    ...{ recordId: '', projectId: '', dailyBuildNumber: '', executionId: '', commit: '', reason: '' },
    durationMs: 600_000,
    word: outcome.toUpperCase(),
    ...more
  }
});

describe('a build that ended', () => {
  it('with success lets the step end well, and the log says so', async () => {
    const { status, error, durationMs, runner } = await concluded(ended('success'));
    expect([status, error, durationMs]).toEqual(['success', undefined, 600_000]);
    expect(runner.texts('info')).toEqual(['Build 5 ended with SUCCESS.']);
  });

  it.each<readonly [Outcome, Partial<BuildRecord>, string]>([
    ['failure', { reason: 'Step [Compile] failed' }, 'Build 5 ended with FAILURE: Step [Compile] failed'],
    [
      'failure',
      { word: 'SCHEDULE_FAILURE', reason: 'no tag' },
      'Build 5 ended with SCHEDULE_FAILURE: no tag'
    ],
    ['aborted', {}, 'Build 5 ended with ABORTED.'],
    ['timeout', {}, 'Build 5 ended with TIMEOUT.'],
    ['unknown', { word: 'PARTIALLY_DONE' }, 'Build 5 ended with PARTIALLY_DONE.'],
    ['unknown', { word: '' }, 'Build 5 ended with unknown.']
  ])('with %s fails the step with the reason of the service %j', async (outcome, more, message) => {
    const concludes = await concluded(ended(outcome, more));
    expect(concludes).toMatchObject({ status: outcome, message, error: { code: 'build' } });
  });

  it('leaves nothing for post, and is not asked to stop', async () => {
    const { runner, service } = await concluded(ended('failure'), { cancelledAt: 0 });
    expect(runner.saved()).toEqual({ kind: 'closed' });
    expect(service.asked).toEqual([]);
  });

  it('never lets the step of a cancelled run end green, but tells how it ended', async () => {
    const { status, error, message } = await concluded(ended('success'), { cancelledAt: 0 });
    expect(status).toBe('success');
    expect(error?.code).toBe('stopped');
    expect(message).toBe('The workflow was cancelled. Build 5 ended with SUCCESS.');
  });
});

describe('a build that can be followed no more', () => {
  it('is left alone, the step fails with the reason, and post still knows of the build', async () => {
    const error = new ActionError('refused', 'The state can not be read.', 'Check the token.');
    const { status, error: told, message, hint, runner, service } = await concluded({ kind: 'lost', error });
    expect([status, told?.code, message]).toEqual(['unknown', 'refused', 'The state can not be read.']);
    expect(hint).toBe('Check the token.\nBuild 5 was left alone and may still be running.');
    expect(runner.saved()).toEqual(OPEN);
    expect(service.asked).toEqual([]);
  });

  it('has a hint of its own where the reason has none', async () => {
    const { hint } = await concluded({ kind: 'lost', error: new ActionError('refused', 'No.') });
    expect(hint).toBe('Build 5 was left alone and may still be running.');
  });

  it('is perhaps not there at all when the user named it', async () => {
    const error = new ActionError('refused', 'No.', 'Check job_id.');
    const { hint } = await concluded({ kind: 'lost', error }, { inputs: inputsOf({ buildNumber: '5' }) });
    expect(hint).toBe('Check job_id.\nCheck build_number, too.');
  });
});

describe('a wait that ran out', () => {
  const WAITED = 'Build 5 did not end within 60 minutes (timeout_minutes).';

  it('stops the build and fails the step', async () => {
    const { status, error, message, hint, runner } = await concluded(
      { kind: 'out-of-time' },
      { script: STOPS }
    );
    expect([status, error?.code, message]).toEqual(['timeout', 'stopped', WAITED]);
    expect(hint).toBe('Build 5 was stopped.');
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('leaves the build when on_timeout says so, also to post', async () => {
    const inputs = inputsOf({ wait: { onTimeout: 'leave', onCancel: 'stop' } });
    const { status, hint, runner, service } = await concluded(
      { kind: 'out-of-time' },
      { script: STOPS, inputs }
    );
    expect([status, hint]).toEqual(['timeout', 'Build 5 goes on, as on_timeout says "leave".']);
    expect(service.asked).toEqual([]);
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('leaves a build that the step did not start', async () => {
    const inputs = inputsOf({ buildNumber: '5' });
    const { status, hint, service } = await concluded({ kind: 'out-of-time' }, { script: STOPS, inputs });
    expect([status, hint]).toEqual(['timeout', 'Build 5 goes on: this step did not start it.']);
    expect(service.asked).toEqual([]);
  });

  it('tells that the build may go on when it could not be stopped, and leaves it to post', async () => {
    const script: Script = [[/stop/, refusal(403, 'X.1', 'no right')]];
    const { hint, runner } = await concluded({ kind: 'out-of-time' }, { script });
    expect(hint).toBe('Build 5 could not be stopped and may go on: HTTP 403, X.1, no right.');
    expect(runner.saved()).toEqual(OPEN);
  });

  it('has a minute for the stop', async () => {
    const { clock } = await concluded({ kind: 'out-of-time' }, { script: [[/stop/, hanging]] });
    expect(clock.elapsed()).toBe(60_000);
  });

  it('ends in the time of the runner when the workflow is cancelled during the stop', async () => {
    const script: Script = [[/stop/, hanging]];
    const { clock, message } = await concluded({ kind: 'out-of-time' }, { script, cancelledAt: 20_000 });
    expect(clock.elapsed()).toBeGreaterThan(20_000);
    expect(clock.elapsed()).toBeLessThanOrEqual(26_500);
    expect(message).toBe(WAITED);
  });
});

describe('a cancelled workflow', () => {
  it('stops the build and fails the step', async () => {
    const { status, error, message, hint, runner } = await concluded(
      { kind: 'cancelled' },
      { script: STOPS }
    );
    expect([status, error?.code, message]).toEqual(['aborted', 'stopped', 'The workflow was cancelled.']);
    expect(hint).toBe('Build 5 was stopped.');
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('tells how a build ended that was faster, and is not green even so', async () => {
    const script: Script = [
      [/stop/, refusal(400, 'DEV.CB.032302')],
      [/record-info/, record('SUCCESS')]
    ];
    const { status, error, hint } = await concluded({ kind: 'cancelled' }, { script });
    expect([status, error?.code]).toEqual(['success', 'stopped']);
    expect(hint).toBe('Build 5 had ended before it could be stopped: SUCCESS.');
  });

  it('leaves the build when on_cancel says so, also to post', async () => {
    const inputs = inputsOf({ wait: { onCancel: 'leave' } });
    const { status, error, hint, service, runner } = await concluded(
      { kind: 'cancelled' },
      { script: STOPS, inputs }
    );
    expect([status, error?.code]).toEqual(['unknown', 'stopped']);
    expect(hint).toBe('Build 5 goes on, as on_cancel says "leave".');
    expect(service.asked).toEqual([]);
    expect(runner.saved()).toEqual({ kind: 'closed' });
  });

  it('leaves a build that the step did not start', async () => {
    const inputs = inputsOf({ buildNumber: '5' });
    const { status, hint, service } = await concluded({ kind: 'cancelled' }, { script: STOPS, inputs });
    expect([status, hint]).toEqual(['unknown', 'Build 5 goes on: this step did not start it.']);
    expect(service.asked).toEqual([]);
  });

  it('ends before the runner kills it when the end is not seen, and leaves the rest to post', async () => {
    const script: Script = [
      [/stop/, YES],
      [/record-info/, RUNNING]
    ];
    const { status, hint, runner, clock } = await concluded({ kind: 'cancelled' }, { script });
    expect(clock.elapsed()).toBe(6_000);
    expect(status).toBe('unknown');
    expect(hint).toContain('was asked to stop build 5');
    expect(runner.saved()).toEqual(OPEN);
  });
});
