/** Answers that are odd or slow but tell which build was started. */
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { play, playFault } from './support.ts';

const NUMBERS = { octopus_job_name: 'j_0', actual_build_number: '31', daily_build_number: '20260131.2' };
const JSON_31 = JSON.stringify(NUMBERS);

const raw = (head: string, body: string): Effect => ({ kind: 'raw', text: `${head}\r\n\r\n${body}` });
const body = (text: string, status = 200): Effect => ({ kind: 'body', body: text, status });

describe('the true answer', () => {
  it.concurrent.each<readonly [string, Effect]>([
    ['that comes late', { kind: 'delay', ms: 300 }],
    ['that comes byte by byte', { kind: 'drip', everyMs: 1 }],
    ['as JSON inside a JSON string', { kind: 'stringify' }],
    ['in the envelope of the v1 calls', { kind: 'wrap' }]
  ])('%s is read all the same', async (_, effect) => {
    const { code, posts, builds, outputs, warnings } = await playFault({ when: 'after', do: effect });
    expect({ code, posts: posts.length, warnings }).toEqual({ code: 0, posts: 1, warnings: [] });
    expect(outputs).toMatchObject({
      actual_build_number: String(builds[0]?.number),
      daily_build_number: builds[0]?.dailyNumber,
      octopus_job_name: builds[0]?.octopusName
    });
  });

  it.concurrent.each(['flat', 'wrapped'] as const)('may be %s by either path', async envelope => {
    for (const families of [['v3'], ['v1']] as const) {
      const { outputs } = await play({ envelope, families, firstBuildNumber: 5 });
      expect(outputs['actual_build_number']).toBe('5');
    }
  });
});

describe('another answer', () => {
  it.concurrent.each<readonly [string, Effect]>([
    ['with numbers in place of texts', body('{"actual_build_number":31}')],
    ['with status 201', body(JSON_31, 201)],
    ['with status 202 in an envelope', body(`{"status":"success","error":null,"result":${JSON_31}}`, 202)],
    ['with a byte order mark', body(`\ufeff${JSON_31}`)],
    ['with white space around', body(`\r\n  ${JSON_31}\n\n`)],
    ['with an error of 0, which is none', body('{"error_code":"0","actual_build_number":"31"}')],
    ['with fields that nobody knows', body('{"__proto__":{"a":1},"x":[[[]]],"actual_build_number":"31"}')],
    ['after early hints', raw('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK', JSON_31)],
    ['of HTTP/1.0, ended by the connection', raw('HTTP/1.0 200 OK', JSON_31)],
    ['in chunks', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked', `57\r\n${JSON_31}\r\n0\r\n\r\n`)],
    [
      'with a second answer behind it',
      raw(
        `HTTP/1.1 200 OK\r\ncontent-length: ${JSON_31.length}`,
        `${JSON_31}HTTP/1.1 200 OK\r\ncontent-length: 28\r\n\r\n{"actual_build_number":"66"}`
      )
    ]
  ])('%s is read: the build is 31', async (_, effect) => {
    const { code, posts, outputs } = await playFault({ do: effect });
    expect({ code, posts: posts.length }).toEqual({ code: 0, posts: 1 });
    expect(outputs).toMatchObject({ actual_build_number: '31', status: 'started' });
  });
});
