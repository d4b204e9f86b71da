import type { SignIn } from '../../src/auth/authorize.ts';
import type { BuildRecord } from '../../src/codearts/status.ts';
import { type Ending, followBuild } from '../../src/follow.ts';
import { createLogStream } from '../../src/log-stream.ts';
import { createPace } from '../../src/pace.ts';
import { type PlayingClock, playingClock } from './follow-clock.ts';
import { BUILD, type Script, type ScriptedService, scriptedService } from './follow-service.ts';

export interface Circumstances {
  /** Milliseconds; an hour unless told. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks; ten seconds unless told. */
  readonly pollMs?: number;
  /** When the workflow is cancelled, in milliseconds since the beginning. */
  readonly cancelledAt?: number;
  /** Whether the log is read while the build runs. */
  readonly log?: boolean;
  readonly signIn?: SignIn;
}

export interface Followed {
  readonly ending: Ending;
  /** The lines for the user. */
  readonly told: readonly string[];
  /** The lines for the user that are not about phases. */
  readonly troubles: readonly string[];
  readonly records: readonly BuildRecord[];
  /** What was printed of the log. */
  readonly shown: string;
  readonly service: ScriptedService;
  readonly clock: PlayingClock;
}

/** Follows a build to its ending; hours pass in no time. */
export async function follow(script: Script, circumstances: Circumstances = {}): Promise<Followed> {
  const { timeoutMs = 3_600_000, pollMs = 10_000, cancelledAt, log = false, signIn } = circumstances;
  const clock = playingClock();
  const service = scriptedService(script, { clock, ...(signIn && { signIn }) });
  const { client } = service;
  const cancelled = new AbortController();
  if (cancelledAt === 0) cancelled.abort();
  else if (cancelledAt !== undefined) clock.at(cancelledAt, () => cancelled.abort());
  const told: string[] = [];
  const records: BuildRecord[] = [];
  let shown = '';
  const ending = await followBuild({
    client,
    build: BUILD,
    clock,
    pace: createPace(pollMs, () => 0.5),
    log: log
      ? createLogStream(client, BUILD, async lines => {
          shown += lines;
        })
      : undefined,
    timeoutMs,
    cancelled: cancelled.signal,
    tell: line => told.push(line),
    onRecord: record => records.push(record)
  });
  const troubles = told.filter(line => !/ is (?:queued|running)\.$/.test(line));
  return { ending, told, troubles, records, shown, service, clock };
}
