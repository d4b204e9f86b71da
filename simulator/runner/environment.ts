import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The event that a step runs for. */
export interface TriggeringEvent {
  /** As in `on:` of a workflow. */
  readonly name: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly ref: string;
}

type Variables = Readonly<Record<string, string>>;

/** Where the workflow is. */
export const REPOSITORY = 'octo-org/hello-build';

/** Its run. */
export const RUN = { id: '1658821493', number: '3', attempt: '1' } as const;

/** A push of one commit to main. */
export function pushEvent(sha = 'f3b1c9a2d4e5f60718293a4b5c6d7e8f90a1b2c3'): TriggeringEvent {
  const commit = {
    id: sha,
    message: 'Say hello in one more language',
    timestamp: '2026-05-04T09:30:00+08:00',
    author: { name: 'Mona Lisa Octocat', email: 'mona@example.com', username: 'octocat' },
    url: `https://github.com/${REPOSITORY}/commit/${sha}`
  };
  const payload = {
    ref: 'refs/heads/main',
    before: '0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c',
    after: sha,
    created: false,
    deleted: false,
    forced: false,
    head_commit: commit,
    commits: [commit],
    pusher: { name: 'octocat', email: 'mona@example.com' },
    repository: {
      id: 186_853_002,
      name: 'hello-build',
      full_name: REPOSITORY,
      private: false,
      fork: false,
      default_branch: 'main',
      html_url: `https://github.com/${REPOSITORY}`,
      owner: { login: 'octo-org', type: 'Organization' }
    },
    sender: { login: 'octocat', type: 'User' }
  };
  return { name: 'push', payload, sha, ref: 'refs/heads/main' };
}

/** The runner's variables, and the files and folders that some of them name, made below `temp`. */
export async function runnerVariables(temp: string, event: TriggeringEvent): Promise<Variables> {
  const workspace = join(temp, 'work');
  const eventPath = join(temp, 'event.json');
  await mkdir(workspace, { recursive: true });
  await writeFile(eventPath, JSON.stringify(event.payload));
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__run',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'build',
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_OWNER: REPOSITORY.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: RUN.attempt,
    GITHUB_RUN_ID: RUN.id,
    GITHUB_RUN_NUMBER: RUN.number,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: event.sha,
    GITHUB_TRIGGERING_ACTOR: 'octocat',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 2',
    RUNNER_OS: 'Linux',
    RUNNER_TOOL_CACHE: join(temp, 'tools')
  };
}

/**
 * What a process needs of the machine it runs on, and nothing else: no proxies, no variables of an outer
 * workflow.
 */
export function hostVariables(host: NodeJS.ProcessEnv): Variables {
  const wanted = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'USERPROFILE',
    'COMSPEC',
    'PATHEXT',
    'WINDIR'
  ];
  const kept = Object.entries(host).filter(([name]) => wanted.includes(name.toUpperCase()));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}

/** Inputs as the runner hands them over: all that the action declares, defaults filled in. */
export function inputVariables(defaults: Variables, given: Variables): Variables {
  const all = Object.entries({ ...defaults, ...given });
  return Object.fromEntries(
    all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])
  );
}
