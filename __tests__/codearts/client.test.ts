import { describe, expect, it } from '@jest/globals';
import type { BuildClient, BuildSearch } from '../../src/codearts/client.ts';
import { LOG_START } from '../../src/codearts/log.ts';
import { HttpFailure } from '../../src/http.ts';
import { clientOf, JOB, NO_API, STARTED } from '../support/client.ts';
import { gatewayReply, reply } from '../support/http.ts';

const BUILD = { jobId: JOB, buildNumber: '20' };

describe('a build is started', () => {
  it('by one POST to RunJob: JSON, signed with the token', async () => {
    const { client, requests } = clientOf({ script: [STARTED] });
    const answer = await client.runJob({
      job_id: JOB,
      parameter: [{ name: 'codeBranch', value: 'master' }],
      scm: { build_tag: 'v1', build_commit_id: 'abc', branch: 'main', build_type: 'branch' }
    });

    expect(answer).toMatchObject({ verdict: 'ok', content: { value: { actual_build_number: '20' } } });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://build.test/v3/jobs/build',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-auth-token': 'a-token'
        },
        body:
          `{"job_id":"${JOB}","parameter":[{"name":"codeBranch","value":"master"}],` +
          '"scm":{"build_tag":"v1","build_commit_id":"abc","branch":"main","build_type":"branch"}}'
      }
    ]);
  });

  it('below the base path of the endpoint', async () => {
    const story = clientOf({ script: [STARTED], baseUrl: 'http://127.0.0.1:8080/gateway' });
    await story.client.runJob({ job_id: JOB });
    expect(story.lines()).toEqual(['POST http://127.0.0.1:8080/gateway/v3/jobs/build']);
  });

  it('with the signal of the caller', async () => {
    const { signal } = new AbortController();
    const { client, signals } = clientOf({ script: [STARTED] });
    await client.runJob({ job_id: JOB }, signal);
    expect(signals).toEqual([signal]);
  });
});

describe('the gateway does not know RunJob', () => {
  it.each(['APIGW.0101', 'APIG.0101'])('(404 %s): the same body goes to ExecuteJob', async code => {
    const story = clientOf({ script: [gatewayReply(404, code), STARTED] });
    const { verdict } = await story.client.runJob({ job_id: JOB });
    expect(verdict).toBe('ok');
    expect(story.lines()).toEqual([
      'POST https://build.test/v3/jobs/build',
      'POST https://build.test/v1/job/execute'
    ]);
    expect(story.requests[1]?.body).toBe(story.requests[0]?.body);
  });

  it('nor ExecuteJob: that stands', async () => {
    const { client, requests } = clientOf({ script: [NO_API, NO_API] });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ verdict: 'no-api' });
    expect(requests).toHaveLength(2);
  });

  it('and is not asked for it a second time', async () => {
    const story = clientOf({ script: [NO_API, STARTED, STARTED] });
    await story.client.runJob({ job_id: JOB });
    await story.client.runJob({ job_id: JOB });
    expect(story.lines()[2]).toBe('POST https://build.test/v1/job/execute');
  });
});

describe('RunJob is answered otherwise', () => {
  it.each([
    ['404 of the gateway, but another one', gatewayReply(404, 'APIGW.0103')],
    ['404 without a code', reply(404, '<html>')],
    ['"no such API" with another status', gatewayReply(400, 'APIGW.0101')],
    ['422, no such job', gatewayReply(422, 'DEVCB.00031006')],
    ['500', gatewayReply(500, 'CB.00060101')],
    ['502 with a page', reply(502, '<html>')],
    ['200 with nothing', reply(200)]
  ])('with %s: ExecuteJob is not tried, as a build may have been started', async (_name, answer) => {
    const { client, requests } = clientOf({ script: [answer] });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ response: answer });
    expect(requests).toHaveLength(1);
  });

  it('with a connection that breaks: neither call is made again', async () => {
    const cut = new HttpFailure('cut', true, 'x');
    const { client, requests } = clientOf({ script: [cut] });
    await expect(client.runJob({ job_id: JOB })).rejects.toBe(cut);
    expect(requests).toHaveLength(1);
  });
});

describe('the other calls', () => {
  const ok = reply(200, { status: 'success', result: {} });
  type Client = BuildClient & BuildSearch;
  const calls: readonly [string, (client: Client, signal: AbortSignal) => Promise<unknown>][] = [
    [`GET /v1/record/${JOB}/20/record-info`, (client, signal) => client.record(BUILD, signal)],
    [`GET /v3/jobs/${JOB}/20/real-time-log`, (client, signal) => client.logPage(BUILD, LOG_START.v3, signal)],
    ['GET /v1/log/rec-1/download-log', (client, signal) => client.fullLog('rec-1', async () => {}, signal)],
    [`POST /v1/job/${JOB}/stop`, (client, signal) => client.stop(BUILD, signal)],
    [`GET /v1/job/${JOB}/20/output`, (client, signal) => client.artifacts(BUILD, signal)],
    ['GET /v1/record/rec-1/full-stages', (client, signal) => client.stages('rec-1', signal)],
    [`GET /v3/jobs/${JOB}/20/history-details`, (client, signal) => client.steps(BUILD, signal)],
    [`GET /v1/log/${JOB}/20/analysis`, (client, signal) => client.analysis(BUILD, signal)],
    [`GET /v1/record/${JOB}/list`, (client, signal) => client.builds(JOB, { from: 0, to: 1 }, 0, signal)],
    [`GET /v1/job/${JOB}/20/history-parameters`, (client, signal) => client.parameters(BUILD, signal)]
  ];

  it.each(calls)('%s: signed, with the signal of the caller', async (line, make) => {
    const { signal } = new AbortController();
    const story = clientOf({ script: [ok] });
    await make(story.client, signal);
    expect(story.lines()).toEqual([expect.stringContaining(line.replace(' ', ' https://build.test'))]);
    expect(story.requests[0]?.headers['x-auth-token']).toBe('a-token');
    expect(story.signals).toEqual([signal]);
  });

  it('each remember the path that served, on their own', async () => {
    const story = clientOf({ script: [NO_API, ok, ok, ok] });
    await story.client.record(BUILD);
    await story.client.record(BUILD);
    await story.client.artifacts(BUILD);
    expect(story.lines().map(line => line.replace('https://build.test', ''))).toEqual([
      `GET /v1/record/${JOB}/20/record-info`,
      `GET /v4/jobs/${JOB}/20/record-info`,
      `GET /v4/jobs/${JOB}/20/record-info`,
      `GET /v1/job/${JOB}/20/output`
    ]);
  });

  it('go on to a third path where there is one, and no further', async () => {
    const story = clientOf({ script: [NO_API, NO_API, ok, NO_API] });
    expect(await story.client.record(BUILD)).toMatchObject({ verdict: 'ok' });
    expect(await story.client.record(BUILD)).toMatchObject({ verdict: 'no-api' });
    const last = `GET https://build.test/v1/job/${JOB}/20/build-info`;
    expect(story.lines().slice(2)).toEqual([last, last]);
  });
});
