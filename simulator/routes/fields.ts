import type { Build } from '../service/builds.ts';
import { recordTime } from '../service/time.ts';
import type { Moment } from '../service/timeline.ts';
import type { Tenant } from './service.ts';

const REPOSITORY = {
  id: '2111616838',
  name: 'hello-build',
  url: 'https://devcloud.example/codehub/2111616838/home'
};

/** What a build was built from, as far as its request says; the rest is the task's own setting. */
function source({ scm, parameters }: Build) {
  const branch = scm['branch'] ?? parameters.find(({ name }) => name === 'codeBranch')?.value ?? 'master';
  return {
    branch,
    commit: scm['build_commit_id'] ?? null,
    tag: scm['build_tag'] ?? null,
    type: scm['build_type'] ?? 'branch'
  };
}

/** The times of a record (api.md §2.2), null as long as they have not come. */
function times({ createdAt, plan }: Build, { startMs, endMs }: Moment) {
  const at = (ms: number | undefined): string | null =>
    ms === undefined ? null : recordTime(createdAt + ms);
  return {
    create_time: at(0),
    schedule_time: at(0),
    queued_time: at(0),
    start_time: at(startMs),
    finish_time: plan.withoutFinishTime === true ? null : at(endMs)
  };
}

/** The result of ShowJobBuildRecordDetail and ShowRecordDetail (api.md §2.2). */
export function recordFields(build: Build, tenant: Tenant) {
  const moment = build.moment();
  const { branch, commit, tag, type } = source(build);
  return {
    // Not the id that the other calls want, as the pages point out.
    id: `eb9d73c7-61b3-4823-b476-${build.recordId.slice(-12)}`,
    build_record_id: build.recordId,
    parent_record_id: null,
    build_project_id: tenant.buildProjects.get(build.jobId),
    devcloud_project_id: tenant.projectId,
    codeci_job_id: build.jobId,
    user_id: build.userId,
    domain_id: tenant.domainId,
    build_no: build.number,
    daily_build_num: build.dailyNumber,
    execution_id: build.octopusName,
    repo_name: REPOSITORY.name,
    repo_id: REPOSITORY.id,
    branch,
    tag,
    commit,
    commit_message: null,
    commit_create_time: null,
    trigger_type: 'MANUAL',
    build_type: type,
    build_config_type: 'ACTION',
    status: moment.status,
    record_status: null,
    err_msg: moment.phase === 'finished' ? (build.plan.reason ?? null) : null,
    ...times(build, moment),
    runnable_time: moment.startMs === undefined ? null : recordTime(build.createdAt + moment.startMs),
    duration: Math.round(moment.durationMs),
    use_private_slave: 0,
    region: tenant.region
  };
}

/** The words of `job_running_status` (api.md §2.3). */
export const RUNNING_WORDS = { queued: 'InQueue', running: 'Running', finished: 'Finished' } as const;

/** BuildInfoRecord, an item of the lists by job (api.md §2.2). */
export function infoFields(build: Build, tenant: Tenant) {
  const moment = build.moment();
  const { branch, commit, type } = source(build);
  return {
    number: build.number,
    build_time: Math.round(moment.durationMs),
    start_time: Math.round(build.createdAt + (moment.startMs ?? 0)),
    job_running_status: RUNNING_WORDS[moment.phase],
    state: moment.phase === 'finished' ? moment.status : null,
    user_id: build.userId,
    executor: executor(build, tenant),
    nickname: executor(build, tenant),
    daily_build_number: build.dailyNumber,
    trigger_type: 'Manual',
    cost_time: Math.round(moment.durationMs),
    commit_id: commit,
    commit_info: commit === null ? null : { commit_id: commit, created_at: recordTime(build.createdAt) },
    build_type: type,
    code_branch: branch,
    scm_type: 'codehub',
    scm_web_url: REPOSITORY.url,
    commit_detail_url: null
  };
}

/** The two that are known (api.md §2.2). */
const STATUS_CODES: Readonly<Record<string, number>> = { SUCCESS: 5, ABORTED: 8 };

/** BuildRecord, an item of ListRecords and the result of ShowBuildRecord (api.md §2.2, §2.4). */
export function buildFields(build: Build, tenant: Tenant) {
  const moment = build.moment();
  const { branch, commit, type } = source(build);
  return {
    id: build.recordId,
    status: moment.status,
    status_code: STATUS_CODES[moment.status] ?? null,
    ...times(build, moment),
    duration: Math.round(moment.endMs ?? moment.durationMs),
    build_duration: Math.round(moment.durationMs),
    pending_duration: Math.round(moment.startMs ?? 0),
    project_id: tenant.buildProjects.get(build.jobId),
    display_name: 'hello-build',
    trigger_name: executor(build, tenant),
    group_name: '',
    execution_id: build.octopusName,
    parameters: build.parameters.map(({ name, value }) => ({ name, secret: false, value, type: 'string' })),
    repository: `${REPOSITORY.url}.git`,
    branch,
    revision: commit ?? '',
    build_yml_path: null,
    build_yml_url: null,
    daily_build_number: build.dailyNumber,
    build_record_type: { rerun: false, trigger_type: 'MANUAL', record_type: 'JOB', is_rerun: false },
    trigger_type: 'MANUAL',
    scm_type: 'codehub',
    scm_web_url: REPOSITORY.url,
    user_id: build.userId,
    build_no: String(build.number),
    daily_build_no: build.dailyNumber,
    dev_cloud_build_type: type
  };
}

function executor({ userId }: Build, tenant: Tenant): string {
  return userId === tenant.userId ? tenant.userName : 'someone-else';
}
