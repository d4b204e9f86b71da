import { describe, expect, it } from '@jest/globals';
import { type FailureReason, HttpFailure } from '../src/http.ts';
import { JOB } from './support/client.ts';
import { gatewayReply, reply } from './support/http.ts';
import { COMMIT, list, listed, starting } from './support/start.ts';

const cut = (partial = '') => new HttpFailure('cut', true, 'The connection broke.', undefined, partial);

describe('an answer that leaves it open whether a build runs', () => {
  it.each([
    ['HTTP 500', gatewayReply(500, 'CB.00060101', 'internal error'), 'HTTP 500, CB.00060101, internal error'],
    ['HTTP 502 with a page', reply(502, '<html>bad gateway</html>'), 'HTTP 502, a web page'],
    ['HTTP 503', reply(503), 'HTTP 503, an empty body'],
    ['HTTP 504', reply(504, { message: 'timeout' }), 'HTTP 504'],
    ['HTTP 408', reply(408), 'HTTP 408'],
    ['trouble in the service with status 200', gatewayReply(200, 'CB.00060100', 'busy'), 'CB.00060100, busy'],
    ['an empty body', reply(200), 'HTTP 200, an empty body'],
    ['a web page', reply(200, '<html>'), 'a web page'],
    ['a body that is cut', reply(200, '{"actual_build_num'), 'text that is not JSON'],
    [
      'no build number',
      reply(200, { daily_build_number: '20260102.20' }),
      'it has actual_build_number: nothing'
    ],
    ['the build number 0', reply(200, { actual_build_number: '0' }), 'it has actual_build_number: "0"'],
    ['a build number below 0', reply(200, { actual_build_number: -1 }), '-1'],
    ['a build number of words', reply(200, { actual_build_number: 'twenty' }), '"twenty"'],
    ['a build number that is none', reply(200, { actual_build_number: [20] }), 'a list'],
    ['a list', reply(200, [1]), 'it has a list'],
    ['an error beside a number', reply(200, { actual_build_number: '20', error_msg: 'warning' }), 'warning'],
    ['a refusal beside a number', reply(400, { actual_build_number: 20, error_code: 'X.1' }), 'HTTP 400, X.1']
  ])(
    '(%s) is not followed by a second request; the error tells why and where to look',
    async (_name, answer, why) => {
      const { outcome, posts } = await starting([answer]);
      expect(posts).toEqual(['POST /v3/jobs/build']);
      expect(outcome).toMatchObject({
        kind: 'unknown',
        error: {
          name: 'ActionError',
          code: 'unclear',
          message: expect.stringMatching(/^A build may have been started, but its number is not known\. /),
          hint: expect.stringContaining(`history of task ${JOB}`)
        }
      });
      expect(outcome).toMatchObject({ error: { message: expect.stringContaining(why) } });
      expect(outcome).toMatchObject({ error: { message: expect.not.stringContaining('not started') } });
    }
  );

  it.each<[FailureReason]>([['cut'], ['deadline'], ['too-large'], ['aborted']])(
    '("%s" after something was sent) is not followed by a second request',
    async reason => {
      const { outcome, posts } = await starting([new HttpFailure(reason, true, 'What went wrong.')]);
      expect(posts).toHaveLength(1);
      expect(outcome).toMatchObject({
        kind: 'unknown',
        error: { message: expect.stringContaining('What went wrong.') }
      });
    }
  );

  it('at the second family of calls is not followed by a third request', async () => {
    const { outcome, posts } = await starting([gatewayReply(404, 'APIGW.0101'), cut()]);
    expect(posts).toEqual(['POST /v3/jobs/build', 'POST /v1/job/execute']);
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  it('after a try that was throttled is not followed by another', async () => {
    const { outcome, posts } = await starting([gatewayReply(429, 'APIGW.0308'), cut()]);
    expect(posts).toHaveLength(2);
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  it('is told of before the build is looked for', async () => {
    const { told } = await starting([cut()]);
    expect(told).toEqual([
      'It is not clear whether a build was started; looking for it. The connection broke.'
    ]);
  });

  it('cannot forge a workflow command in the error', async () => {
    const answer = reply(200, { actual_build_number: '\n::add-mask::x\u001b[31m##[error]' });
    const { outcome } = await starting([answer]);
    expect(outcome).toMatchObject({ error: { message: expect.not.stringMatching(/\p{Cc}|::|##\[/u) } });
  });
});

describe('the build that is looked for', () => {
  it('is taken over when it alone fits what was sent, after a minute', async () => {
    const { outcome, posts, clock } = await starting([cut()], { lists: [list(listed(20))] });
    expect(outcome).toMatchObject({
      kind: 'adopted',
      build: { buildNumber: '20', dailyBuildNumber: '20260102.20', octopusJobName: '' },
      notice: expect.stringContaining('build 20 is the one build since then that fits')
    });
    expect(outcome).toMatchObject({ notice: expect.stringContaining('The connection broke.') });
    expect(posts).toHaveLength(1);
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('is taken over when it shows up late', async () => {
    const { outcome } = await starting([cut()], { lists: [list(), list(), list(listed(20))] });
    expect(outcome).toMatchObject({ kind: 'adopted', build: { buildNumber: '20' } });
  });

  it('is taken over at once when it has the name that arrived of the answer', async () => {
    const result = { execution_id: 'j_Oaqg3PCN', status: 'RUNNING', build_record_id: 'r' };
    const { outcome, looks } = await starting([cut('{"octopus_job_name":"j_Oaqg3PCN","actual')], {
      lists: [list(listed(20), listed(19))],
      reads: { '/20/record-info': reply(200, { status: 'success', result }) }
    });
    expect(outcome).toMatchObject({ kind: 'adopted', build: { buildNumber: '20' } });
    expect(looks).toBe(1);
  });

  it('is taken over at once when it has the key of this step', async () => {
    const mine = reply(200, { status: 'success', result: [{ name: 'KEY', value: 'mine' }] });
    const others = reply(200, { status: 'success', result: [{ name: 'KEY', value: 'other' }] });
    const { outcome, looks } = await starting([cut()], {
      request: { parameter: [{ name: 'KEY', value: 'mine' }] },
      uniqueParameter: 'KEY',
      lists: [list(listed(19), listed(20))],
      reads: { '/19/history-parameters': others, '/20/history-parameters': mine }
    });
    expect(outcome).toMatchObject({ kind: 'adopted', build: { buildNumber: '20' } });
    expect(looks).toBe(1);
  });

  it('is not taken over when there are two that fit: both are named', async () => {
    const { outcome, posts } = await starting([cut()], { lists: [list(listed(19), listed(20))] });
    const short = COMMIT.slice(0, 12);
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: {
        message: expect.stringContaining(
          `One of these may be it: build 19 of commit ${short} (https://console.test/19), build 20 of commit ${short} (https://console.test/20).`
        )
      }
    });
    expect(posts).toHaveLength(1);
  });

  it('is not one of another commit', async () => {
    const { outcome } = await starting([cut()], { lists: [list(listed(19, { commit_id: 'b'.repeat(40) }))] });
    expect(outcome).toMatchObject({ kind: 'not-started', error: { hint: 'The step can be run again.' } });
  });

  it('is not taken over when nothing speaks for it: it is named', async () => {
    const { outcome } = await starting([cut()], { lists: [list(listed(20, { commit_id: '' }))] });
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: {
        message: expect.stringContaining('One of these may be it: build 20 (https://console.test/20).')
      }
    });
  });

  it('is not shown by the service for a minute: the error says that the step can be run again', async () => {
    const { outcome, posts, looks, clock } = await starting([cut()], { lists: [list()] });
    expect(outcome).toMatchObject({
      kind: 'not-started',
      error: { code: 'unclear', hint: 'The step can be run again.' }
    });
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining('shows no build') } });
    expect(posts).toHaveLength(1);
    expect(looks).toBeGreaterThan(1);
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('is not shown in the moment that a cancelled step has: nobody says that there is none', async () => {
    const { outcome, looks } = await starting([cut()], { lists: [list()], cancelled: true });
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { message: expect.stringContaining('in the moment that there was to look for one') }
    });
    expect(looks).toBe(1);
  });

  it('cannot be looked for, as the list is refused: nobody says that there is none', async () => {
    const { outcome } = await starting([cut()]);
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { message: expect.stringContaining('The builds of the task could not be listed.') }
    });
  });
});
