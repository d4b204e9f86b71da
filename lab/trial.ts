/** One schedule, played and judged; and schedules by seed and number, shrunk when they fail. */
import fc from 'fast-check';
import { check } from './checks/index.ts';
import { errorOf, said } from './checks/tell.ts';
import { schedules } from './generate/index.ts';
import { type Evidence, perform } from './perform.ts';
import type { Schedule } from './schedule.ts';
import type { Conductor } from './time/conductor.ts';

/** What became of the run with one number. */
export interface Trial {
  readonly index: number;
  /** How it ended, in a word or two, for the statistics. */
  readonly ending: string;
  readonly requests: number;
  readonly failure?: { readonly schedule: Schedule; readonly wrong: readonly string[] };
}

export interface Judged {
  readonly evidence: Evidence;
  readonly wrong: readonly string[];
}

export async function judge(schedule: Schedule, conductor: Conductor): Promise<Judged> {
  const evidence = await perform(schedule, conductor);
  return { evidence, wrong: check(evidence) };
}

/** How often a schedule that failed is played again, to find a shorter one that fails in the same way. */
const MOST_SHRINKS = 40;

export async function tryIndex(seed: number, index: number, conductor: Conductor): Promise<Trial> {
  let first = undefined as Judged | undefined;
  let shortest: Trial['failure'];
  let played = 0;
  const property = fc.asyncProperty(schedules, async schedule => {
    if (played > MOST_SHRINKS) return true;
    played += 1;
    const judged = await judge(schedule, conductor);
    first ??= judged;
    const isSame = judged.wrong.some(wrong => kindOf(wrong) === kindOf(first?.wrong[0]));
    if (isSame) shortest = { schedule, wrong: judged.wrong };
    return !isSame;
  });
  const { errorInstance } = await fc.check(property, { seed: mix(seed, index), numRuns: 1 });
  // Nothing that is thrown before there is a judgement is the fault of the action.
  if (!first) throw errorInstance;
  const { evidence } = first;
  return {
    index,
    ending: endingOf(evidence),
    requests: evidence.requests.length,
    ...(shortest && { failure: shortest })
  };
}

/** The check that failed. */
const kindOf = (wrong: string | undefined): string => wrong?.split(':')[0] ?? '';

/** Every number has schedules of its own, so that any of them can be played alone. */
function mix(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function endingOf(evidence: Evidence): string {
  const { main, ended, schedule } = evidence;
  if (main.signal !== null) return `killed (${main.signal})`;
  if (schedule.step.isWrong) return 'wrong input';
  const text = said(evidence);
  if (ended === 'cancel') return 'cancelled';
  if (main.code === 0) return text.includes('was lost, but') ? 'green, adopted' : 'green';
  const error = errorOf(main);
  if (error.includes('may have been started')) return 'red, in doubt';
  if (error.includes('can be run again')) return 'red, not started';
  return /^(?:Build \d+ (?:ended|did not)|The workflow)/.test(error)
    ? 'red, by the build'
    : 'red, refused or lost';
}
