/**
 * Which commit to build. The event that started the workflow names it, not always in `GITHUB_SHA`: for a pull
 * request that is a merge commit which exists only on GitHub. Pure.
 * Events: https://docs.github.com/actions/reference/events-that-trigger-workflows
 * Payloads: https://docs.github.com/webhooks/webhook-events-and-payloads
 */

/** What the runner tells about the event. `payload` is the webhook's body, not checked by anybody. */
export interface TriggerEvent {
  readonly name: string;
  readonly sha: string;
  readonly payload: unknown;
}

export interface CommitWish {
  /** The input `commit_id`: a commit, `none`, or empty for the default. */
  readonly commitId: string;
  /** The input `build_tag`; a tag names its commit itself. */
  readonly buildTag: string;
  readonly allowForkCommit: boolean;
}

export type CommitSource =
  | 'input'
  | 'github_sha'
  | 'pull_request_head'
  | 'workflow_run_head'
  | 'check_run_head'
  | 'check_suite_head'
  | 'build_tag'
  | 'none';

export type CommitChoice =
  | {
      readonly kind: 'chosen';
      /** Empty when no commit is to be sent. */
      readonly commit: string;
      readonly source: CommitSource;
      /** Why this one, as the end of the sentence "Commit …: …". */
      readonly reason: string;
      readonly warning: string | undefined;
    }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** A commit that an event names, with where it came from. */
interface EventCommit {
  readonly commit: string;
  /** GitHub's trial merge of it, which holds the same code. */
  readonly merge?: string;
  readonly source: CommitSource;
  readonly reason: string;
  readonly warning?: string;
  /** Set when the commit is not, or cannot be shown to be, from the repository itself. */
  readonly foreign?: string;
}

export function chooseCommit(event: TriggerEvent, wish: CommitWish): CommitChoice {
  if (wish.commitId === 'none') return noCommit('none', 'none is sent, as commit_id says "none"');
  const named = commitOf(event);
  if (wish.commitId) return chooseGiven(event, wish, named);
  if (wish.buildTag) return noCommit('build_tag', 'none is sent, as build_tag names what to build');
  if (!/^[0-9a-f]{7,64}$/i.test(named.commit)) {
    return {
      kind: 'refused',
      message: `commit_id: the event "${event.name}" does not say which commit triggered the workflow.`,
      hint: 'Set commit_id to a commit, or to "none" to build what the task itself is set to.'
    };
  }
  return refusal(event, wish, named) ?? choose(named);
}

/**
 * A commit given by hand is the user's own choice, unless it is the very commit that the fork rule is about, in any
 * spelling that git resolves: abbreviated (to 4 digits or more), in upper case, with something like `^0` after it, or as
 * a reference that GitHub keeps for each pull request (`refs/pull/7/head`).
 */
function chooseGiven(event: TriggerEvent, wish: CommitWish, named: EventCommit): CommitChoice {
  const commit = wish.commitId;
  const hashes = commit.toLowerCase().match(/[0-9a-f]{4,64}/g) ?? [];
  const isPull = /(?:^|\/)pull\/\d+\//.test(commit);
  const same = [named.commit, named.merge ?? ''].some(foreign =>
    hashes.some(hash => foreign.toLowerCase().startsWith(hash))
  );
  const refused = same || isPull ? refusal(event, wish, named) : undefined;
  return refused ?? choose({ commit, source: 'input', reason: 'the input commit_id' });
}

const choose = ({ commit, source, reason, warning }: EventCommit): CommitChoice => ({
  kind: 'chosen',
  commit,
  source,
  reason,
  warning
});

const noCommit = (source: CommitSource, reason: string): CommitChoice =>
  choose({ commit: '', source, reason });

/**
 * These run without secrets when they come from a fork, so a fork's commit may be built. Every other event that
 * names a foreign commit runs with the repository's secrets.
 * https://docs.github.com/actions/reference/events-that-trigger-workflows#workflows-in-forked-repositories
 */
const UNPRIVILEGED = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

function refusal(event: TriggerEvent, wish: CommitWish, named: EventCommit): CommitChoice | undefined {
  if (!named.foreign || wish.allowForkCommit || UNPRIVILEGED.has(event.name)) return undefined;
  return {
    kind: 'refused',
    message: `The commit ${named.commit} comes from ${named.foreign}, and "${event.name}" runs with this repository's secrets.`,
    hint:
      'Anybody could have written that commit, and the build may hold deploy keys. If you have checked that the ' +
      'build is safe for foreign code, set allow_fork_commit: true; otherwise trigger on pull_request instead.'
  };
}

function commitOf(event: TriggerEvent): EventCommit {
  const payload = asRecord(event.payload);
  const { name } = event;
  if (name.startsWith('pull_request')) {
    const pull = asRecord(payload['pull_request']);
    const head = asRecord(pull['head']);
    return {
      commit: asText(head['sha']),
      merge: asText(pull['merge_commit_sha']),
      source: 'pull_request_head',
      reason: 'the head commit of the pull request',
      ...foreignBy(head['repo'], payload['repository'])
    };
  }
  if (name === 'workflow_run') {
    const run = asRecord(payload['workflow_run']);
    return {
      commit: asText(run['head_sha']),
      source: 'workflow_run_head',
      reason: 'the head commit of the workflow run that triggered this one',
      ...foreignBy(run['head_repository'], payload['repository'])
    };
  }
  if (name === 'check_run') {
    const run = asRecord(payload['check_run']);
    return checkCommit('check_run_head', run, asRecord(run['check_suite']));
  }
  if (name === 'check_suite') {
    const suite = asRecord(payload['check_suite']);
    return checkCommit('check_suite_head', suite, suite);
  }
  return {
    commit: event.sha,
    source: 'github_sha',
    reason: `GITHUB_SHA of the event "${name}"`,
    ...commentWarning(name, payload)
  };
}

/** A check suite's `head_branch` is null when its commit was pushed to a fork. */
function checkCommit(source: CommitSource, head: Fields, suite: Fields): EventCommit {
  const what = source === 'check_run_head' ? 'check run' : 'check suite';
  const known = typeof suite['head_branch'] === 'string';
  return {
    commit: asText(head['head_sha']),
    source,
    reason: `the head commit of the ${what}`,
    ...(known
      ? {}
      : { foreign: 'a repository that the event does not name (a fork, or one that was deleted)' })
  };
}

/** The head repository is null once it was deleted. */
function foreignBy(head: unknown, base: unknown): { foreign?: string } {
  const own = asRecord(base)['id'];
  const repository = asRecord(head);
  if (repository['id'] === undefined) return { foreign: 'a repository that was deleted' };
  return repository['id'] === own ? {} : { foreign: 'a fork' };
}

function commentWarning(name: string, payload: Fields): { warning?: string } {
  if (name !== 'issue_comment' || !isRecord(asRecord(payload['issue'])['pull_request'])) return {};
  return {
    warning:
      'The event issue_comment names no commit of the pull request; building GITHUB_SHA, the default branch. ' +
      'Set commit_id to build something else.'
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const asRecord = (value: unknown): Fields => (isRecord(value) ? value : {});
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
