/** One step of a build as it is planned; all times are build time, in milliseconds. */
export interface PlannedStep {
  readonly name: string;
  readonly ms: number;
  /** The build ends with this step; those after it do not run. */
  readonly fails?: boolean;
}

/** Why a step failed, as the log analysis tells it (api.md §2.6). */
export interface Cause {
  readonly code: string;
  readonly message: string;
  readonly faq: string;
}

/** What a build leaves in the release repository (api.md §2.7). */
export interface Artifact {
  readonly name: string;
  readonly version: string;
  readonly type: string;
}

/** How a build goes. */
export interface Plan {
  readonly about: string;
  /** How long it waits for an executor. */
  readonly queueMs: number;
  /** Without a step it never gets one. */
  readonly steps: readonly PlannedStep[];
  /** The status of its record when it is over; undefined: it goes on until somebody stops it. */
  readonly end: string | undefined;
  /** The status of its record until then, in place of QUEUED and RUNNING. */
  readonly meanwhile?: string;
  /** Leave `finish_time` empty at the end. */
  readonly withoutFinishTime?: boolean;
  /** The record's `err_msg` at the end. */
  readonly reason?: string;
  readonly cause?: Cause;
  readonly artifacts?: readonly Artifact[];
  /** How much it logs; one line in ten seconds of each step unless told. */
  readonly linesPerSecond?: number;
  /** For how long (real time) the service does not know the record. */
  readonly recordLagMs?: number;
}

/** How long a plan takes when nobody stops it and it ends by itself. */
export function plannedMs({ queueMs, steps }: Plan): number {
  const last = steps.findIndex(({ fails }) => fails);
  const run = last < 0 ? steps : steps.slice(0, last + 1);
  return run.reduce((sum, { ms }) => sum + ms, queueMs);
}

/** The same plan, stretched or squeezed to take `ms` in all. */
export function scalePlan(plan: Plan, ms: number): Plan {
  const factor = ms / plannedMs(plan);
  const steps = plan.steps.map(step => ({ ...step, ms: step.ms * factor }));
  return { ...plan, queueMs: plan.queueMs * factor, steps };
}
