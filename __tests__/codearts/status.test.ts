import { describe, expect, it } from '@jest/globals';
import { type Outcome, type Progress, readProgress } from '../../src/codearts/status.ts';

const FINISH = '2026-01-02T03:14:05.000+00:00';

/** The end that a record tells of, or the phase. */
function told(value: unknown): string | undefined {
  const progress = readProgress(value);
  if (!progress) return undefined;
  return progress.done ? progress.outcome : progress.phase;
}

/** The same of a record that has its id. */
const toldOf = (fields: object): string | undefined => told({ build_record_id: 'rec-1', ...fields });

/** However the service may write a word. */
const spellings = (word: string): readonly string[] => [
  word,
  word.toLowerCase(),
  word[0] + word.slice(1).toLowerCase()
];

const ENDS: readonly (readonly [word: string, outcome: Outcome])[] = [
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
  ['FAILED', 'failure'],
  ['ERROR', 'failure'],
  ['SCHEDULE_FAILURE', 'failure'],
  ['ABORTED', 'aborted'],
  ['TIMEOUT', 'timeout']
];

describe('a record with a word that is an end', () => {
  it.each(ENDS)('%s is %s, however it is written, with a finish time and without', (word, outcome) => {
    for (const status of spellings(word)) {
      expect(toldOf({ status })).toBe(outcome);
      expect(toldOf({ status, finish_time: FINISH })).toBe(outcome);
    }
  });

  it('only SUCCESS is success', () => {
    const words = [...ENDS.map(([word]) => word), 'UNKNOWN', 'COMPLETED', 'FINISHED', 'blue', 'PASSED', 'OK'];
    const successes = words.filter(status => toldOf({ status, finish_time: FINISH }) === 'success');
    expect(successes).toEqual(['SUCCESS']);
  });

  it('keeps the word as the service wrote it', () => {
    expect(readProgress({ status: 'Aborted', start_time: FINISH })?.record.word).toBe('Aborted');
  });
});

describe('a record with a word that is no end', () => {
  it.each(['QUEUED', 'InQueue', 'pending', 'runnable', 'WAITING'])('%s is queued', word => {
    for (const status of spellings(word)) expect(toldOf({ status })).toBe('queued');
  });

  it.each([
    'Starting',
    'RUNNING',
    'building',
    'Finished',
    'completed',
    'UNKNOWN',
    'none',
    'constructor',
    'toString'
  ])('%s keeps it running as long as there is no finish time', status => {
    expect(toldOf({ status })).toBe('running');
    expect(toldOf({ status, finish_time: null })).toBe('running');
    expect(toldOf({ status, finish_time: '' })).toBe('running');
  });

  it.each(['UNKNOWN', 'PARTIALLY_DONE', 'Finished', 'completed', 'RUNNING', 'QUEUED', '__proto__', ''])(
    '"%s" with a finish time is an end that nobody knows',
    status => {
      expect(toldOf({ status, finish_time: FINISH })).toBe('unknown');
    }
  );

  it('a waiting build that has a start time runs', () => {
    expect(toldOf({ status: 'PENDING', start_time: FINISH })).toBe('running');
    expect(toldOf({ status: '', start_time: FINISH })).toBe('running');
  });
});

describe('what a record tells', () => {
  const record = {
    id: 'internal',
    build_record_id: 'rec-1',
    devcloud_project_id: 'project-1',
    daily_build_num: '20260102.5',
    execution_id: 'j_Oaqg3PCN',
    commit: 'abc123',
    duration: 600_000,
    status: 'FAILURE',
    err_msg: 'Step [Compile] failed'
  };
  const read = {
    recordId: 'rec-1',
    projectId: 'project-1',
    dailyBuildNumber: '20260102.5',
    executionId: 'j_Oaqg3PCN',
    commit: 'abc123',
    durationMs: 600_000,
    word: 'FAILURE',
    reason: 'Step [Compile] failed'
  };

  it('is read from the current call and its v4 twin', () => {
    expect(readProgress(record)).toEqual({ done: true, outcome: 'failure', record: read });
  });

  it('is read from the camelCase of the old v3 call', () => {
    const old = {
      buildRecordId: 'rec-1',
      devcloudProjectId: 'project-1',
      dailyBuildNum: '20260102.5',
      executionId: 'j_Oaqg3PCN',
      commit: 'abc123',
      duration: 600_000,
      status: 'FAILURE',
      errMsg: 'Step [Compile] failed'
    };
    expect(readProgress(old)).toEqual({ done: true, outcome: 'failure', record: read });
    expect(toldOf({ status: 'STRANGE', finishTime: FINISH })).toBe('unknown');
    expect(toldOf({ status: 'PENDING', startTime: FINISH })).toBe('running');
  });

  it('is read from a list that holds the record', () => {
    expect(readProgress([record])).toEqual({ done: true, outcome: 'failure', record: read });
  });

  it('takes the daily number by its other name, and numbers as text', () => {
    const progress = readProgress({
      ...record,
      daily_build_num: undefined,
      daily_build_number: '20260102.7'
    });
    expect(progress?.record.dailyBuildNumber).toBe('20260102.7');
    expect(readProgress({ ...record, commit: 123 })?.record.commit).toBe('123');
  });

  it('has no duration unless it is a length of time', () => {
    for (const duration of [null, '600000', -1, Number.NaN]) {
      expect(readProgress({ ...record, duration })?.record.durationMs).toBeUndefined();
    }
    expect(readProgress({ ...record, duration: 0 })?.record.durationMs).toBe(0);
  });

  it('leaves empty what is null or of another type', () => {
    const nulls = Object.fromEntries(Object.keys(record).map(name => [name, null]));
    const objects = Object.fromEntries(Object.keys(record).map(name => [name, { a: 1 }]));
    const nothing: Progress['record'] = {
      ...{ recordId: '', projectId: '', dailyBuildNumber: '', executionId: '', commit: '', reason: '' },
      durationMs: undefined,
      word: 'SUCCESS'
    };
    const known = { status: 'SUCCESS', finish_time: FINISH };
    expect(readProgress({ ...nulls, ...known })?.record).toEqual(nothing);
    expect(readProgress({ ...objects, ...known })?.record).toEqual(nothing);
  });

  it('holds no line break and no command of the runner', () => {
    const progress = readProgress({
      build_record_id: 'rec-1',
      status: 'X\n::error::y',
      err_msg: 'a\r\n::set-output name=b::c ##[error]d'
    });
    const texts = [progress?.record.word, progress?.record.reason].join('');
    expect(texts).not.toMatch(/[\r\n]|::|##\[/);
  });
});

describe('a value that tells nothing of a build', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'SUCCESS'],
    ['an empty list', []],
    ['a list in a list', [[{ status: 'SUCCESS' }]]],
    ['an empty object', {}],
    ['a record of nulls', { status: null, build_record_id: null, start_time: null, finish_time: null }],
    ['an object about something else', { result: true }],
    ['an envelope without content', { status: 'success', error: null, result: null }],
    ['an envelope in an envelope', { status: 'success', error: null, result: { status: 'SUCCESS' } }]
  ])('%s is no record', (_, value) => {
    expect(readProgress(value)).toBeUndefined();
  });

  it('a record id, or a time, without a word is enough to be one', () => {
    expect(told({ build_record_id: 'rec-1' })).toBe('queued');
    expect(told({ start_time: FINISH })).toBe('running');
  });
});

describe('build-info in place of a record', () => {
  it('a build that is building runs, whatever result is there from before', () => {
    expect(told({ building: true, build_result: null })).toBe('running');
    expect(told({ building: true, build_result: 'SUCCESS' })).toBe('running');
  });

  it.each([
    ['SUCCESS', 'success'],
    ['FAILURE', 'failure'],
    ['ABORTED', 'aborted'],
    ['timeout', 'timeout'],
    ['SOMETHING', 'unknown']
  ])('a build that is over with %s is %s', (build_result, outcome) => {
    expect(told({ building: false, build_result })).toBe(outcome);
    expect(told([{ building: false, build_result }])).toBe(outcome);
    expect(told({ building: false, buildResult: build_result })).toBe(outcome);
  });

  it('a build that is over without a result is never a success', () => {
    for (const build_result of ['', null, undefined, true]) {
      expect(told({ building: false, build_result })).toBe('unknown');
    }
  });
});
