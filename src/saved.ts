/** What main leaves for post, in the runner's state: no secret, only which build may have to be stopped. */
import { isFields } from './answer.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { StopOrLeave } from './inputs.ts';
import type { Runner } from './runner.ts';

export type Saved =
  /** A start was under way; whether there is a build is not known. */
  | {
      readonly kind: 'starting';
      readonly jobId: string;
      readonly commit: string;
      readonly uniqueKey: string;
      /** Milliseconds since 1970. */
      readonly sentAt: number;
    }
  /** The build of this step was not seen to end. */
  | { readonly kind: 'open'; readonly build: BuildRef; readonly onCancel: StopOrLeave }
  /** There is nothing to do. */
  | { readonly kind: 'closed' };

/** Something is there, but it is not what main writes. */
export interface Garbled {
  readonly kind: 'garbled';
}

const NAME = 'build';

export function saveForPost(runner: Pick<Runner, 'saveState'>, saved: Saved): void {
  runner.saveState(NAME, JSON.stringify(saved));
}

/** @returns undefined where main was ended before it saved anything */
export function readSaved(runner: Pick<Runner, 'state'>): Saved | Garbled | undefined {
  const text = runner.state(NAME);
  return text === '' ? undefined : (parse(text) ?? { kind: 'garbled' });
}

function parse(text: string): Saved | undefined {
  const { kind, jobId, commit, uniqueKey, sentAt, build, onCancel } = readJson(text);
  if (kind === 'closed') return { kind };
  if (kind === 'starting' && fits(jobId, JOB_ID) && fits(commit, TEXT) && fits(uniqueKey, TEXT)) {
    return typeof sentAt === 'number' ? { kind, jobId, commit, uniqueKey, sentAt } : undefined;
  }
  if (kind === 'open' && isBuild(build) && (onCancel === 'stop' || onCancel === 'leave')) {
    return { kind, build: { jobId: build.jobId, buildNumber: build.buildNumber }, onCancel };
  }
  return undefined;
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

/** They go into paths. */
const JOB_ID = /^[A-Za-z0-9]{1,64}$/;
const TEXT = /^\S*$/;
const BUILD_NUMBER = /^[1-9]\d{0,15}$/;

const fits = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

const isBuild = (value: unknown): value is BuildRef =>
  isFields(value) && fits(value['jobId'], JOB_ID) && fits(value['buildNumber'], BUILD_NUMBER);
