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

/** @param region the region of the task, or empty when only an endpoint is known */
export function readCredentials(source: InputSource, region: string): Checked<Credentials> {
  const input: Read = name => source.input(name).trim();
  const variable: Read = name => source.variable(`HUAWEI_CLOUD_${name.toUpperCase()}`).trim();
  const chosen = METHODS.filter(({ needs }) => needs.some(name => input(name) !== ''));
  if (chosen.length > 1) {
    const names = chosen.map(({ needs }) => needs.find(name => input(name) !== ''));
    return bad(`${names.join(', ')}: these are ${names.length} ways to sign in; give one of them.`);
  }
  const project = readProject(input, variable, region);
  const [method] = chosen;
  if (method) {
    const missing = method.needs.filter(name => input(name) === '');
    if (missing.length > 0)
      return bad(`${missing.join(', ')}: missing; it goes with ${method.needs.join(' and ')}.`);
    return READERS[method.kind](input, input, project);
  }
  return withoutMethod(input, variable, project);
}

/** No input makes a method: a key in the variables that huaweicloud/auth-action exports, or nothing. */
function withoutMethod(input: Read, variable: Read, project: Checked<ProjectPlace>): Checked<Credentials> {
  const stray = METHODS.find(({ takes }) => takes.some(name => input(name) !== ''));
  if (stray) return bad(`${stray.needs.join(', ')}: missing; ${stray.takes.join(', ')} goes with it.`);
  const names = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'];
  const missing = names.filter(name => variable(name) === '').map(name => `HUAWEI_CLOUD_${name}`);
  if (missing.length === 0) return READERS['access-key'](variable, input, project);
  if (missing.length === 1)
    return bad(`${missing[0]}: this variable is missing; the other half of the key is there.`);
  return bad(`token: nothing says how to sign in. Give one of: ${CHOICES}.`);
}

/**
 * The project, with the place of the IAM that knows it. Its id may come from a variable, as it is no secret; its
 * name is the region's.
 */
function readProject(input: Read, variable: Read, region: string): Checked<ProjectPlace> {
  const projectId = input('project_id') || variable('project_id');
  if (!/^[A-Za-z0-9]{0,64}$/.test(projectId)) return bad('project_id: it is not made of letters and digits.');
  const iam = readHost('iam_endpoint', input, region === '' ? '' : iamUrl(region));
  return iam.ok ? good({ projectId, region, iamUrl: iam.value }) : iam;
}

/** @returns an empty text when there is neither an input nor a default */
function readHost(name: string, input: Read, byDefault: string): Checked<string> {
  if (input(name) === '') return good(byDefault);
  const url = parseUrl(name, input(name));
  return url.ok ? good(baseUrl(url.value)) : url;
}

/** @param read gives the parts of the secret, from inputs or variables; `input` gives the rest */
type Reader = (read: Read, input: Read, project: Checked<ProjectPlace>) => Checked<Credentials>;

const READERS: Readonly<Record<Credentials['kind'], Reader>> = {
  token: read =>
    withFaults(unprintable(read, ['token']), () => good({ kind: 'token', token: read('token') })),

  'access-key': (read, _, project) =>
    withFaults(unprintable(read, ['access_key_id', 'secret_access_key', 'security_token']), () => {
      if (!project.ok) return project;
      const { projectId, region } = project.value;
      if (projectId === '' && region === '')
        return bad('project_id, region: give one, so that the project is known.');
      return good({
        kind: 'access-key',
        accessKeyId: read('access_key_id'),
        secretAccessKey: read('secret_access_key'),
        securityToken: read('security_token'),
        project: project.value
      });
    }),

  oidc: (read, _, project) =>
    withFaults(unprintable(read, ['audience']), () => {
      const identityProvider = read('identity_provider');
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(identityProvider)) {
        return bad(
          'identity_provider: it is the name of the provider in IAM, 1 to 64 letters, digits, _ and -.'
        );
      }
      if (!project.ok) return project;
      if (project.value.iamUrl === '') return bad('region, iam_endpoint: give one, to say where IAM is.');
      if (project.value.projectId === '' && project.value.region === '') {
        return bad('project_id, region: give one, to say for which project the token shall be.');
      }
      return good({ kind: 'oidc', identityProvider, audience: read('audience'), project: project.value });
    }),

  agency: (read, input, project) =>
    withFaults(unprintable(read, ['audience']), () => {
      const [oidcProviderUrn, agencyUrn] = [read('oidc_provider_urn'), read('agency_urn')];
      const faults = [
        ...(/^iam::[^:\s]+:oidcProvider:\S+$/.test(oidcProviderUrn)
          ? []
          : ['oidc_provider_urn: it looks like iam::ACCOUNT_ID:oidcProvider:NAME.']),
        ...(/^iam::[^:\s]+:agency:\S+$/.test(agencyUrn)
          ? []
          : ['agency_urn: it looks like iam::ACCOUNT_ID:agency:NAME.'])
      ];
      if (!project.ok) return project;
      const { region } = project.value;
      const sts = readHost('sts_endpoint', input, region === '' ? '' : stsUrl(region));
      if (!sts.ok) return sts;
      if (sts.value === '') faults.push('region, sts_endpoint: give one, to say where STS is.');
      return withFaults(faults, () =>
        good({
          kind: 'agency',
          oidcProviderUrn,
          agencyUrn,
          audience: read('audience'),
          stsUrl: sts.value,
          project: project.value
        })
      );
    })
};

const withFaults = <T>(faults: readonly string[], read: () => Checked<T>): Checked<T> =>
  faults.length > 0 ? bad(...faults) : read();

function unprintable(read: Read, names: readonly string[]): readonly string[] {
  return names
    .filter(name => !/^[\x21-\x7e]*$/.test(read(name)))
    .map(name => `${name}: it is not one line of printable ASCII without spaces. Check how it was pasted.`);
}
