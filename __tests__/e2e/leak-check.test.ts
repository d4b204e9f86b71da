import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Secret, SeenRequest } from '../../simulator/index.ts';
import type { StepResult } from '../../simulator/step.ts';
import { filesBelow, findLeaks, findStrays } from './leak-check.ts';

const VALUE = 'abc/def+ghi=jkl/mno+pqr=stu/vwx+yz0=123';
const SECRETS: readonly Secret[] = [{ kind: 'security-token', value: VALUE, hosts: ['build'] }];

const QUIET: StepResult = {
  code: 0,
  signal: null,
  timedOut: false,
  stdout: '',
  stderr: '',
  outputs: {},
  state: {},
  exportedEnv: {},
  addedPath: '',
  summary: ''
};

describe('the search for leaks', () => {
  it.each<[string, Partial<StepResult>]>([
    ['stdout', { stdout: `a\n::debug::${VALUE}\n` }],
    ['stderr', { stderr: VALUE }],
    ['outputs', { outputs: { url: `x${VALUE}` } }],
    ['state', { state: { build: VALUE } }],
    ['environment', { exportedEnv: { A: VALUE } }],
    ['path', { addedPath: VALUE }],
    ['summary', { summary: VALUE }]
  ])('finds a secret in %s', (place, step) => {
    expect(findLeaks({ ...QUIET, ...step }, {}, SECRETS)).toEqual([`${place}: security-token`]);
  });

  it.each([
    ['its beginning', VALUE.slice(0, 20)],
    ['its end', VALUE.slice(-20)],
    ['a URL', encodeURIComponent(VALUE)],
    ['JSON', JSON.stringify({ token: VALUE }).replaceAll('/', '\\/')],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ token: VALUE }).replaceAll('/', '\\/'))]
  ])('finds it as %s', (_, text) => {
    expect(findLeaks({ ...QUIET, stdout: text }, {}, SECRETS)).toHaveLength(1);
  });

  it('finds it in a file, however deep', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leak-'));
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    await writeFile(join(folder, 'a', 'b', 'log'), `\xff${VALUE}`);
    const files = await filesBelow(folder);
    await rm(folder, { recursive: true });
    expect(findLeaks(QUIET, files, SECRETS)).toEqual([expect.stringMatching(/log: security-token$/)]);
  });

  it('lets a secret stand in the line that masks it, and nothing beside it', () => {
    expect(findLeaks({ ...QUIET, stdout: `::add-mask::${VALUE}\n` }, {}, SECRETS)).toEqual([]);
    expect(findLeaks({ ...QUIET, stdout: `x ::add-mask::${VALUE}\n` }, {}, SECRETS)).toHaveLength(1);
  });

  it('finds only the signature of an identity token, as the rest is known to all', () => {
    const token: Secret = { kind: 'identity-token', value: `eyJ0eXAiOiJKV1Qi.eyJzdWIi.${VALUE}`, hosts: [] };
    expect(findLeaks({ ...QUIET, stdout: 'eyJ0eXAiOiJKV1Qi.eyJzdWIi' }, {}, [token])).toEqual([]);
    expect(findLeaks({ ...QUIET, stdout: token.value }, {}, [token])).toHaveLength(1);
  });
});

describe('the search for secrets that went astray', () => {
  const request = (part: Partial<SeenRequest>) =>
    ({ host: 'iam', route: 'iam-token', target: '/', headers: {}, body: '', ...part }) as SeenRequest;

  it.each<Partial<SeenRequest>>([
    { headers: { 'x-security-token': VALUE } },
    { body: JSON.stringify({ token: VALUE }) },
    { target: `/v3/projects?token=${encodeURIComponent(VALUE)}` }
  ])('finds one that a server got and should not have: %j', part => {
    expect(findStrays([request(part)], SECRETS)).toEqual(['iam iam-token: security-token']);
    expect(findStrays([request({ ...part, host: 'build' })], SECRETS)).toEqual([]);
  });
});
