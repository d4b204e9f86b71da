/**
 * Story two: the workflow was cancelled, and post runs after main was ended or killed. It works from what main
 * saved, warns about what it can't do, and never fails.
 */
import type { Clock } from './clock.ts';
import type { BuildClient } from './codearts/client.ts';
import type { Runner } from './runner.ts';
import { type Saved, saveForPost } from './saved.ts';
import { describeStop, stopBuild } from './stop.ts';

export interface PostParts {
  readonly runner: Runner;
  readonly client: BuildClient;
  readonly clock: Clock;
}

const WITHIN_MS = 60_000;

export async function post(saved: Saved, { runner, client, clock }: PostParts): Promise<void> {
  switch (saved.kind) {
    case 'closed':
      return;
    case 'starting':
      runner.warning(
        'This step was ended while it started a build, so a build may run that nobody watches. ' +
          `Look at the history of task ${saved.jobId} in the console.`
      );
      return;
    case 'open': {
      const { build, onCancel } = saved;
      if (onCancel === 'leave') {
        runner.info(`Build ${build.buildNumber} goes on, as on_cancel says "leave".`);
        return;
      }
      const result = await stopBuild({ client, build, clock, withinMs: WITHIN_MS });
      const sentence = describeStop(build, result);
      if (result.kind === 'ended') runner.info(sentence);
      else runner.warning(sentence);
      saveForPost(runner, { kind: 'closed' });
    }
  }
}
