import { type Plan, type PlannedStep, plannedMs } from './plan.ts';

/**
 * A step at one moment; its status is in the words of ShowHistoryDetails (api.md §2.3), empty when it did not
 * run.
 */
export interface StepMoment {
  readonly name: string;
  readonly status: '' | 'running' | 'success' | 'error';
  readonly startMs: number | undefined;
  readonly durationMs: number;
}

/** A build at one moment; all times are build time since its creation, in milliseconds. */
export interface Moment {
  readonly phase: 'queued' | 'running' | 'finished';
  /** The status of its record. */
  readonly status: string;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly durationMs: number;
  readonly steps: readonly StepMoment[];
}

/** Where a build is `ms` after its creation, when somebody stopped it at `abortMs`. */
export function momentAt(plan: Plan, ms: number, abortMs = Number.POSITIVE_INFINITY): Moment {
  const naturalEnd = plan.end === undefined ? Number.POSITIVE_INFINITY : plannedMs(plan);
  const endMs = Math.min(naturalEnd, abortMs);
  const at = Math.min(ms, endMs);
  const isOver = ms >= endMs;
  const hasStarted = plan.steps.length > 0 && at >= plan.queueMs;
  const phase = isOver ? 'finished' : hasStarted ? 'running' : 'queued';
  return {
    phase,
    status: isOver
      ? endWord(plan, abortMs < naturalEnd)
      : (plan.meanwhile ?? (hasStarted ? 'RUNNING' : 'QUEUED')),
    startMs: hasStarted ? plan.queueMs : undefined,
    endMs: isOver ? endMs : undefined,
    durationMs: hasStarted ? at - plan.queueMs : 0,
    steps: stepMoments(plan, at, isOver)
  };
}

function endWord({ end }: Plan, wasStopped: boolean): string {
  return wasStopped || end === undefined ? 'ABORTED' : end;
}

function stepMoments(plan: Plan, at: number, isOver: boolean): readonly StepMoment[] {
  let startMs = plan.queueMs;
  let hasFailed = false;
  return plan.steps.map((step, index) => {
    const isEndless = plan.end === undefined && index === plan.steps.length - 1;
    const endMs = isEndless ? Number.POSITIVE_INFINITY : startMs + step.ms;
    const moment = hasFailed ? notRun(step) : stepMoment(step, { startMs, endMs, at, isOver });
    startMs = endMs;
    hasFailed ||= step.fails === true;
    return moment;
  });
}

interface StepTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly at: number;
  readonly isOver: boolean;
}

function stepMoment(step: PlannedStep, { startMs, endMs, at, isOver }: StepTimes): StepMoment {
  if (at < startMs) return notRun(step);
  const isDone = at >= endMs;
  const isBroken = isDone ? step.fails === true : isOver;
  const status = isBroken ? 'error' : isDone ? 'success' : 'running';
  return { name: step.name, status, startMs, durationMs: Math.min(at, endMs) - startMs };
}

function notRun({ name }: PlannedStep): StepMoment {
  return { name, status: '', startMs: undefined, durationMs: 0 };
}
