import { describe, expect, it } from '@jest/globals';
import type { AccessKey, Secret } from '../../simulator/index.ts';
import {
  bareStep,
  countsOf,
  expectFollowed,
  expectRed,
  METHODS,
  type Method,
  onSimulator,
  RENEWABLE,
  signIn
} from './auth-support.ts';
import { dataOf } from './follow-runner.ts';

const NEEDED: Readonly<Record<Method, Readonly<Record<string, number>>>> = {
  token: {},
  'access-key': { 'iam-projects': 1 },
  oidc: { 'github-token': 1, 'iam-token': 1 },
  agency: { 'github-token': 1, sts: 1, 'iam-projects': 1 }
};

const HELD: Readonly<Record<Method, readonly Secret['kind'][]>> = {
  token: ['token'],
  'access-key': ['secret-key'],
  oidc: ['request-token', 'identity-token', 'token'],
  agency: ['request-token', 'identity-token', 'secret-key', 'security-token']
};

const SIGN_IN_ROUTES = ['github-token', 'iam-token', 'iam-scope', 'iam-projects', 'sts'];

describe.each(METHODS)('signing in by %s', method => {
  it.concurrent('starts a build and follows it to its end, and asks no more than it must for that', () =>
    onSimulator({}, async simulator => {
      const step = await signIn(simulator, method);
      expectFollowed(step, simulator);
      const asked = Object.entries(countsOf(step)).filter(([route]) => SIGN_IN_ROUTES.includes(route));
      expect(Object.fromEntries(asked)).toEqual(NEEDED[method]);
      expect(step.warnings).toEqual([]);
    }));

  it.concurrent('masks every secret that it holds, but neither region nor project', () =>
    onSimulator({}, async simulator => {
      const inputs = { wait: 'false', project_id: simulator.projectId };
      const { heard } = await signIn(simulator, method, { inputs });
      const masked = dataOf(heard, 'add-mask');
      const kinds = simulator.secrets.filter(({ value }) => masked.includes(value)).map(({ kind }) => kind);
      expect([...kinds].sort()).toEqual([...HELD[method]].sort());
      expect(masked).not.toContain(simulator.projectId);
      expect(masked).not.toContain(simulator.region);
    }));
});

it.concurrent('a project id that is given need not be looked up', () =>
  onSimulator({}, async simulator => {
    for (const method of ['access-key', 'agency'] as const) {
      const inputs = { wait: 'false', project_id: simulator.projectId };
      expect((await signIn(simulator, method, { inputs })).routes).not.toContain('iam-projects');
    }
  }));

it.concurrent('a token without a project is exchanged for one of the project', () =>
  onSimulator({ unscopedTokens: true }, async simulator => {
    const step = await signIn(simulator, 'oidc');
    expectFollowed(step, simulator);
    expect(countsOf(step)).toMatchObject({ 'iam-token': 1, 'iam-scope': 1 });
  }));

it.concurrent('GitHub is asked for the audience that is given', () =>
  onSimulator({ audience: 'huawei&cloud=1' }, async simulator => {
    for (const method of RENEWABLE) {
      const step = await signIn(simulator, method, { inputs: { audience: 'huawei&cloud=1', wait: 'false' } });
      expect([step.code, step.outputs['status']]).toEqual([0, 'started']);
      const wrong = await signIn(simulator, method, { inputs: { audience: 'huawei', wait: 'false' } });
      expectRed(wrong, /its audience is no client id of the provider/);
    }
  }));

describe('the variables that huaweicloud/auth-action exports', () => {
  const variablesOf = (region: string, { id, secret, securityToken = '' }: AccessKey) => ({
    HUAWEI_CLOUD_REGION: region,
    HUAWEI_CLOUD_ACCESS_KEY_ID: id,
    HUAWEI_CLOUD_SECRET_ACCESS_KEY: secret,
    HUAWEI_CLOUD_SECURITY_TOKEN: securityToken
  });

  it.concurrent.each(['a permanent', 'a temporary'])('are all that a step with %s key needs', which =>
    onSimulator({}, async simulator => {
      const { accessKey, region, projectId, iamUrl } = simulator;
      const key = which === 'a permanent' ? accessKey : simulator.issueAccessKey(3_600_000);
      const env = { ...variablesOf(region, key), HUAWEI_CLOUD_PROJECT_ID: projectId };
      expectFollowed(await bareStep(simulator, { inputs: {}, env }), simulator);
      const lookedUp = await bareStep(simulator, {
        inputs: { iam_endpoint: iamUrl, wait: 'false' },
        env: variablesOf(region, key)
      });
      expect(lookedUp.routes).toEqual(['iam-projects', 'start']);
    })
  );

  it.concurrent('give way to a method that the inputs name', () =>
    onSimulator({}, async simulator => {
      const env = variablesOf('cn-east-3', { id: 'HPNOBODY', secret: 'x'.repeat(40) });
      const step = await signIn(simulator, 'oidc', { env: { ...simulator.githubEnv(), ...env } });
      expectFollowed(step, simulator);
      expect(step.requests.every(({ headers }) => !headers['authorization']?.startsWith('SDK-'))).toBe(true);
    }));
});
