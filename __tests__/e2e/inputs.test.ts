import { describe, expect, it } from '@jest/globals';
import { type Part, play, type Step } from './support.ts';

const refused = async (inputs: NonNullable<Part['inputs']>, env: Part['env'] = {}): Promise<Step> => {
  const played = await play({}, { inputs, env });
  const { code, requests, builds, outputs, summary, state } = played;
  expect({ code, requests, builds, outputs, summary }).toEqual({
    code: 1,
    requests: [],
    builds: [],
    outputs: {},
    summary: ''
  });
  expect(state).toEqual({ build: '{"kind":"closed"}' });
  return played;
};

describe('inputs that are wrong', () => {
  it.concurrent('are all told of in one error, each by its name and none by its value, and nothing is sent', async () => {
    const wrong = {
      job_id: 'SECRET-job',
      parameters: 'good: 1\nbad name: SECRET-a\nPATH: SECRET-b\nlist: [SECRET-c]\ngood: SECRET-d',
      token: 'SECRET tok\u00e9n',
      endpoint: 'http://SECRET.example',
      region: 'SECRET region',
      commit_id: 'SECRET commit',
      build_tag: 'SECRET\ntag',
      branch: 'SECRET\tbranch',
      build_type: 'SECRET-type',
      build_number: 'SECRET-number',
      allow_fork_commit: 'SECRET-yes',
      dry_run: 'SECRET-on',
      summary: 'SECRET-1',
      wait: 'SECRET-true',
      timeout_minutes: 'SECRET-5',
      poll_seconds: 'SECRET-6',
      logs: 'SECRET-all',
      on_cancel: 'SECRET-ignore',
      on_timeout: 'SECRET-retry',
      correlation_parameter: 'SECRET-key',
      build_url_template: 'SECRET:{nobody}'
    };
    const { errors, stdout } = await refused(wrong);
    const [head = '', ...faults] = (errors[0] ?? '').split('\n');
    expect(head).toBe(`${faults.length} inputs are wrong; nothing was sent.`);
    const named = new Set(faults.map(fault => fault.split(':')[0]));
    expect([...named].sort()).toEqual(Object.keys(wrong).sort());
    // Four things are wrong with the parameters, and each is told of with its line.
    expect(faults.filter(fault => fault.startsWith('parameters: line '))).toHaveLength(4);
    expect(stdout.replace(/^::add-mask::.*$/m, '')).not.toContain('SECRET');
  });

  it.concurrent('are as wrong when only one is: the error is that one sentence', async () => {
    const { errors } = await refused({ summary: 'perhaps' });
    expect(errors).toEqual(['summary: it is not true or false.']);
  });

  it.concurrent('are told of where all of them are missing, with what to give', async () => {
    const { errors } = await refused({ job_id: '', endpoint: '', token: '' });
    expect(errors[0]).toMatch(/^job_id: it is missing\. .* last part of the URL when you edit/m);
    expect(errors[0]).toMatch(/^endpoint, region: give one .* Known regions: cn-north-1, cn-north-4, /m);
    expect(errors[0]).toMatch(/^token: nothing says how to sign in\./m);
  });

  it.concurrent.each([
    ['31 letters', 'a'.repeat(31)],
    ['a letter that is none of a to z', `${'a'.repeat(31)}ä`],
    ['a path', `../${'a'.repeat(29)}`]
  ])('such as a job_id with %s are refused', async (_, job_id) => {
    expect((await refused({ job_id })).errors).toEqual([
      expect.stringMatching(/^job_id: it is not 32 letters/)
    ]);
  });
});

describe('an endpoint', () => {
  it.concurrent.each([
    ['http to another machine', 'http://build.example'],
    ['http to a name that begins like this machine', 'http://localhost.example'],
    ['http to an address that only looks like this machine', 'http://127.0.0.1.example'],
    ['a user and a password', 'https://mona:hunter2@build.example'],
    ['a user that looks like a host', 'https://build.example@evil.example'],
    ['a query', 'https://build.example/?a=b'],
    ['a backslash', 'https:\\\\build.example'],
    ['a line break', 'https://build.example/\n::notice::x'],
    ['a port that is none', 'build.example:99999']
  ])('with %s is refused before the token goes anywhere', async (_, endpoint) => {
    const { errors } = await refused({ endpoint });
    expect(errors).toEqual([expect.stringMatching(/^endpoint: /)]);
    expect(errors[0]).not.toMatch(/hunter2|example/);
  });
});

describe('inputs that are right', () => {
  it.concurrent('may have white space around them, in any letters for a flag', async () => {
    const { code, builds, summary } = await play(
      { jobIds: ['0123456789abcdef0123456789abcdef'] },
      {
        inputs: {
          job_id: '  0123456789abcdef0123456789abcdef\n',
          build_tag: ' v1 ',
          summary: ' FALSE ',
          parameters: '\n\n  # nothing\n'
        }
      }
    );
    expect({ code, summary }).toEqual({ code: 0, summary: '' });
    expect(builds).toMatchObject([{ parameters: [], scm: { build_tag: 'v1' } }]);
  });

  it.concurrent('may leave the region to HUAWEI_CLOUD_REGION', async () => {
    const part = { inputs: { endpoint: '', dry_run: 'true' }, env: { HUAWEI_CLOUD_REGION: 'cn-north-4' } };
    const { code, warnings } = await play({}, part);
    expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
  });

  it.concurrent('may hold as much as the service takes: 200 parameters of 8,192 characters', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `P_${index}`);
    // A variable of a process may be 128 KiB long, so it is the names that are many.
    const parameters = names
      .map((name, index) => `${name}: "${'☃'.repeat(index === 7 ? 8_192 : 9)}"`)
      .join('\n');
    const { code, builds } = await play({}, { inputs: { parameters } });
    expect(code).toBe(0);
    expect(builds[0]?.parameters).toHaveLength(200);
    expect(builds[0]?.parameters[7]?.value).toHaveLength(8_192);
  });
});
