import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { type FailureReason, HttpFailure, type HttpResponse } from '../src/http.ts';
import { gatewayReply, reply } from './support/http.ts';
import { type Circumstances, starting } from './support/start.ts';

const FLAT = { octopus_job_name: 'j_Oaqg3PCN', actual_build_number: '20', daily_build_number: '20260102.20' };
const BUILD = { buildNumber: '20', dailyBuildNumber: '20260102.20', octopusJobName: 'j_Oaqg3PCN' };

/** A start that is over with the answer: nobody looks for a build. */
async function startedWith(answer: HttpResponse | Error, circumstances: Circumstances = {}) {
  const { outcome, posts, looks, told } = await starting([answer], circumstances);
  expect(looks).toBe(0);
  expect(told).toEqual([]);
  return { outcome, posts };
}

describe('an answer with a build number', () => {
  it.each([
    ['flat, as RunJob is documented', FLAT],
    ['in the envelope of ExecuteJob', { status: 'success', error: null, result: FLAT }],
    ['as JSON in a string of JSON', JSON.stringify(JSON.stringify(FLAT))],
    ['as a number', { ...FLAT, actual_build_number: 20 }]
  ])('(%s) means: started, by one POST', async (_shape, body) => {
    expect(await startedWith(reply(200, body))).toEqual({
      outcome: { kind: 'started', build: BUILD },
      posts: ['POST /v3/jobs/build']
    });
  });

  it('alone means: started, and the rest is not known', async () => {
    const { outcome } = await startedWith(reply(200, { actual_build_number: '7' }));
    expect(outcome).toEqual({
      kind: 'started',
      build: { buildNumber: '7', dailyBuildNumber: '', octopusJobName: '' }
    });
  });
});

describe('an answer that refuses', () => {
  it.each([
    [
      'HTTP 400',
      gatewayReply(400, 'CB.00060200', 'invalid parameter'),
      'HTTP 400, CB.00060200, invalid parameter'
    ],
    ['HTTP 401', gatewayReply(401, 'APIGW.0301', 'token expires'), 'HTTP 401, APIGW.0301, token expires'],
    ['HTTP 403', gatewayReply(403, 'APIGW.0302', 'no right'), 'HTTP 403, APIGW.0302, no right'],
    [
      'HTTP 404 of the service',
      gatewayReply(404, 'CB.00060201', 'no task'),
      'HTTP 404, CB.00060201, no task'
    ],
    ['HTTP 422', gatewayReply(422, 'DEVCB.00031006', 'no such job'), 'HTTP 422, DEVCB.00031006, no such job'],
    ['a redirect', reply(302, '', { location: 'https://login.test/?key=1' }), 'a redirect to login.test'],
    [
      'HTTP 200 with an error',
      gatewayReply(200, 'CB.00060200', 'invalid parameter'),
      'HTTP 200, CB.00060200'
    ],
    [
      'HTTP 200 that says it failed',
      reply(200, { status: 'error', error: { code: 'X.1', message: 'no' } }),
      'X.1, no'
    ]
  ])('(%s) means: not started, with what the service said and a next step', async (_name, answer, said) => {
    const { outcome, posts } = await startedWith(answer);
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { name: 'ActionError', code: 'refused', hint: expect.stringMatching(/.{20}/) }
    });
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining(said) } });
    expect(outcome).toMatchObject({
      error: { message: expect.stringMatching(/^The build was not started: /) }
    });
    expect(posts).toHaveLength(1);
  });

  it('with the request id of the service shows it', async () => {
    const answer = gatewayReply(403, 'APIGW.0302', 'no right', { 'x-request-id': 'r-1' });
    const { outcome } = await startedWith(answer);
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining('request id r-1') } });
  });

  it('for being one of too many, five times, means: not started', async () => {
    const script = Array.from({ length: 5 }, () => gatewayReply(429, 'APIGW.0308', 'slow down'));
    const { outcome, posts, looks } = await starting(script);
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { code: 'refused', hint: expect.stringContaining('later') }
    });
    expect(posts).toHaveLength(5);
    expect(looks).toBe(0);
  });

  it('as neither family of calls is known there means: not started', async () => {
    const noApi = gatewayReply(404, 'APIGW.0101', 'no api');
    const { outcome, posts, looks } = await starting([noApi, noApi]);
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { hint: expect.stringContaining('endpoint') }
    });
    expect(posts).toEqual(['POST /v3/jobs/build', 'POST /v1/job/execute']);
    expect(looks).toBe(0);
  });
});

describe('a request that was not sent', () => {
  it.each<[FailureReason, RegExp]>([
    ['certificate', /NODE_EXTRA_CA_CERTS/],
    ['aborted', /can be run again/]
  ])('because of "%s" means: not started', async (reason, hint) => {
    const failure = new HttpFailure(reason, false, 'What went wrong.');
    const { outcome, posts } = await startedWith(failure);
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: {
        code: 'unreachable',
        message: 'The build was not started. What went wrong.',
        hint: expect.stringMatching(hint),
        cause: failure
      }
    });
    expect(posts).toHaveLength(1);
  });

  it.each<[FailureReason, RegExp]>([
    ['name', /endpoint or region/],
    ['connection', /Nothing was sent/],
    ['deadline', /can be run again/],
    ['proxy', /https_proxy and no_proxy/]
  ])('five times, because of "%s", means: not started', async (reason, hint) => {
    const script = Array.from({ length: 5 }, () => new HttpFailure(reason, false, 'What went wrong.'));
    const { outcome, posts, looks } = await starting(script);
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { code: 'unreachable', hint: expect.stringMatching(hint) }
    });
    expect(posts).toHaveLength(5);
    expect(looks).toBe(0);
  });

  it('at first, and was then, means: started', async () => {
    const script = [new HttpFailure('connection', false, 'x'), reply(200, FLAT)];
    const { outcome } = await starting(script);
    expect(outcome).toEqual({ kind: 'started', build: BUILD });
  });
});

describe('a start that is given up', () => {
  it('because the sign-in was refused means: not started, with the error of the sign-in', async () => {
    const refused = new ActionError('refused', 'IAM refused the identity token.', 'Check audience.');
    const { outcome, posts } = await startedWith(reply(200, FLAT), { signInError: refused });
    expect(outcome).toEqual({ kind: 'not-started', error: refused });
    expect(posts).toEqual([]);
  });

  it('because the sign-in was in trouble means: not started, and that the step can be run again', async () => {
    const trouble = new ActionError('unclear', 'The sign-in did not work.', 'It may pass by itself.');
    const { outcome, posts } = await startedWith(reply(200, FLAT), { signInError: trouble });
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: {
        message: 'The build was not started. The sign-in did not work.',
        hint: 'It may pass by itself. Nothing was sent; the step can be run again.'
      }
    });
    expect(posts).toEqual([]);
  });

  it('because the proxy wants another login is not tried again with the same one', async () => {
    const { outcome, posts } = await startedWith(new HttpFailure('proxy-login', false, 'No login.'));
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { hint: expect.stringContaining('the password in the variable https_proxy') }
    });
    expect(posts).toHaveLength(1);
  });

  it('by a bug of ours is not explained away', async () => {
    const bug = new TypeError('bug');
    await expect(starting([bug])).rejects.toBe(bug);
  });

  it('uses the signal that fires when there is no time left for it', async () => {
    const { signals, cancellation } = await starting([reply(200, FLAT)]);
    expect(signals[0]).toBe(cancellation.givenUp);
  });
});
