/**
 * Sees a build through to its end: status and log while it runs, and then what is worth knowing of it. Never
 * decides what the step makes of it.
 */
import type { Cancellation } from './cancellation.ts';
import type { Clock, Random } from './clock.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient, BuildSearch } from './codearts/client.ts';
import type { BuildRecord } from './codearts/status.ts';
import { drainLog, type Ending, type FollowOptions, followBuild } from './follow.ts';
import { type BuildDetails, fetchWholeLog, gatherDetails, NO_DETAILS } from './gather.ts';
import type { WaitInputs } from './inputs.ts';
import { createLogFile, type LogFile } from './log-file.ts';
import { createLogStream, type LineSink } from './log-stream.ts';
import { createPace } from './pace.ts';
import type { Runner } from './runner.ts';
import { logText, printable } from './text.ts';

export interface WatchParts {
  readonly runner: Runner;
  readonly client: BuildClient & BuildSearch;
  readonly clock: Clock;
  readonly random: Random;
  /** A text that no other step has. */
  readonly uniqueKey: () => string;
  readonly cancellation: Cancellation;
  /** A folder for files that later steps may read: `RUNNER_TEMP`. */
  readonly tempFolder: string;
}

/** One watch of one build: `follow` it to an ending, then `lookBack` at what it left. */
export interface Watch {
  readonly follow: (onRecord: (record: BuildRecord) => void) => Promise<Ending>;
  readonly lookBack: (ending: Ending) => Promise<LookBack>;
}

export interface LookBack {
  /** Empty when there is no file of the log. */
  readonly logPath: string;
  readonly details: BuildDetails;
}

export async function openWatch(build: BuildRef, wait: WaitInputs, parts: WatchParts): Promise<Watch> {
  const { runner, client, clock, random, cancellation } = parts;
  const file = wait.logs === 'none' ? undefined : await openFile(build, parts);
  const log = createLogStream(client, build, toLogAnd(file, runner));
  const options: Omit<FollowOptions, 'onRecord'> = {
    client,
    build,
    clock,
    pace: createPace(wait.pollMs, random),
    log: wait.logs === 'stream' ? log : undefined,
    timeoutMs: wait.timeoutMs,
    cancelled: cancellation.requested,
    tell: runner.info
  };
  /** Whatever of the log is printed meanwhile goes into a group, and the group is closed on every way out. */
  const fenced = async <T>(work: () => Promise<T>): Promise<T> => {
    runner.log.open(`Log of build ${build.buildNumber}`);
    return work().finally(runner.log.close);
  };
  return {
    follow: onRecord => fenced(() => followBuild({ ...options, onRecord })),
    async lookBack(ending) {
      const isShown = wait.logs === 'stream' || (wait.logs === 'on_failure' && endedBadly(ending));
      if (isShown && !options.log) await fenced(() => drainLog({ ...options, log }));
      if (ending.kind !== 'ended') return { logPath: await pathIfAny(file), details: NO_DETAILS };
      const logPath = file ? await completeFile(file, ending.record, options, isShown) : '';
      const details = await gatherDetails(client, build, ending.record, clock, cancellation.requested);
      return { logPath, details };
    }
  };
}

/** A build that hangs is one whose log is wanted; after a cancel there is no time for it. */
const endedBadly = (ending: Ending): boolean =>
  ending.kind === 'ended' ? ending.outcome !== 'success' : ending.kind === 'out-of-time';

async function openFile({ buildNumber }: BuildRef, { runner, tempFolder }: WatchParts) {
  const warn = (error: unknown): undefined => {
    runner.warning(`The log is not kept as a file: ${printable(String(error))}`);
  };
  return createLogFile(tempFolder, `build-${buildNumber}.log`, warn).catch(warn);
}

/** The file gets the lines as the service sent them, the runner's log gets them made harmless. */
function toLogAnd(file: LogFile | undefined, runner: Runner): LineSink {
  return async lines => {
    await runner.log.write(logText(lines));
    await file?.append(lines);
  };
}

/** The service's whole log; where that is not to be had, what was shown, or what can be read now. */
async function completeFile(
  file: LogFile,
  record: BuildRecord,
  options: Omit<FollowOptions, 'onRecord'>,
  isShown: boolean
): Promise<string> {
  const { client, build, cancelled } = options;
  const whole = await fetchWholeLog(client, record.recordId, file, cancelled);
  if (!whole && !isShown) {
    await drainLog({ ...options, log: createLogStream(client, build, file.append) });
  }
  return pathIfAny(file);
}

async function pathIfAny(file: LogFile | undefined): Promise<string> {
  return file && (await file.size()) > 0 ? file.path : '';
}
