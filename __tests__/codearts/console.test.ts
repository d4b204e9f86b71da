import { describe, expect, it } from '@jest/globals';
import { type BuildPlace, buildUrl } from '../../src/codearts/console.ts';

const PLACE: BuildPlace = {
  region: 'cn-north-4',
  projectId: '6f1e2d3c4b5a69788796a5b4c3d2e1f0',
  jobId: '48c66c6002964721be537cdc6ce0297b',
  buildNumber: '20',
  recordId: '13d5b1d8-3d48-4f1b-a4a3-e8f5e7f8a0c7'
};

describe('The page of a build', () => {
  it('is guessed when no template is given', () => {
    expect(buildUrl('', PLACE)).toBe(
      'https://devcloud.cn-north-4.huaweicloud.com/cloudbuild/project/6f1e2d3c4b5a69788796a5b4c3d2e1f0' +
        '/detail/history/48c66c6002964721be537cdc6ce0297b'
    );
  });

  it('is what the template says, with each field as often as it stands there', () => {
    const template =
      'https://ci.example/{region}/{project_id}/{job_id}?n={build_number}&r={record_id}#{build_number}';
    expect(buildUrl(template, PLACE)).toBe(
      'https://ci.example/cn-north-4/6f1e2d3c4b5a69788796a5b4c3d2e1f0/48c66c6002964721be537cdc6ce0297b' +
        '?n=20&r=13d5b1d8-3d48-4f1b-a4a3-e8f5e7f8a0c7#20'
    );
  });

  it('may need no field at all', () => {
    expect(buildUrl('https://ci.example/builds', PLACE)).toBe('https://ci.example/builds');
  });

  it.each(['region', 'projectId', 'jobId', 'buildNumber', 'recordId'] as const)(
    'is not known while the template needs %s and that is not known',
    field => {
      const template = 'https://ci.example/{region}/{project_id}/{job_id}/{build_number}/{record_id}';
      expect(buildUrl(template, { ...PLACE, [field]: '' })).toBe('');
    }
  );

  it('is not known when the guess lacks the project', () => {
    expect(buildUrl('', { ...PLACE, projectId: '' })).toBe('');
  });

  it.each(['constructor', '__proto__', 'toString', 'branch'])('is not known when it asks for {%s}', name => {
    expect(buildUrl(`https://ci.example/{${name}}`, PLACE)).toBe('');
  });

  it('holds what others wrote as text, never as a part of the URL', () => {
    const hostile = { ...PLACE, projectId: '../x?a=b#c&"<>$& {job_id} ü' };
    expect(buildUrl('https://ci.example/{project_id}/x', hostile)).toBe(
      'https://ci.example/..%2Fx%3Fa%3Db%23c%26%22%3C%3E%24%26%20%7Bjob_id%7D%20%C3%BC/x'
    );
  });
});
