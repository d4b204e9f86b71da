import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { call, fieldsOf, run, withSimulator } from './support.ts';

async function refusal(simulator: Simulator): Promise<readonly unknown[]> {
  const answer = await run(simulator);
  return [answer.status, fieldsOf(answer)['error_code'], fieldsOf(answer)['error_msg']];
}

const unauthorized = (reason: string): readonly unknown[] => [
  401,
  'APIGW.0301',
  `Incorrect IAM authentication information: ${reason}`
];

describe('the gateway', () => {
  it('asks for a token', () =>
    withSimulator({}, async simulator => {
      expect(await refusal({ ...simulator, token: '' })).toEqual(unauthorized('x-auth-token not found'));
    }));

  it('refuses a token that it does not know, and one that was revoked', () =>
    withSimulator({}, async simulator => {
      expect(await refusal({ ...simulator, token: 'MIIx' })).toEqual(unauthorized('decrypt token fail'));
      simulator.revokeToken();
      expect(await refusal(simulator)).toEqual(unauthorized('decrypt token fail'));
    }));

  it('refuses a token that has expired, but not the others', () =>
    withSimulator({}, async simulator => {
      const other = simulator.issueToken();
      simulator.expireToken();
      expect(await refusal(simulator)).toEqual(unauthorized('token expires'));
      expect((await run({ ...simulator, token: other })).status).toBe(200);
    }));

  it('turns away a user without a role', () =>
    withSimulator({}, async simulator => {
      const token = simulator.issueToken('no-role');
      expect((await refusal({ ...simulator, token })).slice(0, 2)).toEqual([403, 'APIGW.0302']);
    }));

  it('throttles each operation by itself, and says how', () =>
    withSimulator({ limitPerMinute: 2 }, async simulator => {
      const answers = [await run(simulator), await run(simulator), await run(simulator)];
      const body = JSON.stringify({ job_id: simulator.jobId });
      const other = await call(simulator, { method: 'POST', path: '/v1/job/execute', body });
      expect([...answers, other].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
      expect(answers[2]?.text).toContain('APIGW.0308');
      expect(answers[2]?.text).toContain('policy user over ratelimit,limit:2,time:1 minute');
      expect(simulator.builds).toHaveLength(3);
    }));

  it('knows only the families that are published', () =>
    withSimulator({ families: ['v1'] }, async simulator => {
      const answer = await run(simulator);
      expect(answer.status).toBe(404);
      expect(fieldsOf(answer)).toEqual({
        error_code: 'APIGW.0101',
        error_msg: 'The API does not exist or has not been published in the environment',
        request_id: answer.headers['x-request-id']
      });
    }));

  it('serves below a base path, and nothing beside it', () =>
    withSimulator({ basePath: '/gateway/build/' }, async simulator => {
      expect(simulator.url).toMatch(/\/gateway\/build$/);
      expect((await run(simulator)).status).toBe(200);
      expect((await run({ ...simulator, url: new URL(simulator.url).origin })).status).toBe(404);
    }));

  it('gives every answer a request id of its own and its own idea of the time', () =>
    withSimulator({ clockSkewMs: -3_600_000 }, async simulator => {
      const answers = [await run(simulator), await run({ ...simulator, token: '' })];
      const ids = answers.map(({ headers }) => headers['x-request-id']);
      expect(ids).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f]{32}$/)));
      expect(new Set(ids).size).toBe(2);
      const ahead = Date.parse(String(answers[0]?.headers['date'])) - Date.now();
      expect(Math.round(ahead / 60_000)).toBe(-60);
    }));
});
