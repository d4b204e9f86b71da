/**
 * The service's words for the state of a build, and what they mean. No page lists all of them, so an unknown word
 * is never an error: it counts as an end only once the record has a finish time. Pure.
 * api.md §2.2, §2.3; https://support.huaweicloud.com/api-codeci/ShowJobBuildRecordDetail.html
 */
import { type Fields, isFields } from '../answer.ts';
import { printable } from '../text.ts';

export type Outcome = 'success' | 'failure' | 'aborted' | 'timeout' | 'unknown';

/** What a record tells of a build; empty or undefined where it does not. */
export interface BuildRecord {
  /** `build_record_id`: the key of log and stage calls (`id` is another one). */
  readonly recordId: string;
  /** The CodeArts project, for the console's URL. */
  readonly projectId: string;
  readonly dailyBuildNumber: string;
  /** The executor's name for the build; the same as `octopus_job_name` of the start. */
  readonly executionId: string;
  readonly commit: string;
  /** Milliseconds. */
  readonly durationMs: number | undefined;
  /** The service's word, as it wrote it. */
  readonly word: string;
  /** Why the build ended as it did. */
  readonly reason: string;
}

export type Progress =
  | { readonly done: false; readonly phase: 'queued' | 'running'; readonly record: BuildRecord }
  | { readonly done: true; readonly outcome: Outcome; readonly record: BuildRecord };

const ENDS: Readonly<Record<string, Outcome>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  FAILED: 'failure',
  ERROR: 'failure',
  SCHEDULE_FAILURE: 'failure',
  ABORTED: 'aborted',
  TIMEOUT: 'timeout'
};

/** Words for a build that waits for an executor. */
const WAITING: ReadonlySet<string> = new Set(['', 'QUEUED', 'INQUEUE', 'PENDING', 'RUNNABLE', 'WAITING']);

/**
 * Reads record-info (v1, v4; the old v3 in camelCase) or build-info; a list with one object counts as the object.
 * @returns undefined when the value tells nothing of a build, as it may be shortly after the start
 */
export function readProgress(value: unknown): Progress | undefined {
  const fields = Array.isArray(value) ? value[0] : value;
  if (!isFields(fields)) return undefined;
  if (typeof fields['building'] === 'boolean') return fromBuildInfo(fields, fields['building']);
  const word = text(fields, 'status');
  const started = text(fields, 'start_time');
  const finished = text(fields, 'finish_time');
  const record = readRecord(fields, word);
  // A status alone may be that of the call: an envelope without content says `success`, too.
  if (record.recordId === '' && started === '' && finished === '') return undefined;
  return progressOf(record, finished !== '', started !== '');
}

/** When the build was asked for, in milliseconds since 1970 by the service's clock; undefined where that is not told. */
export function readCreation(value: unknown): number | undefined {
  const created = isFields(value) ? Date.parse(text(value, 'create_time')) : Number.NaN;
  return Number.isNaN(created) ? undefined : created;
}

function fromBuildInfo(fields: Fields, building: boolean): Progress {
  const record = readRecord(fields, text(fields, 'build_result'));
  return building ? { done: false, phase: 'running', record } : progressOf(record, true, true);
}

function progressOf(record: BuildRecord, finished: boolean, started: boolean): Progress {
  const word = record.word.toUpperCase();
  const outcome = ENDS[word];
  if (outcome) return { done: true, outcome, record };
  if (finished) return { done: true, outcome: 'unknown', record };
  const waiting = WAITING.has(word) && !started;
  return { done: false, phase: waiting ? 'queued' : 'running', record };
}

function readRecord(fields: Fields, word: string): BuildRecord {
  const duration = fields['duration'];
  return {
    recordId: text(fields, 'build_record_id'),
    projectId: text(fields, 'devcloud_project_id'),
    dailyBuildNumber: text(fields, 'daily_build_num') || text(fields, 'daily_build_number'),
    executionId: text(fields, 'execution_id'),
    commit: text(fields, 'commit'),
    durationMs: typeof duration === 'number' && duration >= 0 ? duration : undefined,
    word,
    reason: text(fields, 'err_msg')
  };
}

/** A field by its snake_case name, else by the camelCase of the old calls; one harmless line. */
function text(fields: Fields, name: string): string {
  const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const value = fields[name] ?? fields[camel];
  return typeof value === 'string' || typeof value === 'number' ? printable(String(value)) : '';
}
