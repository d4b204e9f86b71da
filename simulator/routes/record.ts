import { json, type Reply, serviceError, wrapped } from '../http/reply.ts';
import type { Build } from '../service/builds.ts';
import { recordTime } from '../service/time.ts';
import type { StepMoment } from '../service/timeline.ts';
import { buildFields, infoFields, recordFields } from './fields.ts';
import { type Call, get, type Route } from './route.ts';
import { forBuild, forRecord, type Service } from './service.ts';

/** What the service tells of one build: its record, progress, parameters and steps (api.md §2.1, §2.5). */
export const RECORD_ROUTES: readonly Route[] = [
  get('record', 'ShowJobBuildRecordDetail', '/v1/record/:job_id/:build_no/record-info', showRecord),
  get('record', 'ShowRecordDetail', '/v4/jobs/:job_id/:build_no/record-info', showRecord),
  get('record', 'ShowBuildInfoRecord', '/v1/record/:job_id/:build_no/build-info-record', (call, service) =>
    forBuild(call, service, build => wrapped(infoFields(build, service.tenant)))
  ),
  get('record', 'ShowBuildRecord', '/v1/record/:record_id/info', (call, service) =>
    forRecord(call, service, build => wrapped(buildFields(build, service.tenant)))
  ),
  get('build-info', 'ShowBuildDetails', '/v1/job/:job_id/:build_no/build-info', showProgress),
  get('parameters', 'ListBuildParameter', '/v1/job/:job_id/:build_no/history-parameters', (call, service) =>
    forBuild(call, service, build => wrapped(build.parameters))
  ),
  get('steps', 'ShowHistoryDetails', '/v3/jobs/:job_id/:build_no/history-details', showSteps),
  get('stages', 'ShowBuildRecordFullStages', '/v1/record/:record_id/full-stages', (call, service) =>
    forRecord(call, service, build => wrapped({ build_stages: stages(build), check_stages: null }))
  )
];

function showRecord(call: Call, service: Service): Reply {
  return forBuild(call, service, build => wrapped(recordFields(build, service.tenant)));
}

function showProgress(call: Call, service: Service): Reply {
  return forBuild(call, service, build => {
    const { phase, status } = build.moment();
    const isOver = phase === 'finished';
    return wrapped({
      building: !isOver,
      build_result: isOver ? status : null,
      region: service.tenant.region
    });
  });
}

/** Without an envelope, and with an error of its own as long as there is nothing to show (api.md §2.5). */
function showSteps(call: Call, service: Service): Reply {
  const nothingYet = serviceError(403, 'CB.00031059', 'The build has no history');
  const show = (build: Build): Reply => {
    const { steps, startMs } = build.moment();
    if (startMs === undefined) return nothingYet;
    return json(200, {
      job_name: 'hello-build',
      build_number: build.number,
      project_id: service.tenant.projectId,
      project_name: 'hello',
      parameters: Object.fromEntries(build.parameters.map(({ name, value }) => [name, value])),
      build_steps: steps.map(({ name, status, durationMs }) => ({
        name,
        status,
        build_time: Math.round(durationMs)
      }))
    });
  };
  return forBuild(call, service, show, nothingYet);
}

/**
 * The map of ShowBuildRecordFullStages: the steps between an initial and a final stage that are the service's
 * own.
 */
function stages(build: Build): Readonly<Record<string, unknown>> {
  const { steps, startMs, phase, status, endMs } = build.moment();
  if (startMs === undefined) return {};
  const ending = phase !== 'finished' ? '' : status === 'SUCCESS' ? 'success' : 'error';
  const named: readonly (readonly [string, StepMoment])[] = [
    ['initial', { name: 'initial', status: 'success', startMs, durationMs: 0 }],
    ...steps.map((step, index) => [`stage${index + 1}`, step] as const),
    ['final', { name: 'final', status: ending, startMs: endMs, durationMs: 0 }]
  ];
  return Object.fromEntries(
    named.map(([name, step], sequence) => [name, stage(build, name, step, sequence)])
  );
}

function stage(build: Build, name: string, step: StepMoment, sequence: number): unknown {
  const start = step.startMs === undefined ? null : recordTime(build.createdAt + step.startMs);
  const isOver = step.startMs !== undefined && step.status !== 'running';
  const status = stageStatus(build, step);
  return {
    id: `${build.recordId.slice(0, -2)}${String(sequence).padStart(2, '0')}`,
    status,
    status_code: null,
    log_status: null,
    create_time: recordTime(build.createdAt),
    schedule_time: recordTime(build.createdAt),
    queued_time: recordTime(build.createdAt),
    start_time: start,
    finish_time: isOver ? recordTime(build.createdAt + (step.startMs ?? 0) + step.durationMs) : null,
    duration: Math.round(step.durationMs),
    build_duration: Math.round(step.durationMs),
    pending_duration: 0,
    build_record_id: build.recordId,
    execution_id: build.octopusName,
    execution_stage_name: name,
    display_name: step.name,
    node_id: null,
    sequence
  };
}

/** The words of records, not those of steps; null for a step that did not run. */
function stageStatus(build: Build, { status }: StepMoment): string | null {
  const { status: buildStatus } = build.moment();
  const words = { '': null, running: 'RUNNING', success: 'SUCCESS', error: buildStatus } as const;
  return words[status];
}
