import { describe, expect, it } from '@jest/globals';
import { type CommitWish, chooseCommit, type TriggerEvent } from '../src/commit.ts';
import {
  checkRunEvent,
  checkSuiteEvent,
  EVENT_SHA,
  HEAD_SHA,
  MERGE_SHA,
  pullRequestEvent,
  workflowRunEvent
} from './fixtures/events.ts';

const choose = (event: TriggerEvent, wish: Partial<CommitWish> = {}) =>
  chooseCommit(event, { commitId: '', buildTag: '', allowForkCommit: false, ...wish });

const NOT_NAMED = 'a repository that the event does not name (a fork, or one that was deleted)';

/** Events that run with the repository's secrets, on a commit that anybody could have written. */
const PRIVILEGED: readonly (readonly [string, TriggerEvent, string])[] = [
  ['pull_request_target from a fork', pullRequestEvent('pull_request_target', 'fork'), 'a fork'],
  [
    'pull_request_target from a deleted fork',
    pullRequestEvent('pull_request_target', 'deleted'),
    'a repository that was deleted'
  ],
  ['workflow_run for a fork', workflowRunEvent('fork'), 'a fork'],
  ['workflow_run for a deleted fork', workflowRunEvent('deleted'), 'a repository that was deleted'],
  ['check_run for a fork', checkRunEvent('fork'), NOT_NAMED],
  ['check_suite for a fork', checkSuiteEvent('fork'), NOT_NAMED]
];

describe("A fork's commit on an event that runs with secrets", () => {
  it.each(PRIVILEGED)('is refused on %s', (_, event, origin) => {
    expect(choose(event)).toEqual({
      kind: 'refused',
      message: `The commit ${HEAD_SHA} comes from ${origin}, and "${event.name}" runs with this repository's secrets.`,
      hint: expect.stringMatching(/deploy keys.*allow_fork_commit: true.*pull_request/)
    });
  });

  it.each(PRIVILEGED)('is built on %s when allow_fork_commit is true', (_, event) => {
    expect(choose(event, { allowForkCommit: true })).toMatchObject({
      kind: 'chosen',
      commit: HEAD_SHA,
      warning: undefined
    });
  });

  it.each(PRIVILEGED)('is refused on %s when it is named by hand, too', (_, event) => {
    expect(choose(event, { commitId: HEAD_SHA })).toMatchObject({ kind: 'refused' });
  });

  it.each(PRIVILEGED)('is built on %s when it is named by hand and allowed', (_, event) => {
    expect(choose(event, { commitId: HEAD_SHA, allowForkCommit: true })).toMatchObject({
      kind: 'chosen',
      commit: HEAD_SHA,
      source: 'input'
    });
  });

  it.each(PRIVILEGED)('does not keep %s from building something else', (_, event) => {
    expect(choose(event, { commitId: EVENT_SHA })).toMatchObject({ kind: 'chosen', commit: EVENT_SHA });
    expect(choose(event, { commitId: 'none' })).toMatchObject({ kind: 'chosen', commit: '' });
    expect(choose(event, { buildTag: 'v1.2.0' })).toMatchObject({ kind: 'chosen', commit: '' });
  });
});

describe("A fork's commit by another spelling", () => {
  const event = pullRequestEvent('pull_request_target', 'fork');

  it.each([
    ['in upper case', HEAD_SHA.toUpperCase()],
    ['in mixed case', HEAD_SHA.replace('dcb', 'DcB')],
    ['with seven digits', HEAD_SHA.slice(0, 7)],
    ['with four digits, the fewest that git takes', HEAD_SHA.slice(0, 4)],
    ['abbreviated and in upper case', HEAD_SHA.slice(0, 10).toUpperCase()],
    ['with a suffix that names the commit itself', `${HEAD_SHA}^0`],
    ['with a suffix and abbreviated', `${HEAD_SHA.slice(0, 8)}^{commit}`],
    ['behind another hash', `feed-beef-cafe-g${HEAD_SHA.slice(0, 7)}`],
    ['as git describe writes it', `v1.2.0-3-g${HEAD_SHA.slice(0, 7)}`],
    ["as GitHub's merge of it", MERGE_SHA],
    ["as GitHub's merge of it, abbreviated", MERGE_SHA.slice(0, 12)],
    ['as the reference that GitHub keeps for a pull request', 'refs/pull/7/head'],
    ['as that reference, abbreviated', 'pull/7/merge']
  ])('is refused %s', (_, commitId) => {
    expect(choose(event, { commitId })).toMatchObject({ kind: 'refused' });
    expect(choose(event, { commitId, buildTag: 'v1' })).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['a hash that only ends alike', `0${HEAD_SHA.slice(1)}`],
    ['a part from the middle of it', HEAD_SHA.slice(4, 20)],
    ['the name of a branch', 'release/feed-the-cafe'],
    ['the name of a branch with "pull" in it', 'feature/pull/more'],
    ['three digits, which git does not take for a hash', HEAD_SHA.slice(0, 3)]
  ])('is not seen in %s', (_, commitId) => {
    expect(choose(event, { commitId })).toMatchObject({ kind: 'chosen', commit: commitId, source: 'input' });
  });
});

describe("A fork's commit on an event that runs without secrets", () => {
  const names = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

  it.each(names)('is built on %s, as nothing is at stake', name => {
    for (const origin of ['fork', 'deleted'] as const) {
      expect(choose(pullRequestEvent(name, origin))).toMatchObject({
        kind: 'chosen',
        commit: HEAD_SHA,
        source: 'pull_request_head'
      });
    }
  });

  it.each(names)('is built on %s when it is named by hand', name => {
    expect(choose(pullRequestEvent(name, 'fork'), { commitId: HEAD_SHA })).toMatchObject({
      kind: 'chosen',
      commit: HEAD_SHA,
      source: 'input'
    });
  });
});
