/**
 * What the service tells of a build that is over: its steps, artifacts and the cause of a failure. Every field may
 * be missing or null; what can't be read is left out. Pure. api.md §2.5 to §2.7
 */
import { type Fields, isFields } from '../answer.ts';
import { printable } from '../text.ts';

export interface Step {
  readonly name: string;
  /** The service's word, in lower case; empty when the step did not run. */
  readonly result: string;
  /** Milliseconds since 1970; undefined where only durations are told. */
  readonly startedAt: number | undefined;
  readonly durationMs: number | undefined;
}

/** The field names are those of the output `artifacts`. */
export interface Artifact {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly uri: string;
}

export interface Cause {
  readonly step: string;
  readonly code: string;
  readonly message: string;
  /** A page of the service's help; empty when there is none. */
  readonly faq: string;
}

/** The `build_stages` of ShowBuildRecordFullStages, a map from name to stage, in the order of their `sequence`. */
export function readStages(value: unknown): readonly Step[] {
  const stages = isFields(value) && isFields(value['build_stages']) ? value['build_stages'] : {};
  return Object.entries(stages)
    .flatMap(([name, stage]) => (isFields(stage) ? [{ name, stage }] : []))
    .sort((a, b) => (number(a.stage, 'sequence') ?? 0) - (number(b.stage, 'sequence') ?? 0))
    .map(({ name, stage }) => ({
      name: text(stage, 'display_name') || printable(name, 128),
      result: text(stage, 'status').toLowerCase(),
      startedAt: time(stage, 'start_time'),
      durationMs: number(stage, 'duration') ?? number(stage, 'build_duration')
    }));
}

/** The `build_steps` of ShowHistoryDetails. */
export function readSteps(value: unknown): readonly Step[] {
  return list(value, 'build_steps').map(step => ({
    name: text(step, 'name'),
    result: text(step, 'status').toLowerCase(),
    startedAt: undefined,
    durationMs: number(step, 'build_time')
  }));
}

/** ShowNewOutput: `package_info` is one artifact, `package_infos` and `image_infos` are maps of them. */
export function readArtifacts(value: unknown): readonly Artifact[] {
  if (!isFields(value)) return [];
  const maps = [value['package_infos'], value['image_infos']].filter(isFields);
  const found = [value['package_info'], ...maps.flatMap(map => Object.values(map))].flat();
  const artifacts = new Map<string, Artifact>();
  for (const info of found) {
    if (!isFields(info)) continue;
    const artifact = {
      name: text(info, 'name', 500),
      version: text(info, 'version', 500),
      type: text(info, 'package_type') || text(info, 'type'),
      uri: text(info, 'uri', 2_000)
    };
    if (artifact.name !== '' || artifact.uri !== '') artifacts.set(JSON.stringify(artifact), artifact);
  }
  return [...artifacts.values()];
}

/** ShowLogAnalysis: a node for each step that failed. */
export function readCauses(value: unknown): readonly Cause[] {
  return list(value, 'error_nodes').map(node => {
    const info = isFields(node['error_info']) ? node['error_info'] : {};
    return {
      step: text(node, 'step'),
      code: text(info, 'error_code'),
      message: text(info, 'error_message', 1_000),
      faq: text(info, 'faq', 500)
    };
  });
}

function list(value: unknown, name: string): readonly Fields[] {
  const items = isFields(value) ? value[name] : undefined;
  return Array.isArray(items) ? items.filter(isFields) : [];
}

function text(fields: Fields, name: string, max = 128): string {
  const value = fields[name];
  return typeof value === 'string' || typeof value === 'number' ? printable(String(value), max) : '';
}

function number(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Milliseconds since 1970, as a number or as an ISO date. */
function time(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (typeof value === 'number') return number(fields, name);
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
