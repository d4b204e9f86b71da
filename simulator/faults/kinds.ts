import type { EffectOf, FaultKind, When } from './fault.ts';

/** The type of one setting of an effect; `?` marks those that may be left out. */
export type FieldType = 'number' | 'number?' | 'status' | 'status?' | 'text' | 'text?' | 'map?';

interface Kind<K extends FaultKind> {
  readonly about: string;
  /** When it can hit; the first is the default. */
  readonly when: readonly [When, ...When[]];
  /** Its settings. The short form (`start:status=503`) sets the first. */
  readonly fields: { readonly [F in Exclude<keyof EffectOf<K>, 'kind'>]-?: FieldType };
}

const ANY = ['before', 'after'] as const;
const AFTER = ['after'] as const;
const BEFORE = ['before'] as const;

/** Every kind of fault: what it does, when it can hit, which settings it takes. */
export const KINDS: { readonly [K in FaultKind]: Kind<K> } = {
  status: {
    about: 'an error status, with the body and headers given',
    when: ANY,
    fields: { status: 'status', body: 'text?', headers: 'map?' }
  },
  body: {
    about: 'this body instead of the answer',
    when: ANY,
    fields: { body: 'text', contentType: 'text?', status: 'status?' }
  },
  html: { about: "a proxy's error page, 502 unless told", when: ANY, fields: { status: 'status?' } },
  empty: { about: 'an empty body, 200 unless told', when: ANY, fields: { status: 'status?' } },
  redirect: {
    about: 'a redirect to a location, 307 unless told',
    when: ANY,
    fields: { location: 'text', status: 'status?' }
  },
  'error-200': {
    about: 'an error in a body of status 200',
    when: ANY,
    fields: { code: 'text', message: 'text' }
  },
  throttle: {
    about: "the gateway's 429, with Retry-After when given (in seconds)",
    when: BEFORE,
    fields: { retryAfter: 'number?' }
  },
  echo: {
    about: 'an error that tells headers and body of the request, 400 unless told',
    when: ANY,
    fields: { status: 'status?' }
  },
  stringify: { about: 'the answer as JSON inside a JSON string', when: AFTER, fields: {} },
  wrap: { about: 'the answer in the envelope of the v1 calls', when: AFTER, fields: {} },
  prefix: {
    about: 'the answer behind a text, which makes it no JSON',
    when: AFTER,
    fields: { text: 'text' }
  },
  delay: {
    about: 'the operation, or only its answer, comes so many ms late',
    when: ANY,
    fields: { ms: 'number' }
  },
  drip: { about: 'the answer comes a byte at a time', when: AFTER, fields: { everyMs: 'number' } },
  stall: {
    about: 'headers and so many bytes of the answer, then nothing',
    when: AFTER,
    fields: { bytes: 'number' }
  },
  silence: { about: 'no answer, ever', when: ANY, fields: {} },
  cut: { about: 'the connection is cut before the first byte of the answer', when: ANY, fields: {} },
  'cut-body': {
    about: 'the connection is cut inside the body, after half of it unless told',
    when: AFTER,
    fields: { bytes: 'number?' }
  },
  raw: { about: 'these very bytes instead of an HTTP answer', when: ANY, fields: { text: 'text' } },
  'reset-connect': {
    about: 'the connection is reset before a byte is read (route: * or a server)',
    when: BEFORE,
    fields: {}
  }
};

/** Whether a word names a kind of fault. */
export function isKind(word: unknown): word is FaultKind {
  return typeof word === 'string' && Object.hasOwn(KINDS, word);
}
