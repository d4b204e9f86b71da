import { randomBytes, randomUUID } from 'node:crypto';
import { type BuildLog, givenLog, writtenLog } from './build-log.ts';
import type { LogText, LogUnit } from './log-text.ts';
import { type Plan, scalePlan } from './plan.ts';
import type { Parameter, StartRequest } from './start-request.ts';
import { beijingDay } from './time.ts';
import { type Moment, momentAt } from './timeline.ts';

/** A request to stop a build: the path it came by, and whether the build still ran. */
export interface Stop {
  readonly path: string;
  readonly accepted: boolean;
}

/** A build that the service started. */
export interface Build {
  readonly jobId: string;
  readonly number: number;
  /** `yyyyMMdd.N`, the N-th of its job on this day in Beijing. */
  readonly dailyNumber: string;
  /** The executor's name for it (api.md §1.1). */
  readonly octopusName: string;
  readonly recordId: string;
  /** Who started it. */
  readonly userId: string;
  readonly parameters: readonly Parameter[];
  readonly scm: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly plan: Plan;
  readonly stops: readonly Stop[];
  /** Where it is now. */
  moment(): Moment;
  /** Its log, and how much of it there is now. */
  log(): { readonly text: LogText; readonly grown: number };
  /** Stops it, at the request of `path`; false when it was over. */
  stop(path: string): boolean;
}

/** What the builds of a simulator have in common. */
export interface BuildsOptions {
  readonly planFor: (jobId: string) => Plan | undefined;
  readonly firstNumber: number;
  /** Build time per real time. */
  readonly speed: number;
  /** How long a build takes in all, in place of what its plan says. */
  readonly buildMs: number | undefined;
  readonly logUnit: LogUnit;
  /** The log of a build in place of the one that the simulator writes. */
  readonly logFor: ((build: Pick<Build, 'jobId' | 'number'>) => string | Buffer) | undefined;
  readonly now: () => number;
}

/** The builds of all jobs. */
export interface Builds {
  /** Starts a build for a user; undefined when there is no such job. */
  start(request: StartRequest, userId: string): Build | undefined;
  list(): readonly Build[];
}

/** No builds yet. */
export function createBuilds(options: BuildsOptions): Builds {
  const builds: Build[] = [];
  return {
    start: (request, userId) => {
      const plan = options.planFor(request.jobId);
      if (plan === undefined) return undefined;
      const siblings = builds.filter(({ jobId }) => jobId === request.jobId);
      const build = createBuild({ ...request, userId, ...nextNumbers(siblings, options) }, plan, options);
      builds.push(build);
      return build;
    },
    list: () => builds
  };
}

function nextNumbers(
  siblings: readonly Build[],
  { now, firstNumber }: BuildsOptions
): Pick<Build, 'number' | 'dailyNumber'> {
  const day = beijingDay(now());
  const today = siblings.filter(({ dailyNumber }) => dailyNumber.startsWith(day));
  return { number: firstNumber + siblings.length, dailyNumber: `${day}.${today.length + 1}` };
}

type Identity = StartRequest & Pick<Build, 'userId' | 'number' | 'dailyNumber'>;

function createBuild(identity: Identity, fullPlan: Plan, options: BuildsOptions): Build {
  const { now, speed, buildMs, logUnit, logFor } = options;
  const plan = buildMs === undefined ? fullPlan : scalePlan(fullPlan, buildMs);
  const octopusName = `j_${randomBytes(4).toString('hex').toUpperCase()}`;
  const createdAt = now();
  const stops: Stop[] = [];
  let abortMs: number | undefined;
  let log: BuildLog | undefined;
  const elapsedMs = (): number => (now() - createdAt) * speed;
  const moment = (): Moment => momentAt(plan, elapsedMs(), abortMs);
  const openLog = (): BuildLog =>
    logFor === undefined
      ? writtenLog(plan, logUnit, { octopusName, createdAt, number: identity.number })
      : givenLog(logFor(identity), logUnit, plan);
  return {
    ...identity,
    octopusName,
    recordId: randomUUID(),
    createdAt,
    plan,
    stops,
    moment,
    log: () => {
      log ??= openLog();
      return { text: log.text, grown: log.grown(moment().endMs ?? elapsedMs()) };
    },
    stop: path => {
      const accepted = moment().phase !== 'finished';
      if (accepted) abortMs ??= elapsedMs() + STOPPING_MS;
      stops.push({ path, accepted });
      return accepted;
    }
  };
}

/** Between a stop and its effect, in build time. */
const STOPPING_MS = 2000;
