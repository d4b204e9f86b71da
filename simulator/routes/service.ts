import { type Reply, serviceError } from '../http/reply.ts';
import type { Build, Builds } from '../service/builds.ts';
import type { Call, Family } from './route.ts';

/** Whose builds these are. */
export interface Tenant {
  readonly userId: string;
  readonly userName: string;
  readonly domainId: string;
  /** The CodeArts project; IAM's project of the region is another. */
  readonly projectId: string;
  readonly region: string;
  /** The build project of each job, a UUID; its keys are the jobs that exist. */
  readonly buildProjects: ReadonlyMap<string, string>;
}

/** What a route may use to answer. */
export interface Service {
  readonly builds: Builds;
  readonly tenant: Tenant;
  readonly now: () => number;
  /** The form of the answer to a start, where it is not to be the usual one of its family (api.md §1.2). */
  readonly envelope: 'flat' | 'wrapped' | undefined;
  /** For how long after its start a build is missing from the calls for one build, and from the lists. */
  readonly recordLagMs: number;
  readonly listLagMs: number;
  /** The most that one page of the live log holds, in the unit of its offsets. */
  readonly pageLength: number;
}

/** Answers for the build that a path names by `job_id` and `build_no`, or that it is `missing`. */
export function forBuild(
  call: Call,
  service: Service,
  answer: (build: Build) => Reply,
  missing = noSuchRecord()
): Reply {
  const { job_id: jobId = '', build_no: number } = call.params;
  if (!service.tenant.buildProjects.has(jobId)) return noSuchJob(call.route.family);
  const build = service.builds.list().find(each => each.jobId === jobId && each.number === Number(number));
  return build !== undefined && isKnown(build, service) ? answer(build) : missing;
}

/** Answers for the build that a path names by `record_id`. */
export function forRecord(call: Call, service: Service, answer: (build: Build) => Reply): Reply {
  const build = service.builds.list().find(({ recordId }) => recordId === call.params['record_id']);
  return build !== undefined && isKnown(build, service) ? answer(build) : noSuchRecord();
}

function isKnown(build: Build, { now, recordLagMs }: Service): boolean {
  return now() - build.createdAt >= Math.max(recordLagMs, build.plan.recordLagMs ?? 0);
}

/** The builds of a job that lists show, the newest first. */
export function listed(jobId: string, { builds, now, listLagMs }: Service): readonly Build[] {
  return builds
    .list()
    .filter(build => build.jobId === jobId && now() - build.createdAt >= listLagMs)
    .toReversed();
}

/** api.md §1.3 */
export function noSuchJob(family: Family): Reply {
  return serviceError(
    422,
    family === 'v1' ? 'DEVCB.00031006' : 'CB.00031006',
    'The build task does not exist'
  );
}

/** No document shows this answer; the code is the generic one of api.md §1.3. */
function noSuchRecord(): Reply {
  return serviceError(422, 'DEVCB.00030000', 'The build record does not exist');
}

/** An error for a query that breaks the rules. */
export function invalidQuery(complaint: string): Reply {
  return serviceError(400, 'CB.00060200', `Invalid parameter: ${complaint}`);
}

/**
 * A whole number from a query; the fallback when it is left out, undefined when it is not one from `least` to
 * `most`.
 */
export function wholeNumber(
  text: string | undefined,
  {
    fallback,
    least = 0,
    most = 2 ** 31 - 1
  }: { readonly fallback: number; readonly least?: number; readonly most?: number }
): number | undefined {
  if (text === undefined) return fallback;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
