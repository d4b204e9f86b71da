/** What each example must do: under which event, how the builds go, and what the simulator saw in the end. */
import { deepEqual, equal, match } from 'node:assert/strict';
import type { Simulator, SimulatorOptions } from '../../simulator/index.ts';
import type { ActRun } from './act.ts';
import type { Tunnel } from './proxy.ts';

export interface Seen extends Pick<Simulator, 'builds' | 'requests'> {
  readonly run: ActRun;
  /** The commit at the head of the user's repository. */
  readonly head: string;
  readonly targets: Tunnel['targets'];
}

export interface Case {
  readonly file: string;
  readonly what: string;
  readonly event: string;
  readonly payload?: object;
  readonly args?: readonly string[];
  readonly builds?: Pick<SimulatorOptions, 'scenario'>;
  /** The example names proxy and certificate itself, so the runner does not. */
  readonly namesProxy?: true;
  /** Where it is given, act is sent the SIGINT of a cancelled run once this holds. */
  readonly cancelWhen?: (seen: Pick<Seen, 'builds' | 'requests'>) => boolean;
  /** Throws when something is not as it must be. */
  readonly check: (seen: Seen) => void;
}

/** The hosts of the region that the examples name. */
export const BUILD_HOST = 'cloudbuild-ext.cn-north-4.myhuaweicloud.com:443';
export const IAM_HOST = 'iam.cn-north-4.myhuaweicloud.com:443';

const HEAD_OF_PULL_REQUEST = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

const pullRequest = (from: 'octo-org/octo-repo' | 'stranger/octo-repo') => ({
  number: 7,
  repository: { id: 1, full_name: 'octo-org/octo-repo' },
  pull_request: {
    number: 7,
    head: {
      ref: 'topic',
      sha: HEAD_OF_PULL_REQUEST,
      repo: { id: from === 'octo-org/octo-repo' ? 1 : 2, full_name: from }
    },
    base: { ref: 'main', repo: { id: 1, full_name: 'octo-org/octo-repo' } }
  }
});

const own = pullRequest('octo-org/octo-repo');
const ofFork = pullRequest('stranger/octo-repo');

/** @returns the commit of each build, once all is well with them */
function commitsOf({ run, builds }: Seen): readonly (string | undefined)[] {
  equal(run.code, 0, 'the run is green');
  for (const { status } of builds) equal(status, 'SUCCESS');
  return builds.map(({ scm }) => scm['build_commit_id']);
}

const oneBuildOfHead = (seen: Seen): void => deepEqual(commitsOf(seen), [seen.head]);
const oneBuildOfPullRequest = (seen: Seen): void => deepEqual(commitsOf(seen), [HEAD_OF_PULL_REQUEST]);
const noBuild = ({ run, builds, requests }: Seen): void => {
  equal(run.code, 0, 'the run is green');
  deepEqual([builds.length, requests.length], [0, 0]);
};

/** By SIGKILL, as act does it; so it is post that stops the build. */
const stoppedByPost = ({ run, builds }: Seen): void => {
  equal(builds.length, 1);
  equal(builds[0]?.stops.length, 1);
  equal(builds[0]?.status, 'ABORTED');
  match(run.text, /Build 20 was stopped\./);
};

const looks = ({ requests }: Pick<Seen, 'requests'>): number =>
  requests.filter(({ route }) => route === 'record').length;

export const CASES: readonly Case[] = [
  { file: 'oidc.yml', what: 'signs in by IAM', event: 'push', check: signedInBy('github', 'iam') },
  { file: 'access-key.yml', what: 'signs its requests', event: 'push', check: signedRequests },
  { file: 'token.yml', what: 'sends the token', event: 'workflow_dispatch', check: signedInBy() },
  { file: 'push.yml', what: 'builds the commit that was pushed', event: 'push', check: pushed },
  {
    file: 'push.yml',
    what: 'stops its build when the run is cancelled',
    event: 'push',
    builds: { scenario: 'endless' },
    cancelWhen: seen => looks(seen) > 0,
    check: stoppedByPost
  },
  {
    file: 'pull-request.yml',
    what: 'builds the head of a pull request',
    event: 'pull_request',
    payload: own,
    check: oneBuildOfPullRequest
  },
  {
    file: 'pull-request.yml',
    what: 'leaves out a fork',
    event: 'pull_request',
    payload: ofFork,
    check: noBuild
  },
  {
    file: 'fork.yml',
    what: 'builds the head of a fork',
    event: 'pull_request_target',
    payload: ofFork,
    check: oneBuildOfPullRequest
  },
  {
    file: 'fork.yml',
    what: 'leaves out the own repository',
    event: 'pull_request_target',
    payload: own,
    check: noBuild
  },
  { file: 'matrix.yml', what: 'starts a build for each row', event: 'push', check: threeTargets },
  { file: 'start-then-wait.yml', what: 'follows the build it started', event: 'push', check: oneBuildOfHead },
  {
    file: 'start-then-wait.yml',
    what: 'stops its build when the run is cancelled while a later step follows it',
    event: 'push',
    builds: { scenario: 'endless' },
    cancelWhen: seen => looks(seen) > 0,
    check: stoppedByPost
  },
  { file: 'deploy.yml', what: 'hands its artifacts to a job for each', event: 'push', check: deployed },
  {
    file: 'self-hosted-proxy.yml',
    what: 'goes through the proxy that it names',
    event: 'push',
    namesProxy: true,
    check: proxied
  },
  {
    file: 'ghes.yml',
    what: 'runs on another server of GitHub',
    event: 'push',
    args: ['--github-instance', 'github.example.com'],
    check: signedRequests
  }
];

/** @param hosts where a sign-in goes to, besides CodeArts Build */
function signedInBy(...hosts: readonly string[]): Case['check'] {
  return seen => {
    oneBuildOfHead(seen);
    const others = new Set(seen.requests.map(({ host }) => host).filter(host => host !== 'build'));
    deepEqual([...others], hosts);
    match(seen.run.text, /Build 20 is done/);
  };
}

function signedRequests(seen: Seen): void {
  oneBuildOfHead(seen);
  for (const { headers } of seen.requests) match(headers['authorization'] ?? '', /^SDK-HMAC-SHA256 /);
}

function pushed(seen: Seen): void {
  oneBuildOfHead(seen);
  const [build] = seen.builds;
  const values = new Map(build?.parameters.map(({ name, value }) => [name, value]));
  deepEqual([values.get('codeBranch'), values.get('version'), values.size], ['main', '1.10', 3]);
}

function threeTargets(seen: Seen): void {
  deepEqual(commitsOf(seen), [seen.head, seen.head, seen.head]);
  const targets = seen.builds.flatMap(({ parameters }) =>
    parameters.map(each => Object.values(each).join('='))
  );
  deepEqual(targets.sort(), ['target=linux-amd64', 'target=linux-arm64', 'target=windows-amd64']);
}

function deployed(seen: Seen): void {
  oneBuildOfHead(seen);
  const deployments = seen.run.text.match(/Deploying \S+ \S+ of build 20, commit [0-9a-f]{40}$/gm);
  equal(deployments?.length, 2);
}

function proxied(seen: Seen): void {
  oneBuildOfHead(seen);
  deepEqual(new Set(seen.targets), new Set([IAM_HOST, BUILD_HOST]));
}
