import { type Reply, serviceError, wrapped } from '../http/reply.ts';
import type { Build } from '../service/builds.ts';
import { parseBeijingWallClock } from '../service/time.ts';
import { buildFields, infoFields, RUNNING_WORDS } from './fields.ts';
import { type Call, get, type Route } from './route.ts';
import { invalidQuery, listed, noSuchJob, type Service, wholeNumber } from './service.ts';

/** What the service tells of all builds of a job (api.md §2.4). */
export const LIST_ROUTES: readonly Route[] = [
  get('list', 'ListBuildInfoRecordByJobId', '/v1/record/:job_id/list', (call, service) =>
    listByJob(call, service)
  ),
  get('list', 'ListBuildInfoRecord', '/v3/jobs/:job_id/build-info-records', (call, service) =>
    listByJob(call, service)
  ),
  get('records', 'ListRecords', '/v1/record/:build_project_id/records', listByProject),
  get('running', 'ShowRunningStatus', '/v1/job/:job_id/running-status', showRunning)
];

const MAX_SPAN_MS = 31 * 24 * 3_600_000;

function listByJob({ request, params, route }: Call, service: Service): Reply {
  const { job_id: jobId = '' } = params;
  const { start_time: from, end_time: to, page_index: index, page_size: size } = request.query;
  if (!service.tenant.buildProjects.has(jobId)) return noSuchJob(route.family);
  const since = parseBeijingWallClock(from ?? '');
  const until = parseBeijingWallClock(to ?? '');
  if (since === undefined || until === undefined)
    return invalidQuery('start_time, end_time: yyyy-MM-dd HH:mm:ss');
  if (until < since) return invalidQuery('end_time is before start_time');
  if (until - since > MAX_SPAN_MS) return serviceError(400, 'CB.00031105', 'The interval exceeds 31 days');
  const page = wholeNumber(index, { fallback: 0 });
  const pageSize = wholeNumber(size, { fallback: 10, least: 1, most: 100 });
  if (page === undefined || pageSize === undefined)
    return invalidQuery('page_index from 0, page_size from 1 to 100');
  const found = listed(jobId, service).filter(build => isBetween(build, since, until));
  return wrapped({
    health_score: '0',
    page_index: String(page),
    total_page: String(Math.ceil(found.length / pageSize)),
    total_record: String(found.length),
    job_build_states: pageOf(found, page, pageSize).map(build => infoFields(build, service.tenant))
  });
}

/** Its window is optional and has no greatest span (api.md §2.4). */
function listByProject({ request, params }: Call, service: Service): Reply {
  const { page, limit, from_date: from, to_date: to } = request.query;
  const jobs = [...service.tenant.buildProjects];
  const jobId = jobs.find(([, project]) => project === params['build_project_id'])?.[0];
  if (jobId === undefined) return noSuchJob('v1');
  const since = from === undefined ? Number.NEGATIVE_INFINITY : parseBeijingWallClock(from);
  const until = to === undefined ? Number.POSITIVE_INFINITY : parseBeijingWallClock(to);
  if (since === undefined || until === undefined)
    return invalidQuery('from_date, to_date: yyyy-MM-dd HH:mm:ss');
  const index = wholeNumber(page, { fallback: 0 });
  const size = wholeNumber(limit, { fallback: 10, least: 1, most: 100 });
  if (index === undefined || size === undefined) return invalidQuery('page from 0, limit from 1 to 100');
  const found = listed(jobId, service).filter(build => isBetween(build, since, until));
  return wrapped({
    pagination: { page: index, limit: size, total: found.length },
    data: pageOf(found, index, size).map(build => buildFields(build, service.tenant))
  });
}

function showRunning({ params }: Call, service: Service): Reply {
  const { job_id: jobId = '' } = params;
  if (!service.tenant.buildProjects.has(jobId)) return noSuchJob('v1');
  const builds = listed(jobId, service);
  const [last] = builds;
  return wrapped({
    last_job_id: jobId,
    last_build_no: last === undefined ? null : String(last.number),
    last_build_status: last === undefined ? null : RUNNING_WORDS[last.moment().phase],
    is_running: builds.some(build => build.moment().phase !== 'finished')
  });
}

/** The queries know whole seconds only. */
function isBetween({ createdAt }: Build, since: number, until: number): boolean {
  const second = Math.floor(createdAt / 1000) * 1000;
  return second >= since && second <= until;
}

function pageOf(builds: readonly Build[], page: number, size: number): readonly Build[] {
  return builds.slice(page * size, (page + 1) * size);
}
