import { describe, expect, it } from '@jest/globals';
import { type Answer, readAnswer } from '../src/answer.ts';

function answer(
  status: number,
  body: string | Buffer | object | null,
  headers: Record<string, string> = {}
): Answer {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readAnswer({ status, headers, body: bytes });
}

const BUILD = {
  octopus_job_name: 'j_Oaqg3PCN',
  actual_build_number: '20',
  daily_build_number: '20200612.20'
};
const SUCCESS = { status: 'success', error: null, result: BUILD };

describe('A success', () => {
  it.each([
    ['flat', BUILD],
    ['in an envelope', SUCCESS],
    ['in an envelope with an empty error', { ...SUCCESS, error: {} }],
    ['in an envelope with an error code of 0', { ...SUCCESS, error_code: 0, err_code: '0' }],
    [
      'in an envelope with empty error texts',
      { ...SUCCESS, error_code: '', error_msg: ' ', errorMessage: null }
    ],
    ['in the envelope of v3 records', { success: true, message: 'ok', err_code: null, result: BUILD }],
    ['as JSON in a JSON string', JSON.stringify(JSON.stringify(SUCCESS))],
    ['behind a byte order mark, between blanks', `\uFEFF\r\n ${JSON.stringify(SUCCESS)}\n`]
  ])('gives its value: %s', (_, body) => {
    for (const status of [200, 201, 202]) {
      expect(answer(status, body)).toMatchObject({
        verdict: 'ok',
        status,
        content: { kind: 'value', value: BUILD }
      });
    }
  });

  it.each([
    ['a list', [BUILD], [BUILD]],
    ['a truth value', { result: false }, false],
    ['a number', '42', 42],
    ['null', 'null', null],
    ['a result that is null', { status: 'success', result: null }, { status: 'success', result: null }],
    [
      'the word of a build that failed',
      { status: 'ERROR', building: false },
      { status: 'ERROR', building: false }
    ],
    ['an envelope inside the envelope', { result: { result: 1 } }, { result: 1 }]
  ])('may be %s', (_, body, value) => {
    const read = answer(200, body);
    expect(read.verdict).toBe('ok');
    expect(read.content).toEqual({ kind: 'value', value });
  });

  it('may be nested deeper than a stack is', () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
    expect(answer(200, deep)).toMatchObject({ verdict: 'ok', content: { kind: 'value' } });
  });
});

/** Every shape of api.md §5.3. */
const ERRORS: readonly (readonly [string, unknown, string, string])[] = [
  [
    'the gateway',
    { error_code: 'APIGW.0302', error_msg: 'not allowed', request_id: 'ab12' },
    'APIGW.0302',
    'not allowed'
  ],
  ['v3', { error_code: 'CB.00060200', error_msg: 'invalid parameter' }, 'CB.00060200', 'invalid parameter'],
  [
    'IAM v3 with a number',
    { error: { code: 403, message: 'forbidden', title: 'Forbidden' } },
    '403',
    'forbidden'
  ],
  [
    'IAM v3 with a text',
    { error: { code: 'IAM.0003', message: 'forbidden', title: 'Forbidden' } },
    'IAM.0003',
    'forbidden'
  ],
  ['IAM v3 with a title only', { error: { code: 403, message: '', title: 'Forbidden' } }, '403', 'Forbidden'],
  [
    'IAM 5 and STS',
    { error_code: 'STS5.1001', error_msg: 'denied', encoded_authorization_message: 'x' },
    'STS5.1001',
    'denied'
  ],
  [
    'v1 with fail',
    { status: 'fail', error: { code: 'DEVCB.00030000', message: 'failed' } },
    'DEVCB.00030000',
    'failed'
  ],
  [
    'v1 with error',
    { status: 'error', error: { code: 'DEV.CB.032302', reason: 'refreshed' } },
    'DEV.CB.032302',
    'refreshed'
  ],
  [
    'v1 with failed',
    { status: 'failed', result: null, error: { error_code: 'X.1', error_msg: 'no' } },
    'X.1',
    'no'
  ],
  ['v1 with no more than a word', { status: 'fail', error: null }, '', ''],
  ['v1 with a message beside it', { status: 'error', message: 'broken' }, '', 'broken'],
  ['v3 records', { success: false, message: 'no such record', err_code: 'CB.1' }, 'CB.1', 'no such record'],
  [
    'v3 records without a code',
    { success: false, message: 'no such record', err_code: '' },
    '',
    'no such record'
  ],
  ['other services', { errorCode: 'E.1', errorMessage: 'no' }, 'E.1', 'no'],
  ['a bare text', { error: 'Bad Request', timestamp: 0, path: '/' }, '', 'Bad Request'],
  ['a bare message', { error_msg: 'no' }, '', 'no'],
  ['a bare code', { error_code: 'CB.2' }, 'CB.2', '']
];

describe('An error in the body', () => {
  it.each(ERRORS)('is found in the shape of %s', (_, body, code, message) => {
    const content = { kind: 'error', code, message };
    const text = JSON.stringify(body);
    for (const status of [200, 400, 403, 404, 409, 422]) {
      expect(answer(status, text)).toMatchObject({ verdict: 'refused', content });
      expect(answer(status, JSON.stringify(text))).toMatchObject({ verdict: 'refused', content });
    }
    expect(answer(401, text)).toMatchObject({ verdict: 'unauthorized', content });
    expect(answer(429, text)).toMatchObject({ verdict: 'throttled', content });
    for (const status of [408, 425, 500, 502, 503, 504]) {
      expect(answer(status, text)).toMatchObject({ verdict: 'failed', content });
    }
  });

  it.each([
    ['throttled', [200, 400, 429, 500], 'APIGW.0308'],
    // Said by something on the way, so no word of what was done.
    ['failed', [408, 425, 502, 503, 504], 'APIGW.0308'],
    ['failed', [408, 425, 502, 503, 504], 'CB.00060211'],
    ['throttled', [200, 429], 'APIG.0308'],
    ['throttled', [200, 400, 500], 'CB.00060211'],
    ['no-api', [404], 'APIGW.0101'],
    ['no-api', [404], 'APIG.0101'],
    ['no-api', [404], 'CB.00060214'],
    ['refused', [200, 400, 403], 'APIGW.0101'],
    ['refused', [404], 'APIGW.0103'],
    ['refused', [404], 'XAPIGW.0101'],
    ['refused', [404], 'APIGW.01011'],
    ['unauthorized', [200, 400, 401, 500], 'APIGW.0301'],
    ['unauthorized', [401], 'APIGW.0303'],
    ['refused', [400, 403], 'APIGW.0302'],
    ['failed', [200, 400, 500], 'CB.00060100'],
    ['failed', [200, 400, 500], 'CB.00060101'],
    ['failed', [500], 'CB.00060200'],
    ['refused', [400, 422], 'DEVCB.00031006']
  ] as const)('means %s with status %j and code %s', (verdict, statuses, code) => {
    for (const status of statuses) {
      expect(answer(status, { error_code: code, error_msg: 'text' }).verdict).toBe(verdict);
      expect(answer(status, { status: 'error', error: { code, reason: 'text' } }).verdict).toBe(verdict);
    }
  });

  it('is not what objects inherit', () => {
    const body = '{"__proto__": {"error_code": "APIGW.0101"}, "actual_build_number": "20"}';
    expect(answer(200, body).verdict).toBe('ok');
  });

  it('acts as nothing but text, on one line, shortened', () => {
    const text = '\r\n::error::x\u001b[2K##[add-mask]\0\u202e\ud800'.padEnd(5_000, '!');
    const { content } = answer(500, { error_code: text, error_msg: text });
    const shown = ': :error: :x## [add-mask] \ufffd';
    expect(content).toEqual({
      kind: 'error',
      code: `${shown.padEnd(64, '!')}…`,
      message: `${shown.padEnd(300, '!')}…`
    });
  });
});

describe('A body that is no JSON', () => {
  it.each([
    ['nothing', '', 'an empty body'],
    ['blanks', ' \r\n', 'an empty body'],
    ['a byte order mark', '\uFEFF', 'an empty body'],
    ['a web page', '<html><h1>502 Bad Gateway</h1>', 'a web page (<html><h1>502 Bad Gateway</h1>)'],
    ['a text', 'upstream timed out', 'text that is not JSON (upstream timed out)'],
    ['JSON that was cut', '{"actual_build_number": "2', 'text that is not JSON ({"actual_build_number": "2)'],
    ['a text in a JSON string', '"hello"', 'text that is not JSON ("hello")'],
    ['a forged command', '\n::set-env::##[x]', 'text that is not JSON (: :set-env: :## [x])']
  ])('is told of as what it is: %s', (_, body, what) => {
    const content = { kind: 'unreadable', what };
    expect(answer(200, body)).toMatchObject({ verdict: 'unreadable', content });
    expect(answer(204, body)).toMatchObject({ verdict: 'unreadable', content });
    expect(answer(302, body)).toMatchObject({ verdict: 'redirected', content });
    expect(answer(400, body)).toMatchObject({ verdict: 'refused', content });
    expect(answer(401, body)).toMatchObject({ verdict: 'unauthorized', content });
    expect(answer(404, body)).toMatchObject({ verdict: 'refused', content });
    expect(answer(429, body)).toMatchObject({ verdict: 'throttled', content });
    expect(answer(502, body)).toMatchObject({ verdict: 'failed', content });
  });

  it('is shown by its first 80 characters', () => {
    const { content } = answer(502, `<${'p'.repeat(1_000_000)}`);
    expect(content).toEqual({ kind: 'unreadable', what: `a web page (<${'p'.repeat(79)}…)` });
  });
});

describe('A value with a status that is none of success', () => {
  it.each([
    [0, 'unreadable'],
    [199, 'unreadable'],
    [300, 'redirected'],
    [399, 'redirected'],
    [400, 'refused'],
    [401, 'unauthorized'],
    [404, 'refused'],
    [408, 'failed'],
    [425, 'failed'],
    [429, 'throttled'],
    [500, 'failed'],
    [599, 'failed']
  ])('is not a success: %i is %s', (status, verdict) => {
    expect(answer(status, SUCCESS).verdict).toBe(verdict);
  });
});

describe('The encoding', () => {
  it('is UTF-8', () => {
    expect(answer(200, { log: '构建 🚀' })).toMatchObject({
      encoding: 'utf8',
      content: { kind: 'value', value: { log: '构建 🚀' } }
    });
  });

  it('is a character for each byte when a character was cut', () => {
    const cut = Buffer.concat([Buffer.from('{"log":"'), Buffer.from('构').subarray(0, 2), Buffer.from('"}')]);
    expect(answer(200, cut)).toMatchObject({
      verdict: 'ok',
      encoding: 'latin1',
      content: { kind: 'value', value: { log: '\u00e6\u009e' } }
    });
  });
});
