/**
 * The calls of CodeArts Build as requests: what is current first, then its twins in the other API family, to be
 * used only when the gateway does not know the first (api.md §2.1, §2.10). Pure.
 */
import type { HttpRequest } from '../http.ts';
import type { BuildParameter } from '../parameters.ts';
import { type LogCursor, logQuery } from './log.ts';

/** A request without its host. */
export type Call = Omit<HttpRequest, 'url'> & { readonly path: string };

/** One build: `buildNumber` is `actual_build_number`, never the daily one. */
export interface BuildRef {
  readonly jobId: string;
  readonly buildNumber: string;
}

/** The body of RunJob and ExecuteJob, https://support.huaweicloud.com/api-codeci/RunJob.html */
export interface RunJobRequest {
  readonly job_id: string;
  readonly parameter?: readonly BuildParameter[];
  readonly scm?: {
    readonly build_tag?: string;
    readonly build_commit_id?: string;
    readonly branch?: string;
    readonly build_type?: string;
  };
}

/** Milliseconds. A cancelled step has 7.5 s in all, so a stop that hangs must leave time for another. */
const STOP_DEADLINE_MS = 3_000;
const FULL_LOG_DEADLINE_MS = 300_000;

export const get = (path: string): Call => ({ method: 'GET', path, headers: { accept: 'application/json' } });

const post = (path: string, body: object): Call => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body)
});

/** RunJob (api.md §1.1), ExecuteJob (§1.2). */
export const runJobCalls = (body: RunJobRequest): readonly Call[] => [
  post('/v3/jobs/build', body),
  post('/v1/job/execute', body)
];

/** ShowJobBuildRecordDetail, ShowRecordDetail, and ShowBuildDetails, which tells less (§2.2, §2.3). */
export const recordCalls = ({ jobId, buildNumber }: BuildRef): readonly Call[] => [
  get(`/v1/record/${jobId}/${buildNumber}/record-info`),
  get(`/v4/jobs/${jobId}/${buildNumber}/record-info`),
  get(`/v1/job/${jobId}/${buildNumber}/build-info`)
];

/** DownloadRealTimeLog or DownloadBuildRealTimeLog (§2.6): one of them, as their offsets differ. */
export const logPageCall = ({ jobId, buildNumber }: BuildRef, cursor: LogCursor): Call => {
  const family = cursor.family === 'v3' ? '/v3/jobs' : '/v1/log';
  return get(`${family}/${jobId}/${buildNumber}/real-time-log?${logQuery(cursor)}`);
};

/** DownloadBuildFullLog, DownloadBuildLog (§2.6). */
export const fullLogCalls = (recordId: string, sink: (piece: Buffer) => Promise<void>): readonly Call[] =>
  [
    `/v1/log/${encodeURIComponent(recordId)}/download-log?log_level=INFO&compress=false`,
    `/v4/${encodeURIComponent(recordId)}/download-log?log_level=INFO`
  ].map(path => ({ ...get(path), headers: { accept: '*/*' }, sink, deadlineMs: FULL_LOG_DEADLINE_MS }));

/** StopTheJob, StopBuildJob (§2.8). The number stands in the body by the documents, in the query by the SDKs. */
export const stopCalls = ({ jobId, buildNumber }: BuildRef): readonly Call[] =>
  [
    post(`/v1/job/${jobId}/stop?build_no=${buildNumber}`, { build_no: Number(buildNumber) }),
    post(`/v3/jobs/${jobId}/${buildNumber}/stop`, {})
  ].map(call => ({ ...call, deadlineMs: STOP_DEADLINE_MS }));

/** ShowNewOutput, ShowOutputInfo (§2.7). */
export const artifactCalls = ({ jobId, buildNumber }: BuildRef): readonly Call[] => [
  get(`/v1/job/${jobId}/${buildNumber}/output`),
  get(`/v3/jobs/${jobId}/${buildNumber}/output-info`)
];

/** ShowBuildRecordFullStages (§2.5). */
export const stagesCall = (recordId: string): Call =>
  get(`/v1/record/${encodeURIComponent(recordId)}/full-stages`);

/** ShowHistoryDetails (§2.5). */
export const stepsCall = ({ jobId, buildNumber }: BuildRef): Call =>
  get(`/v3/jobs/${jobId}/${buildNumber}/history-details`);

/** ShowLogAnalysis (§2.6). */
export const analysisCall = ({ jobId, buildNumber }: BuildRef): Call =>
  get(`/v1/log/${jobId}/${buildNumber}/analysis?limit=100&offset=0`);

/** ListBuildParameter (§2.4): what a build was started with. */
export const parametersCall = ({ jobId, buildNumber }: BuildRef): Call =>
  get(`/v1/job/${jobId}/${buildNumber}/history-parameters`);
