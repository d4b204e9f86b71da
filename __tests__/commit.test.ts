import { describe, expect, it } from '@jest/globals';
import { type CommitWish, chooseCommit, type TriggerEvent } from '../src/commit.ts';
import {
  checkRunEvent,
  checkSuiteEvent,
  commentEvent,
  EVENT_SHA,
  HEAD_SHA,
  OWN_EVENTS,
  pullRequestEvent,
  workflowRunEvent
} from './fixtures/events.ts';

const choose = (event: TriggerEvent, wish: Partial<CommitWish> = {}) =>
  chooseCommit(event, { commitId: '', buildTag: '', allowForkCommit: false, ...wish });

const PUSH: TriggerEvent = { name: 'push', sha: EVENT_SHA, payload: {} };

describe('An event whose commit is GITHUB_SHA', () => {
  it.each(OWN_EVENTS)('%s builds that commit', (_, event) => {
    expect(choose(event)).toEqual({
      kind: 'chosen',
      commit: EVENT_SHA,
      source: 'github_sha',
      reason: `GITHUB_SHA of the event "${event.name}"`,
      warning: undefined
    });
  });

  it('takes a SHA-256 hash as well', () => {
    const sha = 'ab'.repeat(32);
    expect(choose({ ...PUSH, sha })).toMatchObject({ kind: 'chosen', commit: sha });
  });
});

describe('An event that names another commit than GITHUB_SHA', () => {
  it.each(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
    '%s builds the head of the pull request, not the merge that exists only on GitHub',
    name => {
      expect(choose(pullRequestEvent(name, 'same'))).toEqual({
        kind: 'chosen',
        commit: HEAD_SHA,
        source: 'pull_request_head',
        reason: 'the head commit of the pull request',
        warning: undefined
      });
    }
  );

  it.each([
    [
      'workflow_run',
      workflowRunEvent('same'),
      'workflow_run_head',
      'the head commit of the workflow run that triggered this one'
    ],
    ['check_run', checkRunEvent('same'), 'check_run_head', 'the head commit of the check run'],
    ['check_suite', checkSuiteEvent('same'), 'check_suite_head', 'the head commit of the check suite']
  ])('%s builds its head commit', (_, event, source, reason) => {
    expect(choose(event)).toEqual({ kind: 'chosen', commit: HEAD_SHA, source, reason, warning: undefined });
  });
});

describe('A comment', () => {
  it('on a pull request builds GITHUB_SHA and warns that this is not the commit of the pull request', () => {
    expect(choose(commentEvent('pull request'))).toMatchObject({
      kind: 'chosen',
      commit: EVENT_SHA,
      source: 'github_sha',
      warning: expect.stringMatching(/issue_comment names no commit.*GITHUB_SHA.*commit_id/)
    });
  });

  it('on an issue builds GITHUB_SHA without a warning', () => {
    expect(choose(commentEvent('issue'))).toMatchObject({ commit: EVENT_SHA, warning: undefined });
  });

  it('on a pull request builds the commit that the user names, without a warning', () => {
    expect(choose(commentEvent('pull request'), { commitId: HEAD_SHA })).toMatchObject({
      commit: HEAD_SHA,
      source: 'input',
      warning: undefined
    });
  });
});

describe('A wish of the user', () => {
  it('for a commit wins over the event', () => {
    expect(choose(pullRequestEvent('pull_request', 'same'), { commitId: 'v1.2.0^' })).toEqual({
      kind: 'chosen',
      commit: 'v1.2.0^',
      source: 'input',
      reason: 'the input commit_id',
      warning: undefined
    });
  });

  it('for no commit sends none, whatever else is given', () => {
    expect(choose(PUSH, { commitId: 'none', buildTag: 'v1.2.0' })).toEqual({
      kind: 'chosen',
      commit: '',
      source: 'none',
      reason: 'none is sent, as commit_id says "none"',
      warning: undefined
    });
  });

  it('for a tag leaves the commit of the event out', () => {
    expect(choose(PUSH, { buildTag: 'v1.2.0' })).toEqual({
      kind: 'chosen',
      commit: '',
      source: 'build_tag',
      reason: 'none is sent, as build_tag names what to build',
      warning: undefined
    });
  });

  it('for a tag and a commit sends the commit', () => {
    expect(choose(PUSH, { commitId: HEAD_SHA, buildTag: 'v1.2.0' })).toMatchObject({
      commit: HEAD_SHA,
      source: 'input'
    });
  });
});

describe('An event without a commit', () => {
  it.each([
    ['GITHUB_SHA is missing', { ...PUSH, sha: '' }],
    ['GITHUB_SHA is no hash', { ...PUSH, sha: 'main' }],
    ['GITHUB_SHA only ends like a hash', { ...PUSH, sha: `refs/heads/${EVENT_SHA}` }],
    ['GITHUB_SHA is too short', { ...PUSH, sha: EVENT_SHA.slice(0, 6) }],
    ['GITHUB_SHA is too long', { ...PUSH, sha: 'a'.repeat(65) }],
    ['GITHUB_SHA holds a line break', { ...PUSH, sha: `${EVENT_SHA}\n` }],
    [
      'the head of the pull request has no hash',
      { ...PUSH, name: 'pull_request', payload: { pull_request: { head: { repo: null } } } }
    ],
    [
      'the head is a number',
      { ...PUSH, name: 'workflow_run', payload: { workflow_run: { head_sha: 4242424242 } } }
    ],
    [
      'the head is an object',
      { ...PUSH, name: 'check_suite', payload: { check_suite: { head_sha: { sha: HEAD_SHA } } } }
    ]
  ])('is refused with a way out when %s', (_, event) => {
    expect(choose(event)).toEqual({
      kind: 'refused',
      message: `commit_id: the event "${event.name}" does not say which commit triggered the workflow.`,
      hint: 'Set commit_id to a commit, or to "none" to build what the task itself is set to.'
    });
  });

  it.each([
    ['a commit', { commitId: HEAD_SHA }],
    ['none', { commitId: 'none' }],
    ['a tag', { buildTag: 'v1' }]
  ])('does no harm when the user asks for %s', (_, wish) => {
    expect(choose({ ...PUSH, sha: '' }, wish)).toMatchObject({ kind: 'chosen' });
  });
});

describe('A payload that makes no sense', () => {
  const payloads = [
    null,
    undefined,
    0,
    4.2,
    true,
    'text',
    '',
    [],
    [[]],
    {},
    { pull_request: null, workflow_run: 7, check_run: 'x', check_suite: true, issue: [] }
  ];

  it.each(['push', 'issue_comment'])('of %s builds GITHUB_SHA, which is what the event is about', name => {
    for (const payload of payloads) {
      expect(choose({ name, sha: EVENT_SHA, payload })).toMatchObject({
        kind: 'chosen',
        commit: EVENT_SHA,
        source: 'github_sha',
        warning: undefined
      });
    }
  });

  it.each(['pull_request', 'pull_request_target', 'workflow_run', 'check_run', 'check_suite'])(
    'of %s is refused rather than taken for the commit of GITHUB_SHA, which is another one',
    name => {
      for (const payload of payloads) {
        expect(choose({ name, sha: EVENT_SHA, payload })).toMatchObject({
          kind: 'refused',
          message: `commit_id: the event "${name}" does not say which commit triggered the workflow.`
        });
      }
    }
  );

  it.each([
    ['the repository is not named', { id: 1296269 }],
    ['neither repository has an id', {}]
  ])('is not taken for a commit of the repository itself when %s', (_, repo) => {
    const payload = { pull_request: { head: { sha: HEAD_SHA, repo } } };
    expect(choose({ name: 'pull_request_target', sha: EVENT_SHA, payload })).toMatchObject({
      kind: 'refused'
    });
  });
});
