import { type JsonWebKey, randomBytes, randomUUID } from 'node:crypto';
import { pushEvent, REPOSITORY, RUN } from '../runner/environment.ts';
import { DEFAULT_AUDIENCE } from './account.ts';
import { createSigningKey, type SigningKey, signToken } from './jwt.ts';
import type { NoteSecret } from './secret.ts';

/** GitHub, as the job of a workflow that a push has triggered meets it. */
export interface GitHub {
  /** What the job shows to get an identity token. */
  readonly requestToken: string;
  /** The path at which it gets one. */
  readonly path: string;
  /** A new identity token for an audience; GitHub's default when none is named. */
  identityToken(audience: string | undefined): string;
  /** The keys that it signs with at present, as it publishes them. */
  keys(): readonly JsonWebKey[];
  /** Those of the beginning, of which somebody may have taken a copy. */
  firstKeys(): readonly JsonWebKey[];
  /** Signs with another key from now on. */
  rotateKeys(): void;
}

/** https://docs.github.com/actions/reference/openid-connect-reference */
export const ISSUER = 'https://token.actions.githubusercontent.com';

/** There is one GitHub for all simulators of a process, as it takes a while to make its key. */
let firstKey: SigningKey | undefined;

/** GitHub for one job; its identity tokens live so long. */
export function createGitHub(lifeMs: number, now: () => number, note: NoteSecret): GitHub {
  let key: SigningKey | undefined;
  const first = (): SigningKey => {
    firstKey ??= createSigningKey();
    return firstKey;
  };
  const requestToken = randomBytes(120).toString('base64url');
  note({ kind: 'request-token', value: requestToken, hosts: ['github'] });
  return {
    requestToken,
    path: `/idtoken/${randomUUID()}/${randomUUID()}`,
    identityToken: (audience = DEFAULT_AUDIENCE) => {
      const value = signToken(claimsOf(audience, now(), lifeMs), key ?? first());
      note({ kind: 'identity-token', value, hosts: ['iam', 'sts'] });
      return value;
    },
    keys: () => [(key ?? first()).publicKey],
    firstKeys: () => [first().publicKey],
    rotateKeys: () => {
      key = createSigningKey();
    }
  };
}

/** All that GitHub says of a job. */
function claimsOf(audience: string, now: number, lifeMs: number) {
  const { ref, sha, name } = pushEvent();
  const [owner] = REPOSITORY.split('/');
  const workflow = `${REPOSITORY}/.github/workflows/ci.yml@${ref}`;
  const seconds = Math.floor(now / 1000);
  return {
    jti: randomUUID(),
    sub: `repo:${REPOSITORY}:ref:${ref}`,
    aud: audience,
    ref,
    sha,
    repository: REPOSITORY,
    repository_owner: owner,
    repository_owner_id: '6811672',
    repository_visibility: 'public',
    repository_id: '186853002',
    run_id: RUN.id,
    run_number: RUN.number,
    run_attempt: RUN.attempt,
    actor: 'octocat',
    actor_id: '583231',
    workflow: 'CI',
    workflow_ref: workflow,
    workflow_sha: sha,
    job_workflow_ref: workflow,
    job_workflow_sha: sha,
    head_ref: '',
    base_ref: '',
    event_name: name,
    ref_protected: 'false',
    ref_type: 'branch',
    runner_environment: 'github-hosted',
    iss: ISSUER,
    nbf: seconds - 300,
    exp: Math.ceil((now + lifeMs) / 1000),
    iat: seconds
  };
}
