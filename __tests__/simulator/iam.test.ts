import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { type Answer, at, call, callSigned, fieldsOf, identityToken, run, withSimulator } from './support.ts';

type Fields = Readonly<Record<string, unknown>>;

const FEDERATION = '/v3.0/OS-AUTH/id-token/tokens';

interface Wish {
  readonly idToken?: string;
  readonly scope?: object | undefined;
  readonly provider?: string;
}

/** Exchanges an identity token, GitHub's for a push unless told, for a token of the simulator's project. */
async function federate(simulator: Simulator, wish: Wish = {}): Promise<Answer> {
  const { idToken = await identityToken(simulator), provider = simulator.identityProvider } = wish;
  const scope = 'scope' in wish ? wish.scope : { project: { name: simulator.region } };
  const body = JSON.stringify({ auth: { id_token: { id: idToken }, ...(scope && { scope }) } });
  return call(at('iam', simulator), {
    method: 'POST',
    path: FEDERATION,
    body,
    headers: { 'x-idp-id': provider }
  });
}

function scopeToken(simulator: Simulator, id: string, scope?: object): Promise<Answer> {
  const body = JSON.stringify({
    auth: { identity: { methods: ['token'], token: { id } }, ...(scope && { scope }) }
  });
  return call(at('iam', simulator), { method: 'POST', path: '/v3/auth/tokens?nocatalog=true', body });
}

const tokenOf = ({ headers }: Answer): string => String(headers['x-subject-token']);
const detailsOf = (answer: Answer): Fields => fieldsOf(answer)['token'] as Fields;

/** Status and words of a refusal in IAM's form. */
function refusal(answer: Answer): readonly unknown[] {
  const { code, message, title } = fieldsOf(answer)['error'] as Fields;
  expect([code, title]).toEqual([answer.status, expect.stringMatching(/^[A-Z]/)]);
  return [answer.status, message];
}

describe('IAM gives for an identity token', () => {
  it.each(['name', 'id'])('a token for the project that is named by its %s, and Build takes it', by =>
    withSimulator({}, async simulator => {
      const project = by === 'id' ? { id: simulator.projectId } : { name: simulator.region };
      const answer = await federate(simulator, { scope: { project } });
      expect(answer.status).toBe(201);
      expect(detailsOf(answer)).toMatchObject({
        methods: ['mapped'],
        project: { id: simulator.projectId, name: 'cn-north-4' },
        user: { 'OS-FEDERATION': { identity_provider: { id: 'github' }, protocol: { id: 'oidc' } } },
        expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
      });
      expect((await run({ ...simulator, token: tokenOf(answer) })).status).toBe(200);
    })
  );

  it('a token that Build does not take when no project is named, or when it is set up so', async () => {
    const expectUseless = async (simulator: Simulator, answer: Answer): Promise<void> => {
      expect([answer.status, detailsOf(answer)['project']]).toEqual([201, undefined]);
      expect((await run({ ...simulator, token: tokenOf(answer) })).status).toBe(401);
    };
    await withSimulator({}, async simulator =>
      expectUseless(simulator, await federate(simulator, { scope: undefined }))
    );
    await withSimulator({ unscopedTokens: true }, async simulator =>
      expectUseless(simulator, await federate(simulator))
    );
  });

  it('a token of another region, which Build does not take', () =>
    withSimulator({}, async simulator => {
      const answer = await federate(simulator, { scope: { project: { name: 'cn-east-3' } } });
      expect(detailsOf(answer)['project']).toMatchObject({ id: simulator.projects['cn-east-3'] });
      const refused = await run({ ...simulator, token: tokenOf(answer) });
      expect([refused.status, refused.text]).toEqual([401, expect.stringContaining('decrypt token fail')]);
    }));

  it('a token that lives as long as it is told', () =>
    withSimulator({ tokenLifeMs: 150 }, async simulator => {
      const answer = await federate(simulator);
      const life = Date.parse(String(detailsOf(answer)['expires_at'])) - Date.now();
      expect(life).toBeLessThanOrEqual(150);
      await new Promise(resolve => setTimeout(resolve, 160));
      const refused = await run({ ...simulator, token: tokenOf(answer) });
      expect([refused.status, refused.text]).toEqual([401, expect.stringContaining('token expires')]);
    }));

  it('tokens that can be ended and forgotten all at once, while new ones are good', () =>
    withSimulator({}, async simulator => {
      const first = tokenOf(await federate(simulator));
      simulator.expireSignIns();
      expect((await run({ ...simulator, token: first })).text).toContain('token expires');
      const second = tokenOf(await federate(simulator));
      expect((await run({ ...simulator, token: second })).status).toBe(200);
      simulator.revokeSignIns();
      expect((await run({ ...simulator, token: second })).text).toContain('decrypt token fail');
    }));
});

describe('IAM refuses an identity token', () => {
  it('whose signature is not that of GitHub', () =>
    withSimulator({}, async simulator => {
      const [head, , signature] = (await identityToken(simulator)).split('.');
      const claims = Buffer.from(JSON.stringify({ sub: 'repo:octo-org/hello-build:ref:refs/heads/main' }));
      const forged = [head, claims.toString('base64url'), signature].join('.');
      const said = refusal(await federate(simulator, { idToken: forged }));
      expect(said).toEqual([401, 'The id token is invalid: its signature is wrong.']);
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      expect(
        refusal(await federate(simulator, { idToken: `${none}.${claims.toString('base64url')}.` }))[0]
      ).toBe(401);
    }));

  it('for another audience', () =>
    withSimulator({ audience: 'huawei-cloud' }, async simulator => {
      const said = refusal(await federate(simulator));
      expect(said).toEqual([401, 'The id token is invalid: its audience is no client id of the provider.']);
      const right = await federate(simulator, { idToken: await identityToken(simulator, 'huawei-cloud') });
      expect(right.status).toBe(201);
    }));

  it('that has expired', () =>
    withSimulator({ identityTokenLifeMs: 0 }, async simulator => {
      const idToken = await identityToken(simulator);
      await new Promise(resolve => setTimeout(resolve, 1000));
      expect(refusal(await federate(simulator, { idToken }))).toEqual([
        401,
        'The id token is invalid: it has expired.'
      ]);
    }));

  it('of a subject that the mapping does not know', () =>
    withSimulator({ trustedSubject: 'repo:octo-org/other:ref:refs/heads/main' }, async simulator => {
      expect(refusal(await federate(simulator))).toEqual([
        403,
        'No mapping rule of the identity provider fits.'
      ]);
    }));

  it('once GitHub signs with a new key, as IAM has a copy of the old one', () =>
    withSimulator({}, async simulator => {
      simulator.rotateGitHubKeys();
      const said = refusal(await federate(simulator));
      expect(said).toEqual([401, 'The id token is invalid: no signing key has its id.']);
    }));

  it('for a provider or a project that does not exist', () =>
    withSimulator({}, async simulator => {
      const provider = await federate(simulator, { provider: 'gitlab' });
      const project = await federate(simulator, { scope: { project: { id: 'f'.repeat(32) } } });
      expect(refusal(provider)).toEqual([404, 'Could not find identity provider: gitlab.']);
      expect(refusal(project)).toEqual([404, `Could not find project: ${'f'.repeat(32)}.`]);
      expect(refusal(await federate(simulator, { provider: '' }))[0]).toBe(400);
    }));

  it.each(['', '[]', '{"auth":[]}', '{"auth":{}}'])('that is not where it belongs: %s', body =>
    withSimulator({}, async simulator => {
      const headers = { 'x-idp-id': 'github' };
      const answer = await call(at('iam', simulator), { method: 'POST', path: FEDERATION, body, headers });
      expect(refusal(answer)[0]).toBe(400);
    })
  );
});

describe('IAM gives for a token', () => {
  it('one with a project, which Build takes', () =>
    withSimulator({ unscopedTokens: true }, async simulator => {
      const unscoped = tokenOf(await federate(simulator));
      const answer = await scopeToken(simulator, unscoped, { project: { name: 'cn-north-4' } });
      expect([answer.status, detailsOf(answer)['catalog']]).toEqual([201, undefined]);
      expect((await run({ ...simulator, token: tokenOf(answer) })).status).toBe(200);
    }));

  it('nothing without a scope, or when the token is unknown or over', () =>
    withSimulator({}, async simulator => {
      const project = { project: { name: 'cn-north-4' } };
      expect(refusal(await scopeToken(simulator, simulator.token))[0]).toBe(400);
      expect(refusal(await scopeToken(simulator, 'MIIx', project))[0]).toBe(401);
      simulator.expireToken();
      expect(refusal(await scopeToken(simulator, simulator.token, project))[0]).toBe(401);
    }));
});

describe('IAM tells of projects', () => {
  const list = (simulator: Simulator, query: string, secret = simulator.accessKey.secret) =>
    callSigned(
      at('iam', simulator),
      { path: `/v3/projects${query}` },
      { ...simulator.accessKey, secret, projectId: '' }
    );

  it('by name, to those who sign', () =>
    withSimulator({}, async simulator => {
      const projects = async (query: string): Promise<readonly Fields[]> =>
        fieldsOf(await list(simulator, query))['projects'] as readonly Fields[];
      expect(await projects('?name=cn-north-4')).toMatchObject([
        { id: simulator.projectId, name: 'cn-north-4' }
      ]);
      expect(await projects('?name=mars-1')).toEqual([]);
      expect((await projects('')).length).toBe(Object.keys(simulator.projects).length);
    }));

  it('and to nobody else', () =>
    withSimulator({}, async simulator => {
      const wrong = await list(simulator, '?name=cn-north-4', 'wrong');
      expect([wrong.status, fieldsOf(wrong)['error_code']]).toEqual([401, 'APIGW.0301']);
      expect((await call(at('iam', simulator), { path: '/v3/projects' })).status).toBe(401);
    }));
});
