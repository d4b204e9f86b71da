import { describe, expect, it } from '@jest/globals';
import type { BuildRecord } from '../src/codearts/status.ts';
import { createPublisher } from '../src/publish.ts';
import { inputsOf } from './support/follow-inputs.ts';
import { followRunner } from './support/follow-runner.ts';
import { BUILD, RECORD_ID } from './support/follow-service.ts';

const STARTED = { buildNumber: '5', dailyBuildNumber: '20260102.5', octopusJobName: 'j_Oaqg3PCN' };
const RECORD: BuildRecord = {
  recordId: RECORD_ID,
  projectId: 'project-1',
  dailyBuildNumber: '20260102.5',
  executionId: 'j_Oaqg3PCN',
  commit: 'def456',
  durationMs: undefined,
  word: 'RUNNING',
  reason: ''
};
const EMPTY_RECORD: BuildRecord = {
  ...{ recordId: '', projectId: '', dailyBuildNumber: '', executionId: '', commit: '', reason: '' },
  durationMs: undefined,
  word: ''
};
const URL = `https://devcloud.cn-north-4.huaweicloud.com/cloudbuild/project/project-1/detail/history/${BUILD.jobId}`;

/** A publisher, and the outputs that it wrote since the last question. */
function publishing(inputs = inputsOf()) {
  const runner = followRunner();
  const publisher = createPublisher(inputs, runner);
  let told = 0;
  const news = (): readonly string[] => {
    const outputs = runner.texts('output').slice(told);
    told += outputs.length;
    return outputs;
  };
  return { ...publisher, news };
}

describe('outputs of a build that this step started', () => {
  it('are written the moment they are known, each once', () => {
    const { commit, started, seen, news } = publishing();
    expect(news()).toEqual([]);
    commit('abc123', 'github_sha', 'the commit of the event');
    expect(news()).toEqual(['commit_id: abc123', 'commit_source: github_sha']);
    started(STARTED);
    expect(news()).toEqual([
      'actual_build_number: 5',
      'daily_build_number: 20260102.5',
      'octopus_job_name: j_Oaqg3PCN'
    ]);
    seen(RECORD);
    expect(news()).toEqual([`build_record_id: ${RECORD_ID}`, `build_url: ${URL}`]);
    seen(RECORD);
    seen({ ...RECORD, word: 'SUCCESS' });
    expect(news()).toEqual([]);
  });

  it('are not taken back by a record that knows less', () => {
    const { commit, started, seen, news, facts } = publishing();
    commit('abc123', 'github_sha', 'why');
    started(STARTED);
    seen(RECORD);
    const before = facts();
    news();
    seen(EMPTY_RECORD);
    expect(news()).toEqual([]);
    expect(facts()).toEqual(before);
  });

  it('are filled in by the record where the start told less', () => {
    const { started, seen, news } = publishing();
    started({ ...STARTED, dailyBuildNumber: '', octopusJobName: '' });
    expect(news()).toEqual(['actual_build_number: 5']);
    seen(RECORD);
    expect(news()).toContain('daily_build_number: 20260102.5');
    seen({ ...RECORD, dailyBuildNumber: 'other', executionId: 'other' });
    expect(news()).toEqual([]);
  });

  it('keep the commit that was sent, whatever the record says', () => {
    const { commit, started, seen, facts } = publishing();
    commit('abc123', 'github_sha', 'why');
    started(STARTED);
    seen(RECORD);
    expect(facts()).toMatchObject({ commit: 'abc123', commitSource: 'github_sha', commitReason: 'why' });
  });

  it('keep that no commit was sent', () => {
    const { commit, started, seen, facts, news } = publishing();
    commit('', 'none', 'as commit_id says "none"');
    expect(news()).toEqual(['commit_source: none']);
    started(STARTED);
    seen(RECORD);
    expect(facts()).toMatchObject({ commit: '', commitSource: 'none' });
  });
});

describe('outputs of a build that this step only follows', () => {
  it('come from its record, the commit included', () => {
    const { started, seen, news } = publishing(inputsOf({ buildNumber: '5' }));
    started({ buildNumber: '5', dailyBuildNumber: '', octopusJobName: '' });
    expect(news()).toEqual(['actual_build_number: 5']);
    seen(EMPTY_RECORD);
    expect(news()).toEqual([]);
    seen(RECORD);
    expect([...news()].sort()).toEqual([
      `build_record_id: ${RECORD_ID}`,
      `build_url: ${URL}`,
      'commit_id: def456',
      'commit_source: build_record',
      'daily_build_number: 20260102.5',
      'octopus_job_name: j_Oaqg3PCN'
    ]);
  });
});

describe('the address of the build', () => {
  const template = (buildUrlTemplate: string) => publishing(inputsOf({ buildUrlTemplate }));

  it('is written as soon as the template has what it asks for', () => {
    const early = template('https://ci.example/{job_id}/{build_number}');
    early.started(STARTED);
    expect(early.news()).toContain(`build_url: https://ci.example/${BUILD.jobId}/5`);
    const late = template('https://ci.example/{record_id}');
    late.started(STARTED);
    expect(late.facts().buildUrl).toBe('');
    late.seen(RECORD);
    expect(late.news()).toContain(`build_url: https://ci.example/${RECORD_ID}`);
  });

  it('is not written before there is a build', () => {
    const { commit, facts } = template('https://ci.example/{job_id}');
    commit('abc123', 'github_sha', 'why');
    expect(facts().buildUrl).toBe('');
  });

  it('is not written where the region is not known', () => {
    const endpoint = { url: 'https://build.example', region: undefined, warning: undefined };
    const { started, seen, facts } = publishing(inputsOf({ endpoint }));
    started(STARTED);
    seen(RECORD);
    expect(facts().buildUrl).toBe('');
  });
});
