import { describe, expect, it } from '@jest/globals';
import type { AccessKeyCredentials, SignInParts } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { createCancellation } from '../../src/cancellation.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import { findBuild } from '../../src/find.ts';
import { followBuild } from '../../src/follow.ts';
import type { HttpRequest, HttpResponse } from '../../src/http.ts';
import { createPace } from '../../src/pace.ts';
import { startBuild } from '../../src/start.ts';
import { stopBuild } from '../../src/stop.ts';
import { START } from '../support/clock.ts';
import { playingClock } from '../support/follow-clock.ts';
import { gatewayReply, reply } from '../support/http.ts';
import { PROJECT } from '../support/sign-in.ts';

const KEY: AccessKeyCredentials = {
  kind: 'access-key',
  accessKeyId: 'an-access-key-id',
  secretAccessKey: 'a-wrong-secret-key',
  securityToken: '',
  project: PROJECT
};
const JOB = 'f9d6c8466d614a9788e9a0acf6c15f46';
const BUILD = { jobId: JOB, buildNumber: '5' };
const REJECTED = gatewayReply(401, 'APIGW.0301', 'Incorrect IAM authentication: verify aksk signature fail');

/** A service that rejects every signature, but for what `accept` answers. */
function scene(
  credentials: AccessKeyCredentials,
  accept: (request: HttpRequest) => HttpResponse | undefined
) {
  const clock = playingClock();
  let rejected = 0;
  const transport = async (request: HttpRequest): Promise<HttpResponse> => {
    const answer = accept(request);
    if (!answer) rejected += 1;
    return answer ?? REJECTED;
  };
  const retry = { clock, random: () => 0.5, onWait: () => {} };
  const parts: SignInParts = { transport, ...retry, mask: () => {}, variable: () => '' };
  const signIn = createSignIn(credentials, parts);
  const client = createBuildClient({ transport, signIn, baseUrl: 'https://build.test', retry });
  return { client, clock, rejected: () => rejected };
}

const nothing = (): undefined => undefined;
const never = new AbortController().signal;

describe('A wrong secret key', () => {
  it('costs one signature when a build is started, and says what the gateway said', async () => {
    const { client, clock, rejected } = scene(KEY, nothing);
    const parts = {
      client,
      clock,
      cancellation: createCancellation(clock),
      tell: () => {},
      linkTo: () => ''
    };
    expect(await startBuild({ job_id: JOB }, '', parts)).toMatchObject({
      kind: 'not-started',
      error: { message: expect.stringContaining('verify aksk signature fail') }
    });
    expect(rejected()).toBe(1);
  });

  it('costs one signature when the project is looked up first', async () => {
    const byRegion = { ...KEY, project: { ...PROJECT, projectId: '' } };
    const { client, clock, rejected } = scene(byRegion, nothing);
    const parts = {
      client,
      clock,
      cancellation: createCancellation(clock),
      tell: () => {},
      linkTo: () => ''
    };
    expect(await startBuild({ job_id: JOB }, '', parts)).toMatchObject({
      kind: 'not-started',
      error: { message: expect.stringContaining('The project of region cn-north-4 could not be looked up') }
    });
    expect(rejected()).toBe(1);
  });

  it('costs one signature when a build is followed', async () => {
    const { client, clock, rejected } = scene(KEY, nothing);
    const ending = await followBuild({
      client,
      build: BUILD,
      clock,
      pace: createPace(10_000, () => 0.5),
      log: undefined,
      timeoutMs: 3_600_000,
      cancelled: never,
      tell: () => {},
      onRecord: () => {}
    });
    expect(ending).toMatchObject({ kind: 'lost' });
    expect(rejected()).toBe(1);
  });

  it('costs one signature when a build is stopped', async () => {
    const { client, clock, rejected } = scene(KEY, nothing);
    expect(await stopBuild({ client, build: BUILD, clock, withinMs: 60_000 })).toMatchObject({
      kind: 'failed'
    });
    expect(rejected()).toBe(1);
  });
});

describe('A key that is not accepted any more while a lost build is looked for', () => {
  const sought = { request: { job_id: JOB }, sentAt: START, uniqueParameter: '', octopusJobName: '' };

  it.each([
    ['with its project', KEY],
    ['whose project is to be looked up', { ...KEY, project: { ...PROJECT, projectId: '' } }]
  ])('is not locked by the many looks: %s', async (_name, credentials) => {
    const { client, clock, rejected } = scene(credentials, nothing);
    const found = await findBuild(sought, { client, clock, hurry: never, signal: never });
    expect(found).toEqual({ kind: 'blind' });
    expect(rejected()).toBeLessThan(3);
  });
});

describe('A clock that is off by an hour', () => {
  it('costs one signature in the life of a step', async () => {
    const serverTime = START + 3_600_000;
    let rejected = 0;
    const { client, clock } = scene(KEY, ({ headers }) => {
      const signedAt = headers['x-sdk-date']?.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:') ?? '';
      const isOff = Math.abs(Date.parse(signedAt) - serverTime) > 15 * 60_000;
      if (isOff) rejected += 1;
      const date = { date: new Date(serverTime).toUTCString() };
      return isOff ? gatewayReply(401, 'APIGW.0301', 'no', date) : reply(200, { status: 'RUNNING' }, date);
    });
    for (let look = 0; look < 5; look += 1) {
      expect((await client.record(BUILD)).verdict).toBe('ok');
      await clock.sleep(1_000);
    }
    expect(rejected).toBe(1);
  });
});
