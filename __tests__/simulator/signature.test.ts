import { describe, expect, it } from '@jest/globals';
import {
  canonicalRequest,
  readSignature,
  signatureOf,
  type WireRequest
} from '../../simulator/gateway/signature.ts';
import { callSigned, fieldsOf, withSimulator } from './support.ts';

const HOST = 'cloudbuild-ext.cn-north-4.myhuaweicloud.com';
const BODY =
  '{"job_id":"f9d6c8466d614a9788e9a0acf6c15f46","parameter":[{"name":"codeBranch","value":"master"}],' +
  '"scm":{"build_commit_id":"0123456789abcdef0123456789abcdef01234567"}}';
const LIST =
  '/v1/record/f9d6c8466d614a9788e9a0acf6c15f46/list?start_time=2025-10-01%2000%3A00%3A00' +
  '&end_time=2025-10-01%2000%3A00%3A01&page_size=10&page_index=0';
const PROJECT = {
  'x-project-id': '0605767a9d00d5762f1cc00b2d86ce2c',
  'x-security-token': 'EXAMPLESECURITYTOKEN'
};

/** A request of a test vector. */
function request(target: string, date: string, host: string, body = '', more: WireRequest['headers'] = {}) {
  const headers = { 'x-sdk-date': date, ...(host && { host }), ...more };
  return { method: body === '' ? 'GET' : 'POST', target, headers, body };
}

const json = { 'content-type': 'application/json' };
const start = (more: WireRequest['headers'] = {}) =>
  request('/v3/jobs/build', '20250922T010203Z', HOST, BODY, more);

const service = 'service.endpoint.myhuaweicloud.com';

/** api.md §4.3, in its order */
const VECTORS: readonly (readonly [WireRequest, string])[] = [
  [
    request('/path?limit=1', '20060102T150405Z', ''),
    '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624'
  ],
  [
    request('/path?key=value', '20060102T150405Z', '', '{"Name":"test","Id":1}\n'),
    'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59'
  ],
  [
    request('/resources?size=1', '20200608T023900Z', service),
    'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842'
  ],
  [
    request('/resources?size=1', '20200608T023900Z', service, '{"name":"test","id":1}'),
    '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f'
  ],
  [start(json), '5502c1f9dc3f0b53cbb846ce3f6d0972dd7881f9c8a5fbc16618846291310429'],
  [start(), 'a12ed5f9b6d81c21507c2c770f568bec0f65476d25f3c69e88e2de82e1f875f8'],
  [start({ ...json, ...PROJECT }), 'fa0ea14ac312f33879bc2e9713725a52219b98842b8343057f93da3667c37514'],
  [
    request(LIST, '20250922T010203Z', HOST),
    'dc8e77692cefca772d8cf7e05fc31d4a75d4e6da24147142c4bc8ee01bf0c970'
  ]
];

describe('a signature', () => {
  it.each(VECTORS.map((vector, index) => [index + 1, ...vector] as const))(
    'is that of test vector %i of the documents',
    (_, wire, expected) => {
      const canonical = canonicalRequest(wire, Object.keys(wire.headers).sort());
      expect(signatureOf(canonical, wire.headers['x-sdk-date'] ?? '', 'SecretKey')).toBe(expected);
    }
  );

  it.each([
    '/v1/record/a/list?b=2&a=2&a=1&a=&c',
    '/v1/record/a~b/list?name=%7E%2B%25%20%2A%27%28%29%21',
    '/v1/record/%E5%87%86%E5%A4%87/list?%E6%A1%A3=%F0%9F%9A%80&z=1'
  ])('by the SDK of the service is accepted whatever the path: %s', path =>
    withSimulator({}, async simulator => {
      // The gateway lets it through; it is the service that finds no job there.
      const answer = await callSigned(simulator, { path }, simulator.accessKey);
      expect(fieldsOf(answer)['error_code']).toBe('CB.00060201');
    })
  );

  it('names key, signed headers and value, and nothing else', () => {
    const value = 'a'.repeat(64);
    const header = `SDK-HMAC-SHA256 Access=KEY, SignedHeaders=X-Sdk-Date;host, Signature=${value}`;
    expect(readSignature(header)).toEqual({ keyId: 'KEY', signedHeaders: ['host', 'x-sdk-date'], value });
    for (const wrong of ['', `${header}0`, header.replace('SDK', 'V11'), header.replace('Access=KEY, ', '')])
      expect(readSignature(wrong)).toBeUndefined();
  });
});
