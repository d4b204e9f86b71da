import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import {
  type Answer,
  at,
  call,
  callSigned,
  fieldsOf,
  identityToken,
  type Signer,
  withSimulator
} from './support.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Asks for keys for an identity token of GitHub's, with fields added to or put in place of the usual ones. */
async function assume(simulator: Simulator, fields: Fields = {}): Promise<Answer> {
  const body = JSON.stringify({
    provider_urn: simulator.oidcProviderUrn,
    agency_urn: simulator.agencyUrn,
    agency_session_name: 'github-1658821493-1',
    id_token: await identityToken(simulator),
    ...fields
  });
  return call(at('sts', simulator), { method: 'POST', path: '/v5/agencies/assume-with-oidc', body });
}

const credentialsOf = (answer: Answer): Fields => fieldsOf(answer)['credentials'] as Fields;

function signerOf(answer: Answer): Signer {
  const { access_key_id: id, secret_access_key: secret, security_token: token } = credentialsOf(answer);
  return { id: String(id), secret: String(secret), securityToken: String(token) };
}

function start(simulator: Simulator, signer: Signer): Promise<Answer> {
  const body = JSON.stringify({ job_id: simulator.jobId });
  return callSigned(simulator, { method: 'POST', path: '/v3/jobs/build', body }, signer);
}

describe('STS gives keys for an identity token', () => {
  it('that Build takes', () =>
    withSimulator({}, async simulator => {
      const answer = await assume(simulator);
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer)).toMatchObject({
        audience: 'https://github.com/octo-org',
        provider: simulator.oidcProviderUrn,
        subject_from_id_token: 'repo:octo-org/hello-build:ref:refs/heads/main',
        assumed_agency: { urn: expect.stringContaining('github-1658821493-1') }
      });
      expect((await start(simulator, signerOf(answer))).status).toBe(200);
    }));

  it.each([
    [900, 900],
    [43_200, 43_200],
    [undefined, 3600]
  ])('for as long as it is asked to: %s', (asked, seconds) =>
    withSimulator({}, async simulator => {
      const { expiration } = credentialsOf(await assume(simulator, { duration_seconds: asked }));
      const life = (Date.parse(String(expiration)) - Date.now()) / 1000;
      expect(Math.abs(life - seconds)).toBeLessThan(5);
    })
  );

  it('for as long as the simulator is told, and then they are worth nothing', () =>
    withSimulator({ keyLifeMs: 150 }, async simulator => {
      const signer = signerOf(await assume(simulator));
      expect((await start(simulator, signer)).status).toBe(200);
      await new Promise(resolve => setTimeout(resolve, 160));
      expect((await start(simulator, signer)).text).toContain('the security token expires');
    }));

  it('also when GitHub signs with a new key, as STS looks it up', () =>
    withSimulator({}, async simulator => {
      simulator.rotateGitHubKeys();
      expect((await assume(simulator)).status).toBe(200);
    }));
});

describe('STS refuses', () => {
  it.each<[string, unknown]>([
    ['provider_urn', 'iam::1:agency:github'],
    ['agency_urn', undefined],
    ['agency_session_name', 'x'],
    ['agency_session_name', 'a b'],
    ['agency_session_name', 'x'.repeat(129)],
    ['id_token', 'abc'],
    ['id_token', 'x'.repeat(20_001)],
    ['duration_seconds', 899],
    ['duration_seconds', 43_201],
    ['duration_seconds', '3600'],
    ['unknown_field', 1]
  ])('a request that breaks the rule for %s: %p', (name, value) =>
    withSimulator({}, async simulator => {
      const answer = await assume(simulator, { [name]: value });
      expect([answer.status, fieldsOf(answer)]).toEqual([
        400,
        { error_code: 'STS5.0002', error_msg: `invalid parameter: ${name}`, request_id: expect.any(String) }
      ]);
    })
  );

  it.each<[string, Fields, number]>([
    ['an identity token that nobody signed', { id_token: 'a.b.c' }, 401],
    ['a provider that does not exist', { provider_urn: 'iam::1:oidcProvider:github' }, 404],
    ['an agency that trusts somebody else', { agency_urn: 'iam::1:agency:other' }, 403]
  ])('%s', (_, fields, status) =>
    withSimulator({}, async simulator => {
      const answer = await assume(simulator, fields);
      expect(answer.status).toBe(status);
      expect(fieldsOf(answer)['error_code']).toMatch(/^STS5\.\d{4}$/);
    })
  );

  it('a subject that the agency does not trust, with a message for the administrator', () =>
    withSimulator({ trustedSubject: 'repo:octo-org/other:ref:refs/heads/main' }, async simulator => {
      const answer = await assume(simulator);
      expect(answer.status).toBe(403);
      expect(fieldsOf(answer)).toMatchObject({
        error_msg: expect.stringContaining('access denied'),
        encoded_authorization_message: expect.any(String)
      });
    }));
});
