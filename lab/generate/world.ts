/** The service as it is when nothing goes wrong. */
import fc from 'fast-check';
import { SCENARIOS, type ScenarioName } from '../../simulator/index.ts';
import type { World } from '../schedule.ts';
import { sparse } from './sparse.ts';

const scenarios = Object.keys(SCENARIOS) as ScenarioName[];
const HOUR = 3_600;

const scenario = fc.oneof(
  { weight: 5, arbitrary: fc.constant<World['scenario']>('success') },
  { weight: 5, arbitrary: fc.constantFrom<World['scenario']>(...scenarios) },
  { weight: 1, arbitrary: fc.constant<World['scenario']>('hostile') }
);

const oddities = sparse<Omit<World, 'scenario'>>({
  buildSeconds: fc.constantFrom(60, 5, 300),
  families: fc.constantFrom<NonNullable<World['families']>>(['v1', 'v3'], ['v3', 'v4'], ['v1']),
  envelope: fc.constantFrom('flat' as const, 'wrapped' as const),
  https: fc.constant(true),
  logUnit: fc.constantFrom<NonNullable<World['logUnit']>>('bytes', 'characters'),
  pageLength: fc.constantFrom(100, 1_000),
  limitPerMinute: fc.constantFrom(20, 6, 2),
  recordLag: fc.constantFrom(2, 10, 50),
  listLag: fc.constantFrom(1, 4, 10, 20, 40),
  clockSkew: fc.constantFrom(5, -5, 60, -60, 600, -600, 26 * HOUR, -26 * HOUR, 24 * 400 * HOUR),
  signInLife: fc.constantFrom(60, 400),
  unscopedTokens: fc.constant(true),
  before: fc.integer({ min: 1, max: 3 })
});

/** Megabytes in pages of some lines would take minutes for one schedule. */
const LARGE_PAGES = { pageLength: 50_000 };

export const worlds: fc.Arbitrary<World> = fc
  .tuple(scenario, oddities)
  .map(([name, rest]) => ({ scenario: name, ...rest, ...(name === 'long-log' && LARGE_PAGES) }));
