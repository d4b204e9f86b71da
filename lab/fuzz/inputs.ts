/** What users and events say. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveEndpoint } from '../../src/codearts/endpoint.ts';
import { chooseCommit } from '../../src/commit.ts';
import { readInputs } from '../../src/inputs.ts';
import { readSaved } from '../../src/saved.ts';
import { holds, type Property } from './property.ts';
import { SECRET, texts } from './texts.ts';
import { objectsOf, values } from './values.ts';

const JOB = '48c66c6002964721be537cdc6ce0297b';

/** Right values now and then, so that what comes after a check is reached, too. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  job_id: [JOB],
  parameters: ['A: 1', `A: ${SECRET}`, ''],
  region: ['cn-north-4', 'eu-west-101', ''],
  endpoint: [
    '',
    'example.com',
    'https://example.com:8443/base/',
    'http://127.0.0.1:8080',
    `https://u:${SECRET}@example.com`
  ],
  token: [SECRET, ''],
  access_key_id: ['', '', 'AK'],
  secret_access_key: ['', SECRET],
  security_token: [''],
  project_id: ['', 'p1'],
  identity_provider: ['', '', 'github'],
  audience: [''],
  oidc_provider_urn: ['', '', 'iam::1:oidcProvider:x'],
  agency_urn: ['', 'iam::1:agency:x'],
  iam_endpoint: [''],
  sts_endpoint: [''],
  wait: ['true', 'FALSE', ''],
  build_number: ['', '20', '0', '99999999999'],
  commit_id: ['', 'none', 'abcdef0'],
  build_tag: ['', 'v1'],
  branch: [''],
  build_type: ['', 'tag'],
  timeout_minutes: ['', '60', '0.01', '1e3', '35001'],
  poll_seconds: ['', '0.1', '600.5'],
  logs: ['', 'none'],
  on_cancel: ['', 'leave'],
  on_timeout: ['', 'stop'],
  correlation_parameter: ['', 'KEY', 'A'],
  build_url_template: ['', 'https://x.example/{job_id}', 'javascript:{job_id}'],
  allow_fork_commit: [''],
  dry_run: [''],
  summary: ['']
};

const inputs = fc.record(
  Object.fromEntries(
    Object.entries(RIGHT).map(([name, right]) => [
      name,
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: texts })
    ])
  )
);

const EVENTS = [
  'push',
  'pull_request',
  'pull_request_target',
  'workflow_run',
  'check_run',
  'check_suite',
  'issue_comment',
  'schedule',
  ''
];
const SHA = '0123456789abcdef0123456789abcdef01234567';
const FOREIGN = 'fedcba9876543210fedcba9876543210fedcba98';

const wishes = fc.record({
  commitId: fc.oneof(
    fc.constantFrom('', '', 'none', SHA, FOREIGN, FOREIGN.slice(0, 7), FOREIGN.toUpperCase(), `${FOREIGN}^0`),
    texts
  ),
  buildTag: fc.constantFrom('', '', 'v1'),
  allowForkCommit: fc.boolean()
});

const payloads = fc.oneof(
  values,
  objectsOf(['pull_request', 'workflow_run', 'check_run', 'check_suite', 'issue', 'repository']),
  fc.record({
    repository: fc.constantFrom<unknown>({ id: 1 }, {}, null),
    pull_request: fc.oneof(
      objectsOf(['head', 'base', 'merge_commit_sha']),
      fc.constant({ head: { sha: FOREIGN, repo: { id: 2 } } })
    ),
    workflow_run: fc.oneof(
      objectsOf(['head_sha', 'head_repository']),
      fc.constant({ head_sha: FOREIGN, head_repository: null })
    )
  })
);

const SOURCES = [
  'input',
  'github_sha',
  'pull_request_head',
  'workflow_run_head',
  'check_run_head',
  'check_suite_head',
  'build_tag',
  'none'
];

export const INPUTS: readonly Property[] = [
  holds('inputs: any are read, or every fault is told and no secret', 4, inputs, given => {
    const read = readInputs({ input: name => given[name] ?? '', variable: () => '' });
    if (!read.ok) {
      assert.ok(read.faults.length > 0);
      for (const fault of read.faults) assert.ok(fault.length > 0 && !fault.includes(SECRET), fault);
      return;
    }
    const { jobId, wait, endpoint, buildNumber } = read.value;
    assert.match(jobId, /^[A-Za-z0-9]{32}$/);
    assert.match(endpoint.url, /^https:\/\/|^http:\/\/(?:localhost|127\.|\[::1\])/);
    assert.match(buildNumber, /^(?:[1-9]\d{0,9})?$/);
    assert.ok(wait.timeoutMs > 0 && wait.timeoutMs < 2 ** 31 && wait.pollMs >= 100 && wait.pollMs <= 600_000);
  }),
  holds(
    'endpoint: a secret goes by https alone, or stays on this machine',
    2,
    fc.tuple(texts, texts),
    ([endpoint, region]) => {
      const resolved = resolveEndpoint(endpoint, region);
      if (!resolved.ok) return;
      const { protocol, hostname, username, search } = new URL(resolved.value.url);
      assert.ok(protocol === 'https:' || /^(?:localhost|127\..*|\[::1\])$/.test(hostname));
      assert.equal(username + search, '');
    }
  ),
  holds(
    'commit: any event gives a commit or a reason, and no foreign code to a privileged run',
    4,
    fc.record({
      name: fc.oneof(fc.constantFrom(...EVENTS), texts),
      sha: fc.oneof(fc.constant(SHA), texts),
      payload: payloads,
      wish: wishes
    }),
    ({ wish, ...event }) => {
      const choice = chooseCommit(event, wish);
      if (choice.kind === 'refused') {
        assert.ok(choice.message.length > 0 && choice.hint.length > 0);
        return;
      }
      assert.ok(
        SOURCES.includes(choice.source) &&
          typeof choice.commit === 'string' &&
          typeof choice.reason === 'string'
      );
      const isPrivileged = event.name === 'pull_request_target' || event.name === 'workflow_run';
      const isForeign = choice.commit.toLowerCase().includes(FOREIGN.slice(0, 7)) && event.sha !== FOREIGN;
      const isTheirs = JSON.stringify(event.payload)?.includes(FOREIGN) && choice.source !== 'input';
      if (isPrivileged && isForeign && isTheirs) assert.ok(wish.allowForkCommit);
    }
  ),
  holds(
    'state: whatever main left is what it writes, or garbled',
    2,
    fc.oneof(
      texts,
      values.map(value => JSON.stringify(value) ?? '')
    ),
    text => {
      const saved = readSaved({ state: () => text });
      assert.equal(saved === undefined, text === '');
      if (saved?.kind === 'open') assert.match(saved.build.buildNumber, /^[1-9]\d{0,15}$/);
    }
  )
];
