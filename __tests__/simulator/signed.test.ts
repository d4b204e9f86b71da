import { describe, expect, it } from '@jest/globals';
import { checkSigned } from '../../simulator/gateway/signed.ts';
import { createKeys } from '../../simulator/identity/keys.ts';
import type { Simulator } from '../../simulator/index.ts';
import {
  type Answer,
  type Call,
  call,
  callSigned,
  fieldsOf,
  type Signer,
  signed,
  withSimulator
} from './support.ts';

const MINUTE_MS = 60_000;

function start({ jobId }: Simulator): Call {
  return { method: 'POST', path: '/v3/jobs/build', body: JSON.stringify({ job_id: jobId }) };
}

/** Starts a build, signed with the simulator's own key unless told. */
function run(simulator: Simulator, signer: Partial<Signer> = {}): Promise<Answer> {
  return callSigned(simulator, start(simulator), { ...simulator.accessKey, ...signer });
}

const sdkDate = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');

const unauthorized = (reason: string): unknown => ({
  error_code: 'APIGW.0301',
  error_msg: `Incorrect IAM authentication information: ${reason}`,
  request_id: expect.any(String)
});

/** Expects a refusal with 401, and that no build was started. */
async function expectRefused(simulator: Simulator, signer: Partial<Signer>, reason: string): Promise<void> {
  const answer = await run(simulator, signer);
  expect([answer.status, fieldsOf(answer)]).toEqual([401, unauthorized(reason)]);
  expect(simulator.builds).toEqual([]);
}

describe('a signed request', () => {
  it.each([false, true])('is served like one with a token (HTTPS: %s)', https =>
    withSimulator({ https }, async simulator => {
      expect((await run(simulator)).status).toBe(200);
      expect(simulator.builds).toHaveLength(1);
    })
  );

  it('is refused when nobody knows its key', () =>
    withSimulator({}, simulator =>
      expectRefused(simulator, { id: 'HPNOBODY' }, 'Get secretKey failed,ak:HPNOBODY,err:ak not exist')
    ));

  it('is refused when its secret is wrong, and told what was signed', () =>
    withSimulator({}, async simulator => {
      const answer = await run(simulator, { secret: 'wrong', date: sdkDate(Date.now()) });
      const message = String(fieldsOf(answer)['error_msg']);
      expect(answer.status).toBe(401);
      expect(message).toContain(
        'verify aksk signature fail, canonicalRequest:POST|/v3/jobs/build/||content-type:'
      );
      expect(message).toMatch(
        new RegExp(`\\|x-project-id:${simulator.projectId}\\|x-sdk-date:\\w+\\|\\|content-type;host;`)
      );
      expect(message).toMatch(/\|[0-9a-f]{64}$/);
    }));

  it.each<[string, (what: Call) => Call]>([
    ['body', what => ({ ...what, body: `${what.body} ` })],
    ['path', what => ({ ...what, path: '/v1/job/execute' })],
    ['query', what => ({ ...what, path: `${what.path}?a=1` })],
    [
      'signed header',
      what => ({ ...what, headers: { ...what.headers, 'content-type': 'application/json; x' } })
    ]
  ])('is refused when its %s was changed on the way', (_, change) =>
    withSimulator({}, async simulator => {
      const headers = signed(simulator, start(simulator), simulator.accessKey);
      const changed = change({ ...start(simulator), headers });
      const { status } = await call({ ...simulator, token: '' }, changed);
      expect(status).toBe(401);
      expect(simulator.builds).toEqual([]);
    })
  );

  it.each([-20, -14, 14, 20])('has fifteen minutes: %i minutes off', minutes =>
    withSimulator({}, async simulator => {
      const date = sdkDate(Date.now() + minutes * MINUTE_MS);
      if (Math.abs(minutes) < 15) expect((await run(simulator, { date })).status).toBe(200);
      else await expectRefused(simulator, { date }, 'calc ak sk signature fail:signature expired');
    })
  );

  it('goes by the clock of the service', () =>
    withSimulator({ clockSkewMs: -60 * MINUTE_MS }, async simulator => {
      await expectRefused(simulator, {}, 'calc ak sk signature fail:signature expired');
      expect((await run(simulator, { date: sdkDate(Date.now() - 60 * MINUTE_MS) })).status).toBe(200);
    }));

  it('needs the right project', () =>
    withSimulator({}, async simulator => {
      await expectRefused(simulator, { projectId: '' }, 'x-project-id not found');
      const elsewhere = await run(simulator, { projectId: simulator.projects['cn-east-3'] ?? '' });
      expect([elsewhere.status, fieldsOf(elsewhere)['error_code']]).toEqual([403, 'APIGW.0302']);
    }));

  it('with a temporary key needs the security token, until the key expires', () =>
    withSimulator({}, async simulator => {
      const { securityToken, ...bare } = simulator.issueAccessKey(60 * MINUTE_MS);
      const absent = `Get secretKey failed,ak:${bare.id},err:ak not exist`;
      const without = await callSigned(simulator, start(simulator), bare);
      expect([without.status, fieldsOf(without)]).toEqual([401, unauthorized(absent)]);
      await expectRefused(simulator, { ...bare, securityToken: 'wrong' }, absent);
      const temporary = { ...bare, securityToken: securityToken ?? '' };
      expect((await run(simulator, temporary)).status).toBe(200);
      simulator.expireSignIns();
      const expired = await run(simulator, temporary);
      expect(fieldsOf(expired)).toEqual(unauthorized('the security token expires'));
      expect((await run(simulator)).status).toBe(200);
    }));

  it('with a key that lives briefly is refused when its time is over', () =>
    withSimulator({}, async simulator => {
      const key = simulator.issueAccessKey(100);
      expect((await run(simulator, key)).status).toBe(200);
      await new Promise(resolve => setTimeout(resolve, 150));
      expect((await run(simulator, key)).status).toBe(401);
    }));

  it('signs its project and its security token wherever it sends them', () =>
    withSimulator({}, async simulator => {
      const what = { ...start(simulator), headers: { 'x-project-id': simulator.projectId } };
      const answer = await callSigned(simulator, what, { ...simulator.accessKey, projectId: '' });
      expect(fieldsOf(answer)).toEqual(unauthorized('the header x-project-id is not signed'));
    }));

  it('is throttled by its key', () =>
    withSimulator({ limitPerMinute: 1 }, async simulator => {
      const other = simulator.issueAccessKey(MINUTE_MS);
      const answers = [await run(simulator), await run(simulator), await run(simulator, other)];
      expect(answers.map(({ status }) => status)).toEqual([200, 429, 200]);
    }));
});

describe('a key', () => {
  const LOCKED = 'AK access failed to reach the limit,forbidden.';

  it('is locked by the sixth wrong signature in a row, even for right ones', () =>
    withSimulator({}, async simulator => {
      for (let index = 0; index < 5; index += 1) await run(simulator, { secret: 'wrong' });
      expect((await run(simulator)).status).toBe(200);
      for (let index = 0; index < 6; index += 1) await run(simulator, { secret: 'wrong' });
      expect(fieldsOf(await run(simulator))).toEqual(unauthorized(LOCKED));
    }));

  it('is unlocked five minutes later', () => {
    let now = Date.now();
    const keys = createKeys(
      () => now,
      () => undefined
    );
    const key = keys.issue();
    const look = (secret: string) => {
      const place = { url: 'http://build.example', projectId: 'p' };
      const headers = signed(place, { path: '/v1/x' }, { ...key, secret, date: sdkDate(now) });
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
      );
      return checkSigned({ method: 'GET', target: '/v1/x', headers: lower, body: '' }, keys, now);
    };
    for (let index = 0; index < 6; index += 1) look('wrong');
    now += 5 * MINUTE_MS - 1;
    expect(look(key.secret)).toEqual({ refusal: LOCKED });
    now += 1;
    expect(look(key.secret)).toEqual({ keyId: key.id });
  });
});
