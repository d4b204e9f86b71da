import { type Reply, wrapped } from '../http/reply.ts';
import type { Build } from '../service/builds.ts';
import { type Call, get, type Route } from './route.ts';
import { forBuild, type Service } from './service.ts';

/** ShowNewOutput and its twin (api.md §2.7). */
export const OUTPUT_ROUTES: readonly Route[] = [
  get('output', 'ShowNewOutput', '/v1/job/:job_id/:build_no/output', showOutput),
  get('output', 'ShowOutputInfo', '/v3/jobs/:job_id/:build_no/output-info', showOutput)
];

function showOutput(call: Call, service: Service): Reply {
  return forBuild(call, service, build => {
    const packages = artifacts(build, service.tenant.projectId);
    return wrapped({ package_info: null, package_infos: packages, image_infos: null });
  });
}

/** Nothing, as null, until the build has succeeded and when it leaves nothing. */
function artifacts(build: Build, projectId: string): Readonly<Record<string, unknown>> | null {
  const made = build.moment().status === 'SUCCESS' ? (build.plan.artifacts ?? []) : [];
  if (made.length === 0) return null;
  const infos = made.map(({ name, version, type }) => ({
    project_id: projectId,
    name,
    version,
    package_type: type,
    uri: `/hello-build/${version}/${name}`,
    type: 'package',
    daily_build_number: build.dailyNumber
  }));
  return Object.fromEntries(infos.map(info => [info.name, info]));
}
