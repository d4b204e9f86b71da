import { describe, expect, it } from '@jest/globals';
import { runJobRequest } from '../src/request.ts';
import { inputsOf } from './support/follow-inputs.ts';
import { BUILD } from './support/follow-service.ts';

const { jobId } = BUILD;
const commit = (buildTag: string) => ({ commitId: '', buildTag, allowForkCommit: false });

describe('the body of the request that starts a build', () => {
  it('holds the task alone when nothing else is given: no empty parameter, no empty scm', () => {
    const body = runJobRequest(inputsOf(), '', '');
    expect(body).toEqual({ job_id: jobId });
    expect(Object.keys(body)).toEqual(['job_id']);
  });

  it('holds everything that is given, under the names of the service', () => {
    const parameters = [
      { name: 'B', value: '1.10' },
      { name: 'A', value: '' }
    ];
    const inputs = inputsOf({ parameters, commit: commit('v1'), branch: 'main', buildType: 'tag' });
    expect(runJobRequest(inputs, 'abc', '')).toEqual({
      job_id: jobId,
      parameter: parameters,
      scm: { build_tag: 'v1', build_commit_id: 'abc', branch: 'main', build_type: 'tag' }
    });
  });

  it.each([
    ['a commit', {}, 'abc', { build_commit_id: 'abc' }],
    ['a tag', { commit: commit('v1') }, '', { build_tag: 'v1' }],
    ['a branch', { branch: 'main' }, '', { branch: 'main' }],
    ['a type', { buildType: 'branch' }, '', { build_type: 'branch' }]
  ])('holds %s alone where that is all of scm', (_what, inputs, sent, scm) => {
    const body = runJobRequest(inputsOf(inputs), sent, '');
    expect(body).toEqual({ job_id: jobId, scm });
    expect(Object.keys(body.scm ?? {})).toEqual(Object.keys(scm));
  });

  it('holds the key of the step after the parameters of the user', () => {
    const inputs = inputsOf({ parameters: [{ name: 'A', value: '1' }], correlationParameter: 'KEY' });
    expect(runJobRequest(inputs, '', 'unique').parameter).toEqual([
      { name: 'A', value: '1' },
      { name: 'KEY', value: 'unique' }
    ]);
  });

  it('holds no key where the user wants none', () => {
    expect(runJobRequest(inputsOf({ correlationParameter: 'KEY' }), '', '')).not.toHaveProperty('parameter');
  });
});
