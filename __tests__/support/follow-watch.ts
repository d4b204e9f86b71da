import { readFile } from 'node:fs/promises';
import { createCancellation } from '../../src/cancellation.ts';
import type { Ending } from '../../src/follow.ts';
import type { WaitInputs } from '../../src/inputs.ts';
import { type LookBack, openWatch } from '../../src/watch.ts';
import { type PlayingClock, playingClock } from './follow-clock.ts';
import { inputsOf } from './follow-inputs.ts';
import { type FollowRunner, followRunner, printed } from './follow-runner.ts';
import { BUILD, type Script, type ScriptedService, scriptedService } from './follow-service.ts';

export interface Watched extends LookBack {
  readonly ending: Ending;
  readonly runner: FollowRunner;
  readonly service: ScriptedService;
  readonly clock: PlayingClock;
  /** The standard output. */
  readonly stdout: string;
  /** The file of the log; undefined when there is none. */
  readonly file: string | undefined;
}

export interface Circumstances extends Partial<WaitInputs> {
  readonly tempFolder: string;
  readonly cancelledAt?: number;
}

/** Watches a build to its ending and looks back. */
export async function watched(script: Script, circumstances: Circumstances): Promise<Watched> {
  const { tempFolder, cancelledAt, ...wait } = circumstances;
  const clock = playingClock();
  const out = printed();
  const runner = followRunner('', out.stream);
  const service = scriptedService(script, { clock });
  const cancellation = createCancellation(clock);
  if (cancelledAt !== undefined) clock.at(cancelledAt, cancellation.request);
  const parts = { runner, client: service.client, clock, cancellation, tempFolder };
  const rest = { random: () => 0.5, uniqueKey: () => '' };
  const watch = await openWatch(BUILD, inputsOf({ wait }).wait, { ...parts, ...rest });
  const ending = await watch.follow(() => {});
  const back = await watch.lookBack(ending);
  const file = back.logPath === '' ? undefined : await readFile(back.logPath, 'utf8');
  return { ending, ...back, runner, service, clock, stdout: out.text(), file };
}
