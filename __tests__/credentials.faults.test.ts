import { describe, expect, it } from '@jest/globals';
import { readCredentials } from '../src/credentials.ts';

type Texts = Readonly<Record<string, string>>;

function faultsOf(inputs: Texts, variables: Texts = {}, region = 'cn-north-4'): readonly string[] {
  const source = {
    input: (name: string) => inputs[name] ?? '',
    variable: (name: string) => variables[name] ?? ''
  };
  const checked = readCredentials(source, region);
  return checked.ok ? [] : checked.faults;
}

const KEY = { access_key_id: 'an-id', secret_access_key: 'a-secret' };
const OIDC = { identity_provider: 'github' };
const AGENCY = { oidc_provider_urn: 'iam::1a:oidcProvider:github', agency_urn: 'iam::1a:agency:builds' };
const TOKEN = { token: 'a-token' };
const KEY_VARIABLES = {
  HUAWEI_CLOUD_ACCESS_KEY_ID: 'variable-id',
  HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'variable-secret'
};
const pasted = (name: string): string =>
  `${name}: it is not one line of printable ASCII without spaces. Check how it was pasted.`;

describe('No method', () => {
  it('is refused with the choices, the recommended one first', () => {
    const [fault, ...more] = faultsOf({});
    expect(more).toEqual([]);
    expect(fault).toMatch(
      /^token: nothing says how to sign in\. Give one of: identity_provider .*recommended.*; access_key_id and secret_access_key.*HUAWEI_CLOUD_ACCESS_KEY_ID.*; oidc_provider_urn and agency_urn.*preview.*; token .*24 hours/
    );
  });

  it('is what inputs and variables of blanks are, and a security token or a project alone', () => {
    const nothing = expect.stringContaining('nothing says how to sign in');
    expect(faultsOf({ token: ' \n' }, { HUAWEI_CLOUD_ACCESS_KEY_ID: ' ' })).toEqual([nothing]);
    expect(faultsOf({}, { HUAWEI_CLOUD_SECURITY_TOKEN: 'x', HUAWEI_CLOUD_PROJECT_ID: 'x' })).toEqual([
      nothing
    ]);
  });
});

describe('Two methods', () => {
  it.each([
    [{ ...TOKEN, ...OIDC }, 'identity_provider, token: these are 2 ways'],
    [{ ...KEY, ...TOKEN }, 'access_key_id, token: these are 2 ways'],
    [{ ...OIDC, ...AGENCY }, 'identity_provider, oidc_provider_urn: these are 2 ways'],
    [{ ...AGENCY, ...KEY }, 'oidc_provider_urn, access_key_id: these are 2 ways'],
    [
      { ...TOKEN, ...OIDC, ...AGENCY, ...KEY },
      'identity_provider, oidc_provider_urn, access_key_id, token: these are 4 ways'
    ],
    [{ secret_access_key: 'a-secret', ...TOKEN }, 'secret_access_key, token: these are 2 ways']
  ])('are refused by the names of both: %j', (inputs, start) => {
    expect(faultsOf(inputs)).toEqual([`${start} to sign in; give one of them.`]);
  });
});

describe('Half a method', () => {
  it.each([
    [{ access_key_id: 'x' }, 'secret_access_key', 'access_key_id and secret_access_key'],
    [{ secret_access_key: 'x' }, 'access_key_id', 'access_key_id and secret_access_key'],
    [{ oidc_provider_urn: 'x' }, 'agency_urn', 'oidc_provider_urn and agency_urn'],
    [{ agency_urn: 'x' }, 'oidc_provider_urn', 'oidc_provider_urn and agency_urn']
  ])('is refused by the name of the missing half: %j', (inputs, missing, whole) => {
    expect(faultsOf(inputs)).toEqual([`${missing}: missing; it goes with ${whole}.`]);
  });

  it('is not made whole by a variable, as the two halves may belong to two keys', () => {
    expect(faultsOf({ access_key_id: 'x' }, KEY_VARIABLES)).toEqual([
      'secret_access_key: missing; it goes with access_key_id and secret_access_key.'
    ]);
  });

  it.each([
    [{ HUAWEI_CLOUD_ACCESS_KEY_ID: 'x' }, 'HUAWEI_CLOUD_SECRET_ACCESS_KEY'],
    [{ HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'x' }, 'HUAWEI_CLOUD_ACCESS_KEY_ID']
  ])('in variables is refused by the name of the missing one: %j', (variables, missing) => {
    expect(faultsOf({}, variables)).toEqual([
      `${missing}: this variable is missing; the other half of the key is there.`
    ]);
  });

  it('is an audience alone, or a security token alone, even beside the variables', () => {
    expect(faultsOf({ audience: 'x' })).toEqual(['identity_provider: missing; audience goes with it.']);
    const fault = 'access_key_id, secret_access_key: missing; security_token goes with it.';
    expect(faultsOf({ security_token: 'x' })).toEqual([fault]);
    expect(faultsOf({ security_token: 'x' }, KEY_VARIABLES)).toEqual([fault]);
  });
});

describe('A method that has faults', () => {
  it.each([
    ['token', TOKEN],
    ['access_key_id', KEY],
    ['secret_access_key', KEY],
    ['security_token', KEY],
    ['audience', OIDC],
    ['audience', AGENCY]
  ])('is refused when %s was pasted with more than one line of printable ASCII: %j', (name, method) => {
    for (const text of [
      'a b',
      'a\nb',
      'a\r\nx: y',
      'a\u0000b',
      'a\u007fb',
      'ä',
      '中',
      '\u200ba',
      'a\u00a0b'
    ]) {
      expect(faultsOf({ ...method, [name]: text })).toEqual([pasted(name)]);
    }
  });

  it('is refused by the name of the variable when it came from there', () => {
    expect(faultsOf({}, { ...KEY_VARIABLES, HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'a b' })).toEqual([
      pasted('HUAWEI_CLOUD_SECRET_ACCESS_KEY')
    ]);
    expect(faultsOf(OIDC, { HUAWEI_CLOUD_PROJECT_ID: 'a-b' })).toEqual([
      'HUAWEI_CLOUD_PROJECT_ID: it is not made of letters and digits.'
    ]);
  });

  it.each(['a/b', 'a b', 'a\r\nx', 'ä', 'x'.repeat(65)])('is refused for the identity provider %j', name => {
    expect(faultsOf({ identity_provider: name })).toEqual([
      'identity_provider: it is the name of the provider in IAM, 1 to 64 letters, digits, _ and -.'
    ]);
  });

  it.each([
    ['github', 'x'],
    ['iam::1:agency:a', 'iam::1:oidcProvider:a'],
    ['iam:::oidcProvider:a', 'iam:::agency:a'],
    ['iam::1:oidcProvider:', 'iam::1:agency:'],
    ['iam::1:oidcProvider:a b', 'iam::1:agency:a b']
  ])('is refused for the URNs %j and %j, both at once', (oidc_provider_urn, agency_urn) => {
    expect(faultsOf({ oidc_provider_urn, agency_urn })).toEqual([
      'oidc_provider_urn: it looks like iam::ACCOUNT_ID:oidcProvider:NAME.',
      'agency_urn: it looks like iam::ACCOUNT_ID:agency:NAME.'
    ]);
  });

  it.each([
    ['an access key', KEY, ['project_id, region']],
    ['an identity provider', OIDC, ['project_id, region', 'region, iam_endpoint']],
    ['an agency', AGENCY, ['project_id, region', 'region, sts_endpoint']]
  ])('is refused when neither region nor project nor host is known for %s', (_name, inputs, names) => {
    expect(faultsOf(inputs, {}, '').map(fault => fault.split(':')[0])).toEqual(names);
  });

  it('is refused when only the hosts are known, as the project is not', () => {
    const fault = 'project_id, region: give one, so that the project is known.';
    expect(faultsOf({ ...AGENCY, sts_endpoint: 'sts.internal' }, {}, '')).toEqual([fault]);
    expect(faultsOf({ ...OIDC, iam_endpoint: 'iam.internal' }, {}, '')).toEqual([fault]);
  });

  it('is refused with all of them at once', () => {
    const inputs = {
      oidc_provider_urn: 'x',
      agency_urn: 'y',
      audience: 'a b',
      project_id: 'a-b',
      iam_endpoint: 'http://iam.internal',
      sts_endpoint: 'https://user:word@sts.internal'
    };
    expect(faultsOf(inputs).map(fault => fault.split(':')[0])).toEqual([
      'oidc_provider_urn',
      'agency_urn',
      'audience',
      'project_id',
      'iam_endpoint',
      'sts_endpoint'
    ]);
    const key = { access_key_id: 'a b', secret_access_key: 'a b', security_token: 'a b', project_id: '?' };
    expect(faultsOf(key)).toHaveLength(4);
  });

  it.each([
    ['http://iam.internal', 'iam_endpoint: only https is allowed'],
    ['https://user:word@iam.internal', 'iam_endpoint: leave out the user name and password'],
    ['iam.internal?x=1', 'iam_endpoint: leave out the query'],
    ['iam internal', 'iam_endpoint: it holds a space'],
    ['https://', 'iam_endpoint: this is not a host']
  ])('is refused for the host %j, to which a secret would go', (iam_endpoint, start) => {
    expect(faultsOf({ ...OIDC, iam_endpoint })).toEqual([expect.stringContaining(start)]);
  });
});

describe('A fault', () => {
  it('never quotes a value, whatever is wrong with it', () => {
    const names = [
      ...['token', 'access_key_id', 'secret_access_key', 'security_token', 'identity_provider', 'audience'],
      ...['oidc_provider_urn', 'agency_urn', 'project_id', 'iam_endpoint', 'sts_endpoint']
    ];
    const bad = 'QUOTED secret\u0000';
    const given = names.map(name => [name, bad] as const);
    const alone = given.flatMap(one => faultsOf(Object.fromEntries([one])));
    const pairs = given.flatMap(one => given.flatMap(two => faultsOf(Object.fromEntries([one, two]))));
    const variables = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SECURITY_TOKEN', 'PROJECT_ID'];
    const fromVariables = faultsOf(
      {},
      Object.fromEntries(variables.map(name => [`HUAWEI_CLOUD_${name}`, bad]))
    );
    expect(fromVariables).toHaveLength(4);
    expect([...alone, ...pairs, ...fromVariables].join()).not.toContain('QUOTED');
  });
});
