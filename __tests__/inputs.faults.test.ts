import { describe, expect, it } from '@jest/globals';
import { readInputs } from '../src/inputs.ts';

const JOB_ID = '48c66c6002964721be537cdc6ce0297b';
const LEAST = { job_id: JOB_ID, region: 'cn-north-4', token: 'MIIEowIBAAKCAQEA' };

type Texts = Readonly<Record<string, string>>;

/** What is wrong with the least there must be and these. */
function faultsOf(inputs: Texts, variables: Texts = {}): readonly string[] {
  const given: Texts = { ...LEAST, ...inputs };
  const checked = readInputs({ input: name => given[name] ?? '', variable: name => variables[name] ?? '' });
  return checked.ok ? [] : checked.faults;
}

const starts = (text: string): unknown => expect.stringMatching(new RegExp(`^${text}`));

describe('Nothing given', () => {
  it('is refused with all that is missing, and where to find it', () => {
    expect(faultsOf({ job_id: '', region: '', token: '' })).toEqual([
      starts('endpoint, region: give one of them.*Known regions: cn-north-1'),
      'job_id: it is missing. It is the last part of the URL when you edit the build task in the console.',
      starts('token: nothing says how to sign in')
    ]);
  });
});

describe('Everything wrong', () => {
  it('is refused with every fault at once, each naming its input, in the order of reading', () => {
    const faults = faultsOf({
      job_id: 'x',
      parameters: 'A: [1]\nPATH: x\nA: 1\nA: 2',
      commit_id: 'a b',
      build_tag: 'a\nb',
      allow_fork_commit: 'yes',
      branch: 'a\u0007b',
      build_type: 'Tag',
      endpoint: 'http://build.example.com',
      region: 'CN',
      token: 'a b',
      build_url_template: 'ftp://x',
      dry_run: '1',
      summary: 'on',
      correlation_parameter: 'a-b',
      build_number: '0',
      wait: 'maybe',
      timeout_minutes: '0',
      poll_seconds: 'ten',
      logs: 'all',
      on_cancel: 'kill',
      on_timeout: 'Stop'
    });
    expect(faults.map(fault => fault.replace(/:.*/s, ''))).toEqual([
      'region',
      'endpoint',
      'job_id',
      'parameters',
      'parameters',
      'parameters',
      'commit_id',
      'build_tag',
      'allow_fork_commit',
      'branch',
      'build_type',
      'token',
      'build_url_template',
      'dry_run',
      'summary',
      'correlation_parameter',
      'build_number',
      'wait',
      'timeout_minutes',
      'poll_seconds',
      'logs',
      'on_cancel',
      'on_timeout'
    ]);
  });
});

describe('A single input that is wrong', () => {
  const REST = 'It is the last part of the URL when you edit the build task in the console.';

  it.each([
    ['one letter short', JOB_ID.slice(1)],
    ['one letter long', `${JOB_ID}0`],
    ['with a hyphen', `-${JOB_ID.slice(1)}`],
    ['with a letter beyond ASCII', `é${JOB_ID.slice(1)}`],
    ['with a path', `../${JOB_ID.slice(3)}`],
    ['as a whole URL', `https://devcloud.example/${JOB_ID}`],
    ['on two lines', `${JOB_ID}\n${JOB_ID}`]
  ])('is a job_id %s', (_, job_id) => {
    expect(faultsOf({ job_id })).toEqual([`job_id: it is not 32 letters and digits. ${REST}`]);
  });

  it.each(['a b', 'a\tb', 'a\nb', 'a\0b', 'a\u0085b', 'a\u00a0b', 'a\u2028b', 'a\u3000b', 'a\ufeffb'])(
    'is a commit_id with a space or a control character in it: %j',
    commit_id => {
      expect(faultsOf({ commit_id })).toEqual(['commit_id: it holds a space or a control character.']);
    }
  );

  it.each(['build_tag', 'branch'])('is a %s of more than a line', name => {
    for (const text of ['a\nb', 'a\rb', 'a\0b', 'a\u001b[31mb', 'a\u0085b', 'a\tb']) {
      expect(faultsOf({ [name]: text })).toEqual([
        `${name}: it holds a line break or another control character.`
      ]);
    }
  });

  it.each(['allow_fork_commit', 'dry_run', 'summary', 'wait'])('is a %s that is not true or false', name => {
    for (const text of [
      'yes',
      'no',
      '1',
      '0',
      'on',
      't',
      'truetrue',
      'true false',
      '"true"',
      'ｔrue',
      '{}'
    ]) {
      expect(faultsOf({ [name]: text })).toEqual([`${name}: it is not true or false.`]);
    }
  });

  it.each([
    ['build_type', ['Branch', 'commitid', 'commit', 'branch,tag', 'constructor'], 'branch, tag, commitId'],
    ['logs', ['Stream', 'all', 'false', 'stream none'], 'stream, on_failure, none'],
    ['on_cancel', ['Stop', 'kill', '__proto__'], 'stop, leave'],
    ['on_timeout', ['LEAVE', 'fail', '0'], 'stop, leave']
  ] as const)('is a %s that is not one of its choices', (name, texts, choices) => {
    for (const text of texts)
      expect(faultsOf({ [name]: text })).toEqual([`${name}: it is not one of ${choices}.`]);
  });

  it.each([
    ['timeout_minutes', ['0', '0.001', '35001', '-1'], 0.01, 35_000],
    ['poll_seconds', ['0', '0.09', '601', '-10'], 0.1, 600]
  ] as const)('is a %s that is no number or out of range', (name, texts, least, most) => {
    const nonsense = [
      'ten',
      '1e1',
      '0x10',
      '1,5',
      '.5',
      '5.',
      '1_0',
      '1 0',
      'NaN',
      'Infinity',
      '１０',
      '9'.repeat(400),
      '+1'
    ];
    for (const text of [...texts, ...nonsense]) {
      expect(faultsOf({ [name]: text })).toEqual([`${name}: it is not a number from ${least} to ${most}.`]);
    }
  });

  it.each(['0', '-1', '01', '1.0', '1e3', '20200612.20', '#20', '12345678901', '２０', '20 21'])(
    'is a build_number that names no build: %s',
    build_number => {
      expect(faultsOf({ build_number })).toEqual([starts('build_number: it is not the number of a build')]);
    }
  );

  it.each(['a b', 'a\nb', 'a\0b', 'naïve', 'a\u200bb', '🚀'])(
    'is a token of more than printable ASCII: %j',
    token => {
      expect(faultsOf({ token })).toEqual([starts('token: it is not one line of printable ASCII')]);
    }
  );

  it('is a correlation_parameter that can not be a name, or is one of the parameters', () => {
    expect(faultsOf({ correlation_parameter: 'a b' })).toEqual([
      'correlation_parameter: a name is not 1 to 128 letters, digits and underscores.'
    ]);
    expect(faultsOf({ correlation_parameter: 'PATH' })).toEqual([
      'correlation_parameter: PATH is reserved by the service; use another name.'
    ]);
    expect(faultsOf({ correlation_parameter: 'KEY', parameters: '{"A": 1, "KEY": 2}' })).toEqual([
      'correlation_parameter: KEY is among parameters already.'
    ]);
    expect(faultsOf({ correlation_parameter: 'KEY', parameters: 'KEY: [' })).toEqual([
      starts('parameters: line 1: this is not YAML')
    ]);
  });

  it.each([
    'ci.example/{job_id}',
    'ftp://ci.example',
    'javascript:alert(1)',
    '//ci.example',
    'https://',
    'https:///',
    'https://ci.example/{branch}',
    'https://ci.example/{}',
    'see https://ci.example/{job_id}',
    'https://ci.example/{{job_id}}',
    'https://ci.example/job_id}',
    'https://ci.example/a b',
    'https://ci.example/a\nb',
    'https://ci.example/ü',
    'https://ci.example/{constructor}',
    'https://ci.example/{__proto__}'
  ])('is a build_url_template that is no URL of known fields: %j', build_url_template => {
    expect(faultsOf({ build_url_template })).toEqual([
      'build_url_template: it is not an http(s) URL with no other fields than {region} {project_id} {job_id} {build_number} {record_id}.'
    ]);
  });

  it('is a region in the variable', () => {
    expect(faultsOf({ region: '' }, { HUAWEI_CLOUD_REGION: 'CN' })).toEqual([starts('region: ')]);
  });
});

describe('A secret in the wrong place', () => {
  it('is not quoted by any fault', () => {
    const secret = 'hunter2 hunter2\u0007';
    const names = [
      'job_id',
      'parameters',
      'commit_id',
      'build_tag',
      'allow_fork_commit',
      'branch',
      'build_type',
      'endpoint',
      'region',
      'token',
      'build_url_template',
      'dry_run',
      'summary',
      'correlation_parameter',
      'build_number',
      'wait',
      'timeout_minutes',
      'poll_seconds',
      'logs',
      'on_cancel',
      'on_timeout'
    ];
    const faults = faultsOf(Object.fromEntries(names.map(name => [name, secret])));
    expect(faults).toHaveLength(names.length);
    expect(faults.join('\n')).not.toContain('hunter2');
  });
});
