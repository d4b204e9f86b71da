/** Schedules at random. */
import fc from 'fast-check';
import type { Fault } from '../../simulator/index.ts';
import type { Schedule, World } from '../schedule.ts';
import { faults } from './faults.ts';
import { happenings } from './happenings.ts';
import { steps } from './step.ts';
import { worlds } from './world.ts';

/**
 * Seconds from the moment a start was sent to the moment its build must be in the list: the service performs it late
 * and shows it late, but not later than that. The step looks for a minute after its question went unanswered, and
 * post, after a kill, for a minute after that; so nothing can be known of a build that shows up after more than a
 * minute. design.md §1, api.md §2.10 (f)
 */
const LATEST_SECONDS = 55;

function keepInTime(world: World, all: readonly Fault[]): World {
  const late = all
    .filter(({ route }) => route === 'start' || route === '*')
    .map(fault => (fault.do.kind === 'delay' && fault.when === 'before' ? fault.do.ms / 1_000 : 0));
  const most = LATEST_SECONDS - Math.max(0, ...late);
  return world.listLag === undefined ? world : { ...world, listLag: Math.min(world.listLag, most) };
}

export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    world: worlds,
    step: steps,
    faults: fc.array(faults, { maxLength: 4 }),
    postFaults: fc.array(faults, { maxLength: 1 }),
    happenings
  })
  .map(schedule => ({ ...schedule, world: keepInTime(schedule.world, schedule.faults) }));
