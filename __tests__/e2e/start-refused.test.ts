import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { play, playFault, type Step } from './support.ts';

/** An answer of the service or the gateway with this status and error. */
const says = (status: number, code: string, message: string): Effect => ({
  kind: 'status',
  status,
  body: JSON.stringify({ error_code: code, error_msg: message })
});

const TASK = /Check job_id \(the last part of the URL when you edit the task\) and region/;
const HOST = /endpoint or region points to a host that is not CodeArts Build/;
const INPUTS = /Check the inputs that the message speaks of/;
const SIGN_IN = /An IAM token lives 24 hours and works only in the region and project/;
const ROLE = /give it a role in the CodeArts project/;

/** What is refused for good: what the error has to name, and the next step to take. */
const REFUSALS: readonly (readonly [string, Effect, string, RegExp])[] = [
  [
    '400 with a code',
    says(400, 'CB.00060200', 'Invalid parameter'),
    'CB.00060200, Invalid parameter',
    INPUTS
  ],
  ['400 without JSON', { kind: 'status', status: 400, body: 'nope' }, 'text that is not JSON (nope)', INPUTS],
  ['400 of the gateway', says(400, 'APIGW.0106', 'Bad'), 'APIGW.0106, Bad', INPUTS],
  ['401 for a token that is over', says(401, 'APIGW.0301', 'token expires'), 'token expires', SIGN_IN],
  ['401 without a body', { kind: 'empty', status: 401 }, 'an empty body', SIGN_IN],
  ['403 of the gateway', says(403, 'APIGW.0302', 'not allowed'), 'APIGW.0302, not allowed', ROLE],
  ['403 without JSON', { kind: 'html', status: 403 }, 'a web page', ROLE],
  ['404 of the service', says(404, 'CB.00060201', 'Invalid task id'), 'CB.00060201', TASK],
  ['404 of some web server', { kind: 'html', status: 404 }, 'a web page', HOST],
  ['404 of a missing backend', says(404, 'APIGW.0103', 'no backend'), 'APIGW.0103', HOST],
  [
    '422 for an unknown task',
    says(422, 'DEVCB.00031006', 'no such job'),
    'DEVCB.00031006, no such job',
    TASK
  ],
  ['422 without JSON', { kind: 'status', status: 422, body: '' }, 'an empty body', TASK],
  [
    'an error in a 200',
    { kind: 'error-200', code: 'CB.00031006', message: 'gone' },
    'CB.00031006, gone',
    TASK
  ],
  [
    'a v1 failure in a 200',
    { kind: 'body', body: '{"status":"failed","error":{"code":"DEV.CB.032000","reason":"parameter"}}' },
    'DEV.CB.032000, parameter',
    INPUTS
  ],
  [
    'a failure as JSON in a string',
    { kind: 'body', body: JSON.stringify('{"success":false,"message":"no","err_code":"X"}') },
    'X, no',
    INPUTS
  ],
  [
    "IAM's error",
    { kind: 'status', status: 401, body: '{"error":{"code":401,"message":"m"}}' },
    '401, m',
    SIGN_IN
  ]
];

function expectRefused({ code, errors, outputs, posts, requests, builds, summary, state }: Step): string {
  expect({ code, posts: posts.length, requests: requests.length, builds, summary }).toEqual({
    code: 1,
    posts: 1,
    requests: 1,
    builds: [],
    summary: ''
  });
  expect(Object.keys(outputs)).toEqual(['commit_id', 'commit_source']);
  expect(state['build']).toBe('{"kind":"closed"}');
  const [error = ''] = errors;
  expect(error).toMatch(/^The build was not started: HTTP \d{3}, /);
  expect(error).toContain(`request id ${requests[0]?.id}.`);
  return error;
}

describe('a start that the service refuses', () => {
  it.concurrent.each(REFUSALS)(
    'with %s is not repeated; the error quotes it and tells what to do',
    async (_, effect, words, hint) => {
      const played = await playFault({ do: effect });
      const error = expectRefused(played);
      const status = played.posts[0]?.status;
      expect(error.split('\n')[0]).toContain(`HTTP ${status}, `);
      expect(error.split('\n')[0]).toContain(words);
      expect(error.split('\n')[1]).toMatch(hint);
    }
  );

  it.concurrent('for a task that does not exist says where to find job_id', async () => {
    const error = expectRefused(await play({}, { inputs: { job_id: 'a'.repeat(32) } }));
    expect(error).toMatch(TASK);
  });

  it.concurrent('for a token of nobody says how long tokens live', async () => {
    const error = expectRefused(await play({}, { inputs: { token: 'made-up-by-somebody' } }));
    expect(error).toMatch(/401, APIGW\.0301, .*decrypt token fail/);
    expect(error).toMatch(SIGN_IN);
  });

  it.concurrent('by both paths, as the host is another service, is asked once by each path', async () => {
    const { errors, requests: posts, builds } = await play({ families: ['v4'] });
    expect(posts.map(({ path }) => path)).toEqual(['/v3/jobs/build', '/v1/job/execute']);
    expect(builds).toEqual([]);
    expect(errors[0]).toMatch(HOST);
  });
});

describe('a redirect', () => {
  it.concurrent.each([301, 302, 307, 308])(
    '%i to another server is not followed: that server sees nothing',
    async status => {
      const { host, played, seen } = await playRedirect(status, 'before');
      const error = expectRefused(played);
      expect(error).toContain(`a redirect to ${host}`);
      expect(error).toContain('Redirects are not followed');
      expect(error).not.toContain('session');
      expect(seen).toBe(0);
    }
  );

  it.concurrent('303, which says "done, look there", is not followed: the build is looked for', async () => {
    const { host, played, seen } = await playRedirect(303, 'after');
    const { code, posts, outputs, warnings } = played;
    expect({ code, posts: posts.length, number: outputs['actual_build_number'] }).toEqual({
      code: 0,
      posts: 1,
      number: '20'
    });
    expect(warnings).toEqual([expect.stringContaining(`a redirect to ${host}`)]);
    expect(seen).toBe(0);
  });

  it.concurrent('to another path of the same server is not followed either', async () => {
    const error = expectRefused(await playFault({ do: { kind: 'redirect', location: '/v1/job/execute' } }));
    expect(error).toContain('a redirect to another path');
  });
});

/** A start that is redirected to a server of our own, which counts what it sees. */
async function playRedirect(status: number, when: 'before' | 'after') {
  let seen = 0;
  const other = createServer((_, response) => response.end('{"actual_build_number":"666"}'));
  other.on('connection', () => {
    seen += 1;
  });
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  const location = `http://${host}/v3/jobs/build?session=42`;
  try {
    const played = await playFault({ when, do: { kind: 'redirect', location, status } }, fastClock(30));
    return { host, played, seen };
  } finally {
    await new Promise(resolve => other.close(resolve));
  }
}
