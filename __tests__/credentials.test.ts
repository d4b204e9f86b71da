import { describe, expect, it } from '@jest/globals';
import type { Credentials } from '../src/auth/authorize.ts';
import type { Checked } from '../src/checked.ts';
import { readCredentials, SECRET_INPUTS, SECRET_VARIABLES } from '../src/credentials.ts';

type Texts = Readonly<Record<string, string>>;

const read = (inputs: Texts, variables: Texts = {}, region = 'cn-north-4'): Checked<Credentials> =>
  readCredentials({ input: name => inputs[name] ?? '', variable: name => variables[name] ?? '' }, region);

function chosen(inputs: Texts, variables: Texts = {}, region = 'cn-north-4'): Credentials {
  const checked = read(inputs, variables, region);
  if (!checked.ok) throw new Error(checked.faults.join('\n'));
  return checked.value;
}

const KEY = { access_key_id: 'an-id', secret_access_key: 'a-secret' };
const KEY_VARIABLES = {
  HUAWEI_CLOUD_ACCESS_KEY_ID: 'variable-id',
  HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'variable-secret'
};
const AGENCY = { oidc_provider_urn: 'iam::1a:oidcProvider:github', agency_urn: 'iam::1a:agency:a/b' };
const PROJECT = { projectId: '', region: 'cn-north-4', iamUrl: 'https://iam.cn-north-4.myhuaweicloud.com' };

describe('One method given by inputs', () => {
  it('is the token', () => {
    expect(chosen({ token: ' MIIE+/= \n' })).toEqual({ kind: 'token', token: 'MIIE+/=' });
  });

  it('is an access key, for the project of the region', () => {
    expect(chosen(KEY)).toEqual({
      kind: 'access-key',
      accessKeyId: 'an-id',
      secretAccessKey: 'a-secret',
      securityToken: '',
      project: PROJECT
    });
  });

  it('is a temporary access key, with its security token', () => {
    expect(chosen({ ...KEY, security_token: 'temporary' })).toMatchObject({
      kind: 'access-key',
      securityToken: 'temporary'
    });
  });

  it('is an identity provider, with the default audience of GitHub', () => {
    expect(chosen({ identity_provider: 'my-GitHub_1' })).toEqual({
      kind: 'oidc',
      identityProvider: 'my-GitHub_1',
      audience: '',
      project: PROJECT
    });
  });

  it('is an agency of STS', () => {
    expect(chosen({ ...AGENCY, audience: 'builds' })).toEqual({
      kind: 'agency',
      oidcProviderUrn: AGENCY.oidc_provider_urn,
      agencyUrn: AGENCY.agency_urn,
      audience: 'builds',
      stsUrl: 'https://sts.cn-north-4.myhuaweicloud.com',
      project: PROJECT
    });
  });

  it('takes an audience with every character that a URL may hold', () => {
    expect(chosen({ identity_provider: 'github', audience: 'https://a.example/?b=c&d#e' })).toMatchObject({
      audience: 'https://a.example/?b=c&d#e'
    });
  });

  it.each([
    ['a token', { token: 'a-token' }, 'token'],
    ['an identity provider', { identity_provider: 'github' }, 'oidc'],
    ['an agency', AGENCY, 'agency'],
    ['another access key', KEY, 'access-key']
  ])('wins over variables: %s', (_name, inputs, kind) => {
    const variables = { ...KEY_VARIABLES, HUAWEI_CLOUD_SECURITY_TOKEN: 'variable-token' };
    const credentials = chosen(inputs, variables);
    expect(credentials.kind).toBe(kind);
    expect(JSON.stringify(credentials)).not.toContain('variable-');
  });

  it('wins over half a key in variables', () => {
    expect(chosen({ token: 'a-token' }, { HUAWEI_CLOUD_ACCESS_KEY_ID: 'x' }).kind).toBe('token');
  });
});

describe('The variables of huaweicloud/auth-action', () => {
  it('suffice alone', () => {
    const variables = { ...KEY_VARIABLES, HUAWEI_CLOUD_PROJECT_ID: 'variableproject' };
    expect(chosen({}, variables)).toEqual({
      kind: 'access-key',
      accessKeyId: 'variable-id',
      secretAccessKey: 'variable-secret',
      securityToken: '',
      project: { ...PROJECT, projectId: 'variableproject' }
    });
  });

  it('may hold a temporary key', () => {
    const variables = { ...KEY_VARIABLES, HUAWEI_CLOUD_SECURITY_TOKEN: ' variable-token\n' };
    expect(chosen({}, variables)).toMatchObject({ securityToken: 'variable-token' });
  });
});

describe('The project', () => {
  it('is the one of the input rather than of the variable', () => {
    const credentials = chosen({ ...KEY, project_id: 'given' }, { HUAWEI_CLOUD_PROJECT_ID: 'variable' });
    expect(credentials).toMatchObject({ project: { projectId: 'given' } });
  });

  it('is the one of the variable for a method that is given by inputs, as it is no secret', () => {
    const credentials = chosen({ identity_provider: 'github' }, { HUAWEI_CLOUD_PROJECT_ID: 'variable' });
    expect(credentials).toMatchObject({ project: { projectId: 'variable' } });
  });

  it('need not be in a region that is known when its id is', () => {
    expect(chosen({ ...KEY, project_id: 'p1' }, {}, '')).toMatchObject({
      project: { projectId: 'p1', region: '', iamUrl: '' }
    });
  });
});

describe('The hosts of sign-in', () => {
  it('of Dublin are in its own domain', () => {
    expect(chosen(KEY, {}, 'eu-west-101')).toMatchObject({
      project: { iamUrl: 'https://iam.eu-west-101.myhuaweicloud.eu' }
    });
    expect(chosen(AGENCY, {}, 'eu-west-101')).toMatchObject({
      stsUrl: 'https://sts.eu-west-101.myhuaweicloud.eu'
    });
  });

  it('are those that are given, whatever the region', () => {
    const hosts = { iam_endpoint: 'iam.internal:8443', sts_endpoint: ' https://proxy.internal/sts/ ' };
    expect(chosen({ ...AGENCY, ...hosts })).toMatchObject({
      stsUrl: 'https://proxy.internal/sts',
      project: { iamUrl: 'https://iam.internal:8443', region: 'cn-north-4' }
    });
  });

  it('may be given in place of a region, with the id of the project', () => {
    const inputs = { ...AGENCY, project_id: 'p1', sts_endpoint: 'sts.internal' };
    expect(chosen(inputs, {}, '')).toMatchObject({ stsUrl: 'https://sts.internal' });
    const oidc = { identity_provider: 'github', project_id: 'p1', iam_endpoint: 'iam.internal' };
    expect(chosen(oidc, {}, '')).toMatchObject({ project: { iamUrl: 'https://iam.internal' } });
  });
});

describe('What is to be masked', () => {
  it('is every input and variable whose value is a secret of some method, and nothing else', () => {
    expect([...SECRET_INPUTS].sort()).toEqual(['secret_access_key', 'security_token', 'token']);
    expect([...SECRET_VARIABLES].sort()).toEqual([
      'HUAWEI_CLOUD_SECRET_ACCESS_KEY',
      'HUAWEI_CLOUD_SECURITY_TOKEN'
    ]);
  });
});
