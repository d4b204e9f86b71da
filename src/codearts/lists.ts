/** The list of a task's builds, and what a build was started with. Pure. api.md §2.4 */
import { isFields } from '../answer.ts';
import type { BuildParameter } from '../parameters.ts';
import { printable } from '../text.ts';
import { type Call, get } from './calls.ts';

/** A build as the list tells of it; empty or undefined where it does not. */
export interface ListedBuild {
  readonly buildNumber: string;
  readonly dailyBuildNumber: string;
  readonly commit: string;
  readonly branch: string;
  /** Milliseconds since 1970, by the service's clock. */
  readonly startedAt: number | undefined;
}

export const PAGE_SIZE = 100;

/**
 * ListBuildInfoRecordByJobId and its twin.
 * @param from milliseconds since 1970, like `to`; at most 31 days apart
 */
export function buildsCalls(jobId: string, from: number, to: number, page: number): readonly Call[] {
  const query = new URLSearchParams({
    start_time: wallClock(from),
    end_time: wallClock(to),
    page_index: String(page),
    page_size: String(PAGE_SIZE)
  });
  // A plus sign is a space only in forms; an encoded space is one everywhere.
  const text = query.toString().replaceAll('+', '%20');
  return [get(`/v1/record/${jobId}/list?${text}`), get(`/v3/jobs/${jobId}/build-info-records?${text}`)];
}

/** The lists read times as clocks in Beijing show them: eight hours ahead of UTC, all year. */
function wallClock(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** @returns undefined when the value is no list */
export function readBuilds(value: unknown): readonly ListedBuild[] | undefined {
  const builds = isFields(value) ? value['job_build_states'] : undefined;
  if (builds === null) return [];
  if (!Array.isArray(builds)) return undefined;
  const read = builds.filter(isFields).flatMap(fields => {
    const buildNumber = text(fields['number'] ?? fields['build_no']);
    if (!/^[1-9]\d{0,15}$/.test(buildNumber)) return [];
    const commit = isFields(fields['commit_info']) ? fields['commit_info']['commit_id'] : undefined;
    return {
      buildNumber,
      dailyBuildNumber: text(fields['daily_build_number']),
      commit: text(fields['commit_id']) || text(commit),
      branch: text(fields['code_branch']),
      startedAt: time(fields['start_time'])
    };
  });
  // A list of which nothing can be read does not say that there is nothing.
  return read.length === 0 && builds.length > 0 ? undefined : read;
}

/** ListBuildParameter. @returns undefined when the value is no list */
export function readParameters(value: unknown): readonly BuildParameter[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isFields)
    .flatMap(({ name, value: content }) =>
      typeof name === 'string' && typeof content === 'string' ? { name, value: content } : []
    );
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? printable(String(value)) : '';

function time(value: unknown): number | undefined {
  if (typeof value === 'number' && value > 0) return value;
  if (typeof value !== 'string') return undefined;
  const parsed = /^\d{12,14}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}
