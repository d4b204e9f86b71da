import { json, type Reply, serviceError } from '../http/reply.ts';
import { isObject, parseJson } from '../json.ts';
import type { Build } from '../service/builds.ts';
import { type Call, post, type Route } from './route.ts';
import { noSuchJob, type Service } from './service.ts';

/** StopTheJob and its twin (api.md §2.8). */
export const STOP_ROUTES: readonly Route[] = [
  post('stop', 'StopTheJob', '/v1/job/:job_id/stop', (call, service) =>
    stop(call, service, numberOf(call), { status: 'success', error: null, result: true })
  ),
  post('stop', 'StopBuildJob', '/v3/jobs/:job_id/:build_no/stop', (call, service) =>
    stop(call, service, Number(call.params['build_no']), { success: true, result: 'success' })
  )
];

function stop(
  { request, params, route }: Call,
  { builds, tenant }: Service,
  number: number | undefined,
  done: object
): Reply {
  if (!isObject(parseJson(request.body))) {
    return serviceError(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'Failed to parse the request data');
  }
  if (number === undefined) return serviceError(400, 'DEV.CB.032000', 'Invalid parameter: build_no');
  const { job_id: jobId = '' } = params;
  if (!tenant.buildProjects.has(jobId)) return noSuchJob(route.family);
  const build = builds.list().find(each => each.jobId === jobId && each.number === number);
  if (build === undefined) return serviceError(400, 'DEV.CB.032000', 'Invalid parameter: no such build');
  return stopBuild(build, request.path, done);
}

function stopBuild(build: Build, path: string, done: object): Reply {
  if (build.stop(path)) return json(200, done);
  const error = { code: 'DEV.CB.032302', reason: 'The state of the task has been refreshed' };
  return json(400, { error, status: 'error' });
}

/**
 * The number may stand in the query (SDKs) or in the body, there as a number (documents) or a string
 * (Terraform); when in both places they must agree.
 */
function numberOf({ request }: Call): number | undefined {
  const body = parseJson(request.body);
  const places = [request.query['build_no'], isObject(body) ? body['build_no'] : undefined].filter(
    place => place !== undefined
  );
  const numbers = new Set(
    places.map(place => (/^[1-9]\d{0,9}$/.test(String(place)) ? Number(place) : Number.NaN))
  );
  const [number] = numbers;
  return numbers.size === 1 && number !== undefined && !Number.isNaN(number) ? number : undefined;
}
