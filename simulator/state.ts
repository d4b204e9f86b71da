import { randomUUID } from 'node:crypto';
import { parseFault } from './faults/parse.ts';
import { createFaultQueue, type FaultQueue } from './faults/queue.ts';
import type { SeenRequest } from './http/exchange.ts';
import { type Account, hexId } from './identity/account.ts';
import { createIdentity, type Identity } from './identity/index.ts';
import type { SimulatorOptions, StartedBuild } from './options.ts';
import { ROUTE_NAMES } from './routes/index.ts';
import type { Service, Tenant } from './routes/service.ts';
import { type Build, type Builds, createBuilds } from './service/builds.ts';
import type { Plan } from './service/plan.ts';
import { planOf } from './service/scenarios.ts';
import type { StartRequest } from './service/start-request.ts';

/** Everything that a simulator remembers, and what can be done to it from outside. */
export interface State {
  readonly jobIds: readonly string[];
  readonly requests: SeenRequest[];
  readonly faults: FaultQueue;
  readonly identity: Identity;
  readonly service: Service;
  addFault(fault: unknown): void;
  builds(): readonly StartedBuild[];
  startBuild(request?: Partial<StartRequest>): StartedBuild;
  abortBuild(number: number, jobId?: string): boolean;
}

/** The state of a simulator that has just been started. */
export function createState(options: SimulatorOptions): State {
  const plans = plansByJob(options);
  const jobIds = [...plans.keys()];
  const faults = createFaultQueue();
  const now = (): number => Date.now() + (options.clockSkewMs ?? 0);
  const builds = openBuilds(options, plans, now);
  const identity = createIdentity(options, now);
  return {
    jobIds,
    requests: [],
    faults,
    identity,
    service: {
      builds,
      tenant: createTenant(identity.account, jobIds),
      now,
      envelope: options.envelope,
      recordLagMs: options.recordLagMs ?? 0,
      listLagMs: options.listLagMs ?? 0,
      pageLength: options.pageLength ?? Number.POSITIVE_INFINITY
    },
    addFault: fault => faults.add(parseFault(fault, ROUTE_NAMES)),
    builds: () => builds.list().map(startedBuild),
    startBuild: ({ jobId = jobIds[0] ?? '', parameters = [], scm = {} } = {}) => {
      const build = builds.start({ jobId, parameters, scm }, hexId());
      if (build === undefined) throw new Error(`no job ${jobId}`);
      return startedBuild(build);
    },
    abortBuild: (number, jobId = jobIds[0] ?? '') => {
      const build = builds.list().find(each => each.jobId === jobId && each.number === number);
      if (build === undefined) throw new Error(`no build ${number} of job ${jobId}`);
      return build.stop('console');
    }
  };
}

function plansByJob(options: SimulatorOptions): ReadonlyMap<string, Plan> {
  const { jobs = {}, scenario = 'success' } = options;
  const { jobIds = options.jobs === undefined ? [hexId()] : [] } = options;
  const ownPlans = Object.entries(jobs).map(([jobId, own]) => [jobId, planOf(own)] as const);
  return new Map([...jobIds.map(jobId => [jobId, planOf(scenario)] as const), ...ownPlans]);
}

function openBuilds(options: SimulatorOptions, plans: ReadonlyMap<string, Plan>, now: () => number): Builds {
  const { log, buildSeconds } = options;
  return createBuilds({
    planFor: jobId => plans.get(jobId),
    firstNumber: options.firstBuildNumber ?? 20,
    speed: options.speed ?? 600,
    buildMs: buildSeconds === undefined ? undefined : buildSeconds * 1000,
    logUnit: options.logUnit ?? 'bytes',
    logFor: log === undefined || typeof log === 'function' ? log : () => log,
    now
  });
}

function createTenant({ id, userId, userName, region }: Account, jobIds: readonly string[]): Tenant {
  return {
    userId,
    userName,
    domainId: id,
    projectId: hexId(),
    region,
    buildProjects: new Map(jobIds.map(jobId => [jobId, randomUUID()]))
  };
}

function startedBuild(build: Build): StartedBuild {
  const { jobId, number, dailyNumber, octopusName, recordId, userId, parameters, scm } = build;
  const { phase, status } = build.moment();
  const log = (): Buffer => {
    const { text, grown } = build.log();
    return text.bytes(grown);
  };
  const stops = [...build.stops];
  return {
    jobId,
    number,
    dailyNumber,
    octopusName,
    recordId,
    userId,
    parameters,
    scm,
    stops,
    phase,
    status,
    log
  };
}
