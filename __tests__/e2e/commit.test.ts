import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { TriggerEvent } from '../../src/commit.ts';
import {
  checkRunEvent,
  checkSuiteEvent,
  commentEvent,
  EVENT_SHA,
  HEAD_SHA,
  MERGE_SHA,
  OWN_EVENTS,
  pullRequestEvent,
  workflowRunEvent
} from '../fixtures/events.ts';
import { type Part, play, type Step } from './support.ts';

type Inputs = NonNullable<Part['inputs']>;

/** A step that runs for the event, which the runner hands over as a file and a few variables. */
const playOn = (event: TriggerEvent, inputs: Inputs = {}): Promise<Step> =>
  play({}, { event: { ...event, ref: 'refs/heads/main' }, inputs });

/** What the service got, and what the step told of it. */
function expectBuilt({ code, builds, outputs, heard }: Step, commit: string, source: string): void {
  expect(code).toBe(0);
  expect(builds.map(({ scm }) => scm)).toEqual([commit === '' ? {} : { build_commit_id: commit }]);
  expect(outputs['commit_id'] ?? '').toBe(commit);
  expect(outputs['commit_source']).toBe(source);
  const line = heard.plain.find(text => text.startsWith('Commit: '));
  expect(line).toContain(commit === '' ? 'none is sent' : `${commit}, `);
}

function expectRefused({ code, requests, outputs, errors }: Step): string {
  expect({ code, requests, outputs }).toEqual({ code: 1, requests: [], outputs: {} });
  return errors[0] ?? '';
}

describe('the commit that is built', () => {
  it.concurrent.each(OWN_EVENTS)('for %s is GITHUB_SHA', async (_, event) => {
    expectBuilt(await playOn(event), EVENT_SHA, 'github_sha');
  });

  it.concurrent.each([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment'
  ])('for %s is the head of the pull request', async name => {
    expectBuilt(await playOn(pullRequestEvent(name, 'same')), HEAD_SHA, 'pull_request_head');
  });

  it.concurrent.each([
    ['workflow_run', workflowRunEvent('same'), 'workflow_run_head'],
    ['check_run', checkRunEvent('same'), 'check_run_head'],
    ['check_suite', checkSuiteEvent('same'), 'check_suite_head']
  ])('for %s is its head commit', async (_, event, source) => {
    expectBuilt(await playOn(event), HEAD_SHA, source);
  });

  it.concurrent('for a comment on a pull request is GITHUB_SHA, with a warning that the event names none', async () => {
    const played = await playOn(commentEvent('pull request'));
    expectBuilt(played, EVENT_SHA, 'github_sha');
    expect(played.warnings).toEqual([expect.stringMatching(/^The event issue_comment names no commit/)]);
  });

  it.concurrent('for a comment on an issue is GITHUB_SHA, without a word', async () => {
    const played = await playOn(commentEvent('issue'));
    expectBuilt(played, EVENT_SHA, 'github_sha');
    expect(played.warnings).toEqual([]);
  });

  it.concurrent('is the one that commit_id names, whatever the event', async () => {
    const commit_id = 'a'.repeat(40);
    expectBuilt(await playOn(pullRequestEvent('pull_request', 'same'), { commit_id }), commit_id, 'input');
  });

  it.concurrent('is left out with commit_id: none', async () => {
    expectBuilt(await playOn(pullRequestEvent('pull_request', 'same'), { commit_id: 'none' }), '', 'none');
  });
});

/** Events that run with the repository's secrets, on code of others. */
const FOREIGN: readonly (readonly [string, TriggerEvent, RegExp])[] = [
  ['pull_request_target from a fork', pullRequestEvent('pull_request_target', 'fork'), /a fork/],
  [
    'pull_request_target from a deleted fork',
    pullRequestEvent('pull_request_target', 'deleted'),
    /was deleted/
  ],
  ['workflow_run for a fork', workflowRunEvent('fork'), /a fork/],
  ['workflow_run for a deleted fork', workflowRunEvent('deleted'), /was deleted/],
  ['check_run for a fork', checkRunEvent('fork'), /does not name/],
  ['check_suite for a fork', checkSuiteEvent('fork'), /does not name/]
];

describe("a fork's commit on an event with secrets", () => {
  it.concurrent.each(FOREIGN)('is refused on %s, and nothing is sent', async (_, event, from) => {
    const error = expectRefused(await playOn(event));
    expect(error).toMatch(from);
    expect(error).toContain(HEAD_SHA);
    expect(error).toMatch(/deploy keys.*allow_fork_commit: true/);
  });

  it.concurrent.each(FOREIGN)('is built on %s with allow_fork_commit', async (_, event) => {
    const { code, builds } = await playOn(event, { allow_fork_commit: 'true' });
    expect({ code, scm: builds[0]?.scm }).toEqual({ code: 0, scm: { build_commit_id: HEAD_SHA } });
  });

  it.concurrent.each([
    ['by hand', HEAD_SHA],
    ['shortened', HEAD_SHA.slice(0, 7)],
    ["as GitHub's merge of it", MERGE_SHA]
  ])('is refused %s as well', async (_, commit_id) => {
    expectRefused(await playOn(pullRequestEvent('pull_request_target', 'fork'), { commit_id }));
  });

  it.concurrent('does not keep the step from building something else', async () => {
    const event = pullRequestEvent('pull_request_target', 'fork');
    expectBuilt(await playOn(event, { commit_id: 'none' }), '', 'none');
    expectBuilt(await playOn(event, { commit_id: EVENT_SHA }), EVENT_SHA, 'input');
  });

  it.concurrent('is refused in a dry run, too', async () => {
    expectRefused(await playOn(workflowRunEvent('fork'), { dry_run: 'true' }));
  });
});

describe("a fork's commit on pull_request, which runs without secrets", () => {
  it.concurrent.each(['fork', 'deleted'] as const)('is built (%s)', async origin => {
    expectBuilt(await playOn(pullRequestEvent('pull_request', origin)), HEAD_SHA, 'pull_request_head');
  });
});

/** With the text in place of the event's JSON. */
async function playWithFile(text: string, name: string): Promise<Step> {
  const folder = await mkdtemp(join(tmpdir(), 'commit-'));
  try {
    const file = join(folder, 'event.json');
    await writeFile(file, text);
    return await play({}, { env: { GITHUB_EVENT_PATH: file, GITHUB_EVENT_NAME: name } });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('an event file', () => {
  it.concurrent.each([
    ['was cut', '{"pull_request": {"head"'],
    ['is empty', ''],
    ['is a web page', '<html>##[error]::notice::x</html>']
  ])('that %s is an error that names the file, and nothing is sent', async (_, text) => {
    const error = expectRefused(await playWithFile(text, 'push'));
    expect(error).toMatch(/^The event of this workflow can't be read: .*\n.*GITHUB_EVENT_PATH/);
  });

  it.concurrent.each(['null', '{"repository":null}'])(
    'that holds %s is enough for a push, whose commit is in GITHUB_SHA',
    async text => {
      const { code, outputs } = await playWithFile(text, 'push');
      expect({ code, source: outputs['commit_source'] }).toEqual({ code: 0, source: 'github_sha' });
    }
  );

  it.concurrent.each([
    '{"pull_request":{}}',
    '{"pull_request":{"head":{"sha":"::notice::x","repo":{"id":1}}},"repository":{"id":1}}'
  ])('of a pull request that names no commit is refused: %s', async text => {
    expect(expectRefused(await playWithFile(text, 'pull_request'))).toMatch(
      /^commit_id: the event "pull_request" does not say which commit .*\nSet commit_id/
    );
  });
});
