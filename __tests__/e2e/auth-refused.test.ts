import { describe, expect, it } from '@jest/globals';
import type { Effect, SimulatorOptions } from '../../simulator/index.ts';
import {
  bareStep,
  countsOf,
  expectRed,
  type Method,
  onSimulator,
  type Part,
  RENEWABLE,
  type Step,
  signIn
} from './auth-support.ts';

/** A step that only starts a build, and is to be refused. */
function refused(method: Method, options: SimulatorOptions, part: Part = {}): Promise<Step> {
  return onSimulator(options, async simulator => {
    const step = await signIn(simulator, method, { ...part, inputs: { wait: 'false', ...part.inputs } });
    expect(simulator.builds).toEqual([]);
    expect(step.outputs['actual_build_number']).toBeUndefined();
    return step;
  });
}

describe('the wrong place', () => {
  it.concurrent.each(RENEWABLE)(
    'a region that has a project, but no such task: %s ends red and asks no more than twice',
    async method => {
      const step = await refused(method, {}, { inputs: { region: 'cn-east-3' } });
      expectRed(step, /The build was not started: HTTP 40[13], APIGW\.030[12]/);
      expect(countsOf(step)['start']).toBeLessThan(3);
      expect(countsOf(step)['github-token']).toBeLessThan(3);
    }
  );

  it.concurrent('likewise with an access key', async () => {
    expectRed(await refused('access-key', {}, { inputs: { region: 'cn-east-3' } }), /HTTP 403, APIGW\.0302/);
  });

  it.concurrent('a token of another region', () =>
    onSimulator({}, async other => {
      const step = await refused('token', {}, { inputs: { token: other.token } });
      expectRed(step, /decrypt token fail[\s\S]*works only in the region and project/);
      expect(step.routes).toEqual(['start']);
    }));

  it.concurrent.each<[Method, RegExp]>([
    ['oidc', /^IAM refused the identity token: HTTP 404, 404, Could not find project: mars-1/],
    ['agency', /^IAM knows no project of region mars-1 for this key\.\nCheck region, or give project_id/],
    ['access-key', /^IAM knows no project of region mars-1 for this key\.\nCheck region, or give project_id/]
  ])('a region that is nowhere: %s', async (method, reason) => {
    expectRed(await refused(method, {}, { inputs: { region: 'mars-1' } }), reason);
  });

  it.concurrent.each<[Method, RegExp]>([
    ['oidc', /Could not find project/],
    ['agency', /HTTP 403, APIGW\.0302/],
    ['access-key', /HTTP 403, APIGW\.0302/]
  ])('a project that is nowhere: %s', async (method, reason) => {
    expectRed(await refused(method, {}, { inputs: { project_id: 'f'.repeat(32) } }), reason);
  });
});

describe('a job that may not have an identity token', () => {
  it.concurrent.each(RENEWABLE)('is told which lines to add: %s', async method => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
    const step = await refused(method, {}, { env });
    expectRed(
      step,
      /GitHub gives this job no identity token\.\n.*\npermissions:\n {2}id-token: write\n {2}contents: read$/
    );
    expect(step.routes).toEqual([]);
  });

  it.concurrent.each(RENEWABLE)('is told what GitHub said when it says no: %s', async method => {
    const step = await refused(method, {}, { env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x'.repeat(40) } });
    expectRed(step, /^GitHub gave no identity token: HTTP 401/);
    expect(step.routes).toEqual(['github-token']);
  });
});

describe('who is not trusted', () => {
  it.concurrent.each<[Method, SimulatorOptions, RegExp]>([
    ['oidc', { trustedSubject: 'repo:octo-org/other:ref:refs/heads/main' }, /HTTP 403, 403, No mapping rule/],
    [
      'agency',
      { trustedSubject: 'repo:octo-org/other:ref:refs/heads/main' },
      /HTTP 403, STS5\.0001, access denied/
    ],
    ['oidc', { audience: 'other' }, /HTTP 401, 401, The id token is invalid: its audience/],
    ['agency', { audience: 'other' }, /HTTP 401, STS5\.0007, invalid id token: its audience/]
  ])('%s, %j: is told so once, with what to check', async (method, options, reason) => {
    const step = await refused(method, options);
    expectRed(step, reason);
    expectRed(step, /request id [0-9a-f]{32}\.\nCheck [\s\S]*docs\/authentication\.md/);
    expect(step.routes).toHaveLength(2);
  });

  it.concurrent('IAM with an old copy of the keys of GitHub: the user is told to look there', () =>
    onSimulator({}, async simulator => {
      simulator.rotateGitHubKeys();
      const step = await signIn(simulator, 'oidc', { inputs: { wait: 'false' } });
      expectRed(step, /no signing key has its id[\s\S]*copy of the signing keys of GitHub is fresh/);
    }));
});

describe('a rejected signature', () => {
  const wrong = { inputs: { secret_access_key: 'x'.repeat(40) } };

  it.concurrent('is sent once to look up the project, and no more', async () => {
    const step = await refused('access-key', {}, wrong);
    expectRed(step, /verify aksk signature fail/);
    expect(step.routes).toEqual(['iam-projects']);
  });

  it.concurrent('is sent once to start a build, and no more', () =>
    onSimulator({}, async simulator => {
      const inputs = { ...wrong.inputs, project_id: simulator.projectId };
      const step = await signIn(simulator, 'access-key', { inputs });
      expectRed(step, /^The build was not started: HTTP 401, APIGW\.0301, .*verify aksk signature fail/);
      expect(step.routes).toEqual(['start']);
    }));

  it.concurrent('leaves the key alive: a step with the right secret works at once', () =>
    onSimulator({}, async simulator => {
      for (let runs = 0; runs < 2; runs += 1) await signIn(simulator, 'access-key', wrong);
      const step = await signIn(simulator, 'access-key', { inputs: { wait: 'false' } });
      expect([step.code, step.outputs['status']]).toEqual([0, 'started']);
    }));

  it.concurrent('of a build that is followed is not sent again and again, and nothing else is signed with that key', () =>
    onSimulator({}, async simulator => {
      const build = simulator.startBuild();
      const inputs = { ...wrong.inputs, project_id: simulator.projectId, build_number: String(build.number) };
      const step = await signIn(simulator, 'access-key', { inputs });
      expectRed(step, /can't be read: HTTP 401/);
      expect(step.routes.length).toBeLessThan(3);
    }));
});

/** api.md §5.3 */
const SHAPES: readonly (readonly [string, Effect, RegExp])[] = [
  [
    'of the gateway',
    json({ error_code: 'APIGW.0302', error_msg: 'Not allowed', request_id: 'r' }),
    /APIGW\.0302, Not allowed/
  ],
  [
    'with status 200',
    { kind: 'error-200', code: 'IAM.0003', message: 'Policy says no' },
    /IAM\.0003, Policy says no/
  ],
  ['of IAM', json({ error: { code: 403, message: 'Not today', title: 'Forbidden' } }), /403, Not today/],
  [
    'of IAM, the code a text',
    json({ error: { code: '403', message: 'Not today', title: 'Forbidden' } }),
    /Not today/
  ],
  [
    'of STS',
    json({ error_code: 'STS5.0001', error_msg: 'denied', encoded_authorization_message: 'x' }),
    /STS5\.0001, denied/
  ],
  ['of v1', json({ status: 'fail', error: { code: 'X.1', reason: 'because' } }), /X\.1, because/],
  [
    'of v1, as JSON in a string',
    stringified({ status: 'error', error: { code: 'X.1', message: 'because' } }),
    /X\.1, because/
  ],
  ['of v3', json({ success: false, message: 'no luck', err_code: 'Y.2' }), /Y\.2, no luck/],
  ['of other services', json({ errorCode: 'Z.3', errorMessage: 'nope' }), /Z\.3, nope/],
  ['that is empty', { kind: 'empty', status: 403 }, /HTTP 403/],
  ['of a proxy', { kind: 'html', status: 403 }, /HTTP 403/]
];

function json(body: object): Effect {
  return { kind: 'status', status: 403, body: JSON.stringify(body) };
}

function stringified(body: object): Effect {
  return { kind: 'status', status: 403, body: JSON.stringify(JSON.stringify(body)) };
}

/** Where each method is told of it first; the answers to a start have tests of their own. */
const FIRST_ROUTE = { oidc: 'iam-token', agency: 'sts', 'access-key': 'iam-projects' } as const;

describe.each(SHAPES)('an error %s', (_, effect, reason) => {
  it.concurrent('is told as it is, whoever says it, and asked for once', async () => {
    const steps = (['oidc', 'agency', 'access-key'] as const).map(method => {
      const faults = [{ route: FIRST_ROUTE[method], times: 'always', do: effect }] as const;
      return refused(method, { faults });
    });
    for (const step of await Promise.all(steps)) {
      expectRed(step, reason);
      expect(new Set(Object.values(countsOf(step)))).toEqual(new Set([1]));
    }
  });
});

it.concurrent('a step that is given no way to sign in is told of all, the recommended one first', () =>
  onSimulator({}, async simulator => {
    const step = await bareStep(simulator, { inputs: { region: simulator.region } });
    expectRed(step, /nothing says how to sign in\. Give one of: identity_provider \(GitHub OIDC/);
    expect(step.routes).toEqual([]);
  }));
