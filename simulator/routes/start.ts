import { json, type Reply, serviceError, wrapped } from '../http/reply.ts';
import { readStartRequest } from '../service/start-request.ts';
import { type Call, type Family, post, type Route } from './route.ts';
import { noSuchJob, type Service } from './service.ts';

/** RunJob and ExecuteJob: one request, two paths, two forms of the answer (api.md §1.1, §1.2). */
export const START_ROUTES: readonly Route[] = [
  post('start', 'RunJob', '/v3/jobs/build', (call, service) => start(call, service, 'v3')),
  post('start', 'ExecuteJob', '/v1/job/execute', (call, service) => start(call, service, 'v1'))
];

function start({ request }: Call, service: Service, family: Family): Reply {
  const wanted = readStartRequest(request.headers['content-type'], request.body);
  if ('code' in wanted) return serviceError(400, wanted.code, wanted.message);
  const build = service.builds.start(wanted, service.tenant.userId);
  if (build === undefined) return noSuchJob(family);
  const numbers = {
    octopus_job_name: build.octopusName,
    actual_build_number: String(build.number),
    daily_build_number: build.dailyNumber
  };
  const envelope = service.envelope ?? (family === 'v1' ? 'wrapped' : 'flat');
  return { ...(envelope === 'wrapped' ? wrapped(numbers) : json(200, numbers)), started: build.number };
}
