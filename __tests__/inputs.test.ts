import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { type Inputs, readInputs } from '../src/inputs.ts';

const JOB_ID = '48c66c6002964721be537cdc6ce0297b';
const LEAST = { job_id: JOB_ID, region: 'cn-north-4', token: 'MIIEowIBAAKCAQEA' };

type Texts = Readonly<Record<string, string>>;

const read = (inputs: Texts, variables: Texts = {}) =>
  readInputs({ input: name => inputs[name] ?? '', variable: name => variables[name] ?? '' });

/** Inputs that are fine with the least there must be and these. */
function fine(inputs: Texts, variables: Texts = {}): Inputs {
  const checked = read({ ...LEAST, ...inputs }, variables);
  if (!checked.ok) throw new Error(checked.faults.join('\n'));
  return checked.value;
}

/** What is wrong with the least there must be and these. */
function faultsOf(inputs: Texts, variables: Texts = {}): readonly string[] {
  const checked = read({ ...LEAST, ...inputs }, variables);
  return checked.ok ? [] : checked.faults;
}

const DEFAULTS: Inputs = {
  jobId: JOB_ID,
  parameters: [],
  commit: { commitId: '', buildTag: '', allowForkCommit: false },
  branch: '',
  buildType: '',
  endpoint: {
    url: 'https://cloudbuild-ext.cn-north-4.myhuaweicloud.com',
    region: 'cn-north-4',
    warning: undefined
  },
  credentials: { kind: 'token', token: LEAST.token },
  buildUrlTemplate: '',
  dryRun: false,
  summary: true,
  correlationParameter: '',
  buildNumber: '',
  wait: {
    wanted: false,
    timeoutMs: 3_600_000,
    pollMs: 10_000,
    logs: 'stream',
    onCancel: 'stop',
    onTimeout: 'stop'
  }
};

describe('The least there must be', () => {
  it('is a task, its region and a token; everything else has a default', () => {
    expect(fine({})).toEqual(DEFAULTS);
  });

  it('has the same defaults in action.yml', () => {
    const action = load(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as {
      inputs: Readonly<Record<string, { default?: string }>>;
    };
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
    expect(read({ ...Object.fromEntries(defaults), ...LEAST })).toEqual({ ok: true, value: DEFAULTS });
  });

  it('is the same when the inputs are blank or have blanks around them', () => {
    const blank = { commit_id: ' \n', wait: '\t', parameters: '\n  \n', logs: ' ', build_number: '  ' };
    const padded = { job_id: ` ${JOB_ID}\r\n`, region: '\tcn-north-4 ', token: ` ${LEAST.token}\n` };
    expect(fine({ ...blank, ...padded })).toEqual(DEFAULTS);
  });
});

describe('Every input', () => {
  it('arrives in its place', () => {
    const inputs = fine({
      parameters: '  codeBranch: main\n  7: 1.10\n',
      commit_id: ' f3b1c9a ',
      build_tag: ' v1.2 ',
      allow_fork_commit: 'true',
      branch: ' feature/x y ',
      build_type: 'commitId',
      endpoint: 'build.example.com:8443/base/',
      build_url_template: 'https://ci.example/{region}/{job_id}/{build_number}?r={record_id}&p={project_id}',
      dry_run: 'true',
      summary: 'false',
      correlation_parameter: 'RUN_KEY',
      build_number: '20',
      timeout_minutes: '90',
      poll_seconds: '2.5',
      logs: 'on_failure',
      on_cancel: 'leave',
      on_timeout: 'leave'
    });
    expect(inputs).toEqual({
      ...DEFAULTS,
      parameters: [
        { name: 'codeBranch', value: 'main' },
        { name: '7', value: '1.10' }
      ],
      commit: { commitId: 'f3b1c9a', buildTag: 'v1.2', allowForkCommit: true },
      branch: 'feature/x y',
      buildType: 'commitId',
      endpoint: { url: 'https://build.example.com:8443/base', region: 'cn-north-4', warning: undefined },
      buildUrlTemplate: 'https://ci.example/{region}/{job_id}/{build_number}?r={record_id}&p={project_id}',
      dryRun: true,
      summary: false,
      correlationParameter: 'RUN_KEY',
      buildNumber: '20',
      wait: {
        wanted: true,
        timeoutMs: 5_400_000,
        pollMs: 2_500,
        logs: 'on_failure',
        onCancel: 'leave',
        onTimeout: 'leave'
      }
    });
  });

  it.each([
    ['build_type', ['branch', 'tag', 'commitId'], (inputs: Inputs) => inputs.buildType],
    ['logs', ['stream', 'on_failure', 'none'], (inputs: Inputs) => inputs.wait.logs],
    ['on_cancel', ['stop', 'leave'], (inputs: Inputs) => inputs.wait.onCancel],
    ['on_timeout', ['stop', 'leave'], (inputs: Inputs) => inputs.wait.onTimeout]
  ] as const)('%s may be each of %j', (name, choices, value) => {
    for (const choice of choices) expect(value(fine({ [name]: choice }))).toBe(choice);
  });

  it.each([
    ['dry_run', (inputs: Inputs) => inputs.dryRun],
    ['summary', (inputs: Inputs) => inputs.summary],
    ['allow_fork_commit', (inputs: Inputs) => inputs.commit.allowForkCommit],
    ['wait', (inputs: Inputs) => inputs.wait.wanted]
  ] as const)('%s may be true or false in any letters', (name, value) => {
    for (const text of ['true', 'True', 'TRUE', ' true\n']) expect(value(fine({ [name]: text }))).toBe(true);
    for (const text of ['false', 'False', 'FALSE']) expect(value(fine({ [name]: text }))).toBe(false);
  });

  it('may be the first build of a task', () => {
    expect(fine({ build_number: '1' }).buildNumber).toBe('1');
  });

  it('waits for a build that is only followed, whatever wait says', () => {
    expect(fine({ build_number: '20', wait: 'false' }).wait.wanted).toBe(true);
  });

  it.each([
    ['0.01', '0.1', 600, 100],
    ['35000', '600', 2_100_000_000, 600_000],
    ['007', '07.50', 420_000, 7_500]
  ])('takes %s minutes and %s seconds', (timeout_minutes, poll_seconds, timeoutMs, pollMs) => {
    expect(fine({ timeout_minutes, poll_seconds }).wait).toMatchObject({ timeoutMs, pollMs });
  });
});

describe('The region', () => {
  it('is the variable HUAWEI_CLOUD_REGION when the input is empty', () => {
    const { endpoint } = fine({ region: ' ' }, { HUAWEI_CLOUD_REGION: ' tr-west-1\n' });
    expect(endpoint).toMatchObject({ region: 'tr-west-1', url: expect.stringContaining('.tr-west-1.') });
  });

  it('is the input when both are there', () => {
    const { endpoint } = fine({}, { HUAWEI_CLOUD_REGION: 'tr-west-1' });
    expect(endpoint.region).toBe('cn-north-4');
  });

  it('that nobody knows is taken, with a warning', () => {
    expect(fine({ region: 'xx-new-9' }).endpoint.warning).toContain('xx-new-9');
  });

  it('reaches the sign-in, also when it is read off the endpoint', () => {
    const endpoint = 'cloudbuild-ext.tr-west-1.myhuaweicloud.com';
    const { credentials } = fine({ region: '', token: '', identity_provider: 'github', endpoint });
    expect(credentials).toMatchObject({
      kind: 'oidc',
      project: { region: 'tr-west-1', iamUrl: 'https://iam.tr-west-1.myhuaweicloud.com' }
    });
  });

  it('is not asked for again by the sign-in when it is there but something else is wrong', () => {
    const oidc = { token: '', identity_provider: 'github' };
    expect(faultsOf({ ...oidc, endpoint: 'ftp://x' })).toEqual([expect.stringMatching(/^endpoint: /)]);
    expect(faultsOf({ ...oidc, region: 'CN' })).toEqual([expect.stringMatching(/^region: /)]);
  });
});
