import { tmpdir } from 'node:os';
import { type Cancellation, createCancellation } from '../../src/cancellation.ts';
import type { Inputs, WaitInputs } from '../../src/inputs.ts';
import { run } from '../../src/run.ts';
import type { WorkflowRun } from '../../src/runner.ts';
import { playingClock } from './follow-clock.ts';
import { inputsOf } from './follow-inputs.ts';
import { type Script, scriptedService } from './follow-service.ts';
import { recordingRunner } from './runner.ts';

export const SHA = '0123456789abcdef0123456789abcdef01234567';

export const PUSH: WorkflowRun = {
  event: { name: 'push', sha: SHA, payload: {} },
  repositoryUrl: 'https://github.com/octo/app'
};

export interface StepStory {
  readonly script?: Script;
  /** What differs from the inputs of a step that does not wait. */
  readonly inputs?: Partial<Omit<Inputs, 'wait'>> & { readonly wait?: Partial<WaitInputs> };
  readonly workflow?: WorkflowRun;
  /** A folder that a test has made; needed for a wait that keeps the log. */
  readonly tempFolder?: string;
  /** Called for each request that the service gets, such as to cancel the workflow. */
  readonly onRequest?: (path: string, cancellation: Cancellation) => void;
  readonly cancelledBefore?: boolean;
}

/** Runs a step: how it ended, what it said to the runner and to the service. */
export async function step(story: StepStory) {
  const { script = [], inputs = {}, workflow = PUSH, tempFolder = tmpdir() } = story;
  const clock = playingClock();
  const cancellation = createCancellation(clock);
  if (story.cancelledBefore) cancellation.request();
  const runner = recordingRunner();
  const service = scriptedService(script, {
    clock,
    signIn: {
      authorize: async request => {
        story.onRequest?.(new URL(request.url).pathname, cancellation);
        runner.info(`(${request.method} ${new URL(request.url).pathname})`);
        return request;
      },
      recover: async () => false
    }
  });
  const parts = {
    runner,
    clock,
    cancellation,
    tempFolder,
    client: service.client,
    random: () => 0.5,
    uniqueKey: () => 'unique-1'
  };
  const wait = { wanted: false, ...inputs.wait };
  const error: unknown = await run(inputsOf({ ...inputs, wait }), workflow, parts).catch(
    (reason: unknown) => reason
  );
  return { error, runner, service };
}
