import { describe, expect, it } from '@jest/globals';
import { type Signable, sdkDate, sign } from '../../src/auth/sign.ts';

const KEY = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' };
const BUILD_HOST = 'cloudbuild-ext.cn-north-4.myhuaweicloud.com';
const RUN_JOB =
  '{"job_id":"f9d6c8466d614a9788e9a0acf6c15f46","parameter":[{"name":"codeBranch","value":"master"}],' +
  '"scm":{"build_commit_id":"0123456789abcdef0123456789abcdef01234567"}}';

const request = (method: string, url: string, headers: Signable['headers'], body = ''): Signable => ({
  method,
  url,
  headers,
  body
});

const signatureOf = (signable: Signable): string | undefined =>
  /, Signature=([0-9a-f]{64})$/.exec(sign(signable, KEY))?.[1];

const GO = { 'x-sdk-date': '20060102T150405Z' };
const PYTHON = { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' };
const OURS = { host: BUILD_HOST, 'x-sdk-date': '20250922T010203Z' };
const JSON_TYPE = { 'content-type': 'application/json' };
const TEMPORARY = {
  'x-project-id': '0605767a9d00d5762f1cc00b2d86ce2c',
  'x-security-token': 'EXAMPLESECURITYTOKEN'
};

/** api.md §4.3, by their numbers there. */
const VECTORS: readonly (readonly [string, Signable, string])[] = [
  [
    '1, of the Go SDK: GET',
    request('GET', 'https://example.huaweicloud.com/path?limit=1', GO),
    '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624'
  ],
  [
    '2, of the Go SDK: POST with a line break at the end of the body',
    request('POST', 'https://example.huaweicloud.com/path?key=value', GO, '{"Name":"test","Id":1}\n'),
    'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59'
  ],
  [
    '3, of the Python SDK: GET',
    request('GET', `https://${PYTHON.host}/resources?size=1`, PYTHON),
    'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842'
  ],
  [
    '4, of the Python SDK: POST',
    request('POST', `https://${PYTHON.host}/resources?size=1`, PYTHON, '{"name":"test","id":1}'),
    '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f'
  ],
  [
    '5: RunJob',
    request('POST', `https://${BUILD_HOST}/v3/jobs/build`, { ...OURS, ...JSON_TYPE }, RUN_JOB),
    '5502c1f9dc3f0b53cbb846ce3f6d0972dd7881f9c8a5fbc16618846291310429'
  ],
  [
    '6: RunJob without a content type',
    request('POST', `https://${BUILD_HOST}/v3/jobs/build`, OURS, RUN_JOB),
    'a12ed5f9b6d81c21507c2c770f568bec0f65476d25f3c69e88e2de82e1f875f8'
  ],
  [
    '7: RunJob with a project and a temporary key',
    request('POST', `https://${BUILD_HOST}/v3/jobs/build`, { ...OURS, ...JSON_TYPE, ...TEMPORARY }, RUN_JOB),
    'fa0ea14ac312f33879bc2e9713725a52219b98842b8343057f93da3667c37514'
  ],
  [
    '8: a list, its query encoded and not in order',
    request(
      'GET',
      `https://${BUILD_HOST}/v1/record/f9d6c8466d614a9788e9a0acf6c15f46/list` +
        '?start_time=2025-10-01%2000%3A00%3A00&end_time=2025-10-01%2000%3A00%3A01&page_size=10&page_index=0',
      OURS
    ),
    'dc8e77692cefca772d8cf7e05fc31d4a75d4e6da24147142c4bc8ee01bf0c970'
  ]
];

describe('a signature', () => {
  it.each(VECTORS)('is that of test vector %s', (_name, signable, signature) => {
    expect(signatureOf(signable)).toBe(signature);
  });

  it('comes with the access key and the names of the signed headers, and never with the secret key', () => {
    const header = sign(request('GET', 'https://a.test/', { 'X-Sdk-Date': 'd', Host: 'a.test' }), KEY);
    expect(header).toMatch(
      /^SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=[0-9a-f]{64}$/
    );
  });

  it.each<[string, Partial<Signable>]>([
    ['method', { method: 'POST' }],
    ['path', { url: 'https://a.test/b/other?c=d' }],
    ['query', { url: 'https://a.test/b?c=other' }],
    ['body', { body: 'other' }],
    ['header', { headers: { host: 'other', 'x-sdk-date': 'd' } }],
    ['date', { headers: { host: 'a.test', 'x-sdk-date': 'other' } }]
  ])('changes with the %s', (_what, change) => {
    const plain = request('GET', 'https://a.test/b?c=d', { host: 'a.test', 'x-sdk-date': 'd' });
    expect(signatureOf({ ...plain, ...change })).not.toBe(signatureOf(plain));
  });

  const at = (url: string, headers = OURS) =>
    signatureOf(request('GET', `https://${BUILD_HOST}${url}`, headers));

  it.each([
    ['a slash at the end of the path', '/a', '/a/'],
    ['what is encoded without need', '/a~b', '/a%7Eb'],
    ['parentheses and quotes that are encoded', "/a('b')*!", '/a%28%27b%27%29%2A%21'],
    ['the order of the query', '/a?x=1&y=2', '/a?y=2&x=1'],
    ['the order of repeated names', '/a?x=1&x=2', '/a?x=2&x=1'],
    ['an equals sign after a name without value', '/a?x', '/a?x='],
    ['an ampersand too many', '/a?x=1', '/a?&x=1&']
  ])('does not depend on %s', (_what, one, other) => {
    expect(at(one)).toBe(at(other));
  });

  it.each([
    ['a space and a plus sign', '/a?x=%20', '/a?x=%2B'],
    ['a slash and an encoded one', '/a/b', '/a%2Fb'],
    ['no query and a name without value', '/a', '/a?x=']
  ])('tells apart %s', (_what, one, other) => {
    expect(at(one)).not.toBe(at(other));
  });

  it('does not depend on the case of header names, their order or space around their values', () => {
    const headers = { 'X-SDK-Date': ` ${OURS['x-sdk-date']} `, HOST: OURS.host };
    expect(signatureOf(request('GET', `https://${BUILD_HOST}/a`, headers))).toBe(at('/a'));
  });

  it('is made of a lonely percent sign as well', () => {
    expect(at('/100%')).toBe(at('/100%25'));
  });
});

describe('the date of a signature', () => {
  it('is in UTC, to the second', () => {
    expect(sdkDate(Date.UTC(2025, 8, 22, 1, 2, 3, 999))).toBe('20250922T010203Z');
  });
});
