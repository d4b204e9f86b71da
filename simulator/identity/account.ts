import { randomBytes } from 'node:crypto';
import { REPOSITORY } from '../runner/environment.ts';

/** The account that everything belongs to, and what its administrator has set up for GitHub. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly userName: string;
  /** Where CodeArts Build is. */
  readonly region: string;
  /** The project of that region. */
  readonly projectId: string;
  /** The project of each region of the account; there are more than one. */
  readonly projects: Readonly<Record<string, string>>;
  /** The identity provider of IAM, and the OIDC provider and the agency of STS. */
  readonly identityProvider: string;
  readonly oidcProviderUrn: string;
  readonly agencyUrn: string;
  /** The client id of both providers. */
  readonly audience: string;
  /** What the subject of an identity token must be, for the mapping of the one and the trust policy of the other. */
  readonly trustedSubject: string;
}

/** What an account can be told; the rest is random. */
export interface AccountOptions {
  readonly region: string;
  readonly audience: string | undefined;
  readonly trustedSubject: string | undefined;
}

const OTHER_REGIONS = ['cn-east-3', 'ap-southeast-3'];
const [OWNER = ''] = REPOSITORY.split('/');

/** GitHub's audience for those who name none. */
export const DEFAULT_AUDIENCE = `https://github.com/${OWNER}`;

/** A new account with a project in `region` and in others. */
export function createAccount(options: AccountOptions): Account {
  const { region, audience = DEFAULT_AUDIENCE } = options;
  const id = hexId();
  const regions = new Set([region, ...OTHER_REGIONS]);
  const projects = Object.fromEntries([...regions].map(each => [each, hexId()]));
  return {
    id,
    name: OWNER,
    userId: hexId(),
    userName: 'octocat',
    region,
    projectId: projects[region] ?? '',
    projects,
    identityProvider: 'github',
    oidcProviderUrn: `iam::${id}:oidcProvider:github`,
    agencyUrn: `iam::${id}:agency:github-build`,
    audience,
    trustedSubject: options.trustedSubject ?? `repo:${REPOSITORY}:ref:refs/heads/main`
  };
}

/** An id of the service: 32 lower-case letters and digits. */
export function hexId(): string {
  return randomBytes(16).toString('hex');
}
