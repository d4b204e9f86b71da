/** Which sign-in method the inputs ask for: exactly one, whole, and given on purpose before found in variables. */
import type { Credentials, ProjectPlace } from './auth/authorize.ts';
import { bad, type Checked, good } from './checked.ts';
import { baseUrl, iamUrl, parseUrl, stsUrl } from './codearts/endpoint.ts';

/** Where inputs come from: the runner's inputs and its variables, untrimmed; empty when not set. */
export interface InputSource {
  readonly input: (name: string) => string;
  readonly variable: (name: string) => string;
}

/** What must never be shown; masked before anything else is done. */
export const SECRET_INPUTS: readonly string[] = ['token', 'secret_access_key', 'security_token'];
export const SECRET_VARIABLES: readonly string[] = [
  'HUAWEI_CLOUD_SECRET_ACCESS_KEY',
  'HUAWEI_CLOUD_SECURITY_TOKEN'
];

interface Method {
  readonly kind: Credentials['kind'];
  /** All are needed. */
  readonly needs: readonly string[];
  /** May come with the method, but do not make it. */
  readonly takes: readonly string[];
}

const METHODS: readonly Method[] = [
  { kind: 'oidc', needs: ['identity_provider'], takes: ['audience'] },
  { kind: 'agency', needs: ['oidc_provider_urn', 'agency_urn'], takes: ['audience'] },
  { kind: 'access-key', needs: ['access_key_id', 'secret_access_key'], takes: ['security_token'] },
  { kind: 'token', needs: ['token'], takes: [] }
];

const CHOICES =
  'identity_provider (GitHub OIDC, no stored secret, recommended); access_key_id and secret_access_key, or the ' +
  'variables HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY; oidc_provider_urn and agency_urn ' +
  '(GitHub OIDC by STS, preview); token (an IAM token, which lives 24 hours)';

type Read = (name: string) => string;

/** Where the parts of a method come from, and what they are called there. */
interface Given {
  readonly read: Read;
  readonly called: (name: string) => string;
}

const variableName = (name: string): string => `HUAWEI_CLOUD_${name.toUpperCase()}`;

/** @param region the region of the task, or empty when only an endpoint is known */
export function readCredentials(source: InputSource, region: string): Checked<Credentials> {
  const input: Read = name => source.input(name).trim();
  const variables: Given = {
    read: name => source.variable(variableName(name)).trim(),
    called: variableName
  };
  const chosen = METHODS.filter(({ needs }) => needs.some(name => input(name) !== ''));
  if (chosen.length > 1) {
    const names = chosen.map(({ needs }) => needs.find(name => input(name) !== ''));
    return bad(`${names.join(', ')}: these are ${names.length} ways to sign in; give one of them.`);
  }
  const project = readProject(input, variables, region);
  const [method] = chosen;
  if (method) {
    const missing = method.needs.filter(name => input(name) === '');
    if (missing.length > 0)
      return bad(`${missing.join(', ')}: missing; it goes with ${method.needs.join(' and ')}.`);
    return READERS[method.kind]({ read: input, called: name => name }, project, input);
  }
  return withoutMethod(input, variables, project);
}

/** No input makes a method: a key in the variables that huaweicloud/auth-action exports, or nothing. */
function withoutMethod(input: Read, variables: Given, project: Part<ProjectPlace>): Checked<Credentials> {
  const stray = METHODS.find(({ takes }) => takes.some(name => input(name) !== ''));
  if (stray) return bad(`${stray.needs.join(', ')}: missing; ${stray.takes.join(', ')} goes with it.`);
  const names = ['access_key_id', 'secret_access_key'];
  const missing = names.filter(name => variables.read(name) === '').map(variables.called);
  if (missing.length === 0) return READERS['access-key'](variables, project, input);
  if (missing.length === 1)
    return bad(`${missing[0]}: this variable is missing; the other half of the key is there.`);
  return bad(`token: nothing says how to sign in. Give one of: ${CHOICES}.`);
}

/** What was read, and what is wrong with it; with a fault the value is a stand-in that nobody sees. */
interface Part<T> {
  readonly value: T;
  readonly faults: readonly string[];
}

/**
 * The project, with the place of the IAM that knows it. Its id may come from a variable, as it is no secret; its
 * name is the region's.
 */
function readProject(input: Read, variables: Given, region: string): Part<ProjectPlace> {
  const isInput = input('project_id') !== '';
  const projectId = isInput ? input('project_id') : variables.read('project_id');
  const name = isInput ? 'project_id' : variables.called('project_id');
  const iam = readHost('iam_endpoint', input, region === '' ? '' : iamUrl(region));
  return {
    value: { projectId, region, iamUrl: iam.value },
    faults: [
      ...unless(/^[A-Za-z0-9]{0,64}$/.test(projectId), `${name}: it is not made of letters and digits.`),
      ...iam.faults
    ]
  };
}

/** Empty when there is neither an input nor a default. */
function readHost(name: string, input: Read, byDefault: string): Part<string> {
  const text = input(name);
  if (text === '') return { value: byDefault, faults: [] };
  const url = parseUrl(name, text);
  return url.ok ? { value: baseUrl(url.value), faults: [] } : { value: text, faults: url.faults };
}

/** @param given the parts of the secret; `input` gives the rest */
type Reader = (given: Given, project: Part<ProjectPlace>, input: Read) => Checked<Credentials>;

const READERS: Readonly<Record<Credentials['kind'], Reader>> = {
  token: given => checked({ kind: 'token', token: given.read('token') }, unprintable(given, ['token'])),

  'access-key': (given, project) =>
    checked(
      {
        kind: 'access-key',
        accessKeyId: given.read('access_key_id'),
        secretAccessKey: given.read('secret_access_key'),
        securityToken: given.read('security_token'),
        project: project.value
      },
      unprintable(given, ['access_key_id', 'secret_access_key', 'security_token']),
      project.faults,
      projectFaults(project)
    ),

  oidc: (given, project) => {
    const identityProvider = given.read('identity_provider');
    return checked(
      { kind: 'oidc', identityProvider, audience: given.read('audience'), project: project.value },
      unless(
        /^[A-Za-z0-9_-]{1,64}$/.test(identityProvider),
        'identity_provider: it is the name of the provider in IAM, 1 to 64 letters, digits, _ and -.'
      ),
      unprintable(given, ['audience']),
      project.faults,
      projectFaults(project),
      unless(project.value.iamUrl !== '', 'region, iam_endpoint: give one, to say where IAM is.')
    );
  },

  agency: (given, project, input) => {
    const [oidcProviderUrn, agencyUrn] = [given.read('oidc_provider_urn'), given.read('agency_urn')];
    const { region } = project.value;
    const sts = readHost('sts_endpoint', input, region === '' ? '' : stsUrl(region));
    const audience = given.read('audience');
    return checked(
      { kind: 'agency', oidcProviderUrn, agencyUrn, audience, stsUrl: sts.value, project: project.value },
      unless(
        /^iam::[^:\s]+:oidcProvider:\S+$/.test(oidcProviderUrn),
        'oidc_provider_urn: it looks like iam::ACCOUNT_ID:oidcProvider:NAME.'
      ),
      unless(
        /^iam::[^:\s]+:agency:\S+$/.test(agencyUrn),
        'agency_urn: it looks like iam::ACCOUNT_ID:agency:NAME.'
      ),
      unprintable(given, ['audience']),
      project.faults,
      projectFaults(project),
      sts.faults,
      unless(sts.value !== '', 'region, sts_endpoint: give one, to say where STS is.')
    );
  }
};

/** Everything that is wrong, or the credentials. */
function checked(credentials: Credentials, ...faults: readonly (readonly string[])[]): Checked<Credentials> {
  return faults.flat().length > 0 ? bad(...faults.flat()) : good(credentials);
}

const unless = (holds: boolean, fault: string): readonly string[] => (holds ? [] : [fault]);

const projectFaults = ({ value: { projectId, region } }: Part<ProjectPlace>): readonly string[] =>
  unless(projectId !== '' || region !== '', 'project_id, region: give one, so that the project is known.');

function unprintable({ read, called }: Given, names: readonly string[]): readonly string[] {
  return names
    .filter(name => !/^[\x21-\x7e]*$/.test(read(name)))
    .map(
      name =>
        `${called(name)}: it is not one line of printable ASCII without spaces. Check how it was pasted.`
    );
}
