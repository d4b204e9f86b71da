/** Faults of every route. None lets the service lie: an answer "not done" never hides something that was done. */
import fc from 'fast-check';
import type { Effect, Fault } from '../../simulator/index.ts';
import { BODIES, TEXTS } from '../hostile.ts';
import { sparse } from './sparse.ts';

const BUILD_ROUTES = ['start', 'list', 'parameters', 'record', 'log', 'full-log', 'stop'] as const;
const DETAIL_ROUTES = ['steps', 'stages', 'output', 'analysis'] as const;
const SIGN_IN_ROUTES = ['github-token', 'iam-token', 'iam-scope', 'iam-projects', 'sts'] as const;

/** Bodies that say no, and so must be true: not for what was done. */
const DENIALS = [
  '@attack',
  '@refusal',
  '@no-such-job',
  '@no-api',
  '@throttled',
  '@iam-error',
  '@surrogates',
  '@huge'
];
/** With these the list of builds says that there are none, which may not be true. */
const bodyNames = Object.keys(BODIES) as (keyof typeof BODIES)[];
const NEUTRAL = bodyNames.filter(name => !DENIALS.includes(name));

const TROUBLE = [408, 425, 500, 502, 503, 504];
const REFUSALS = [400, 401, 403, 404, 405, 409, 413, 422, 429];

const oneOf = <const T>(...values: readonly [T, ...T[]]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** In milliseconds; a request waits at the most so long before it is performed (see generate/index.ts). */
export const LATEST_START_MS = 35_000;
const delays = oneOf(0, 1_000, 10_000, 29_000, 31_000, LATEST_START_MS);

/** Effects that leave it open whether the request was performed, so that they may come before or after that. */
const unclear: fc.Arbitrary<Effect> = fc.oneof(
  fc.constant<Effect>({ kind: 'cut' }),
  fc.constant<Effect>({ kind: 'silence' }),
  fc
    .record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(...TROUBLE),
      body: fc.constantFrom('', ...bodyNames)
    })
    // This is how the service itself says that it was asked too often (api.md §1.3).
    .filter(({ status, body }) => status !== 500 || body !== '@throttled'),
  fc.record({ kind: fc.constant('html' as const), status: oneOf(502, 200, 504) }),
  fc.record({ kind: fc.constant('empty' as const), status: oneOf(200, 204, 500) }),
  fc.record({ kind: fc.constant('body' as const), body: fc.constantFrom(...NEUTRAL) }),
  fc.record({
    kind: fc.constant('raw' as const),
    text: fc.constantFrom(...(Object.keys(TEXTS) as (keyof typeof TEXTS)[]))
  }),
  fc.constant<Effect>({
    kind: 'redirect',
    location: 'https://elsewhere.example/::error::FORGED',
    status: 303
  }),
  fc.record({
    kind: fc.constant('error-200' as const),
    code: oneOf('CB.00060100', 'CB.00060101'),
    message: fc.constant('busy')
  })
);

/** Effects that say that the request was not performed. */
const denial: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(...REFUSALS),
    body: fc.constantFrom('', ...bodyNames)
  }),
  fc.record({ kind: fc.constant('throttle' as const), retryAfter: oneOf(1, 0, 20, 100, 3_600) }),
  fc.constant<Effect>({ kind: 'throttle' }),
  fc.record({ kind: fc.constant('echo' as const), status: oneOf(400, 500, 200) }),
  fc.record({ kind: fc.constant('body' as const), body: fc.constantFrom(...bodyNames) }),
  fc.record({
    kind: fc.constant('redirect' as const),
    location: oneOf('https://elsewhere.example/', '/elsewhere', '//[', '::error::FORGED'),
    status: oneOf(307, 301, 302, 308)
  }),
  fc.record({
    kind: fc.constant('error-200' as const),
    code: oneOf('CB.00060200', 'CB.00060211', 'APIGW.0308', 'APIGW.0301', '::error::FORGED'),
    message: fc.constant('no')
  })
);

/** Effects on the way of the true answer. */
const spoiling: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: fc.constant('cut-body' as const), bytes: oneOf(0, 1, 10, 60, 85) }),
  fc.constant<Effect>({ kind: 'cut-body' }),
  fc.record({ kind: fc.constant('stall' as const), bytes: oneOf(0, 10, 40, 100) }),
  fc.record({ kind: fc.constant('drip' as const), everyMs: oneOf(5, 100, 1_000) }),
  fc.record({ kind: fc.constant('delay' as const), ms: delays }),
  fc.constantFrom<Effect>({ kind: 'stringify' }, { kind: 'wrap' }),
  fc.record({
    kind: fc.constant('prefix' as const),
    text: oneOf(' \n', '\u00ef\u00bb\u00bf', '::error::FORGED\n', ")]}',")
  })
);

const when = (
  moment: 'before' | 'after',
  effects: fc.Arbitrary<Effect>
): fc.Arbitrary<Pick<Fault, 'when' | 'do'>> => effects.map(effect => ({ when: moment, do: effect }));

const hits: fc.Arbitrary<Pick<Fault, 'when' | 'do'>> = fc.oneof(
  when('before', unclear),
  when('before', denial),
  when(
    'before',
    delays.map(ms => ({ kind: 'delay', ms }))
  ),
  when('after', unclear),
  when('after', spoiling)
);

const counts = sparse<Pick<Fault, 'times' | 'skip'>>({
  times: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant('always' as const)),
  skip: fc.integer({ min: 1, max: 8 })
});

const routes = fc.oneof(
  { weight: 6, arbitrary: fc.constant('start') },
  { weight: 8, arbitrary: fc.constantFrom(...BUILD_ROUTES) },
  { weight: 1, arbitrary: fc.constantFrom(...DETAIL_ROUTES) },
  { weight: 1, arbitrary: fc.constantFrom(...SIGN_IN_ROUTES) },
  { weight: 1, arbitrary: fc.constant('*') }
);

const requestFault: fc.Arbitrary<Fault> = fc
  .record({ route: routes, count: counts, hit: hits })
  .map(({ route, count, hit }) => ({ route, ...hit, ...count }));

const listFault: fc.Arbitrary<Fault> = counts.map(count => ({
  route: 'list',
  ...count,
  do: { kind: 'body', body: '@junk-list' }
}));

const connectionFault: fc.Arbitrary<Fault> = fc
  .record({ route: oneOf('build', '*', 'iam', 'sts', 'github'), count: counts })
  .map(({ route, count }) => ({ route, ...count, do: { kind: 'reset-connect' } }));

export const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 12, arbitrary: requestFault },
  { weight: 1, arbitrary: listFault },
  { weight: 1, arbitrary: connectionFault }
);
