/** What else happens while a step runs. */
import fc from 'fast-check';
import type { Happening, Moment, What } from '../schedule.ts';

const ROUTES = [
  'start',
  'record',
  'list',
  'log',
  'stop',
  'parameters',
  'full-log',
  'output',
  'iam-token',
  'sts'
] as const;

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({
    at: fc.constantFrom('request' as const, 'answer' as const),
    route: fc.oneof(
      { weight: 2, arbitrary: fc.constant('start') },
      { weight: 3, arbitrary: fc.constantFrom(...ROUTES) }
    ),
    nth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 }))
  }),
  fc.record({
    at: fc.constant('second' as const),
    second: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 120 }))
  })
);

/** The end of the step from outside; at the most one of them. */
const endings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ when: moments, what: fc.constant<What>('cancel') }) },
  { weight: 4, arbitrary: fc.record({ when: moments, what: fc.constant<What>('kill') }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ when: { at: 'birth' }, what: 'cancel' }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ when: { at: 'end' }, what: 'cancel' }) }
);

const others: fc.Arbitrary<Happening> = fc.record({
  when: moments,
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<What>('rival', 'twin', 'half-twin') },
    { weight: 1, arbitrary: fc.constantFrom<What>('abort', 'expire', 'revoke', 'rotate') }
  )
});

export const happenings: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(fc.array(others, { maxLength: 2 }), fc.option(endings, { nil: undefined, freq: 2 }))
  .map(([rest, ending]) => (ending ? [...rest, ending] : rest));
