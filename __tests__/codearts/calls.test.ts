import { describe, expect, it } from '@jest/globals';
import {
  analysisCall,
  artifactCalls,
  type Call,
  fullLogCalls,
  logPageCall,
  parametersCall,
  recordCalls,
  runJobCalls,
  stagesCall,
  stepsCall,
  stopCalls
} from '../../src/codearts/calls.ts';
import { LOG_START } from '../../src/codearts/log.ts';

const JOB = '0123456789abcdef0123456789abcdef';
const BUILD = { jobId: JOB, buildNumber: '20' };

const lines = (calls: readonly Call[]): readonly string[] =>
  calls.map(({ method, path, body }) => [method, path, ...(body === undefined ? [] : [body])].join(' '));

describe('the calls that follow a build', () => {
  it('ask for the record by the current call first, then by its twin, then for less', () => {
    expect(lines(recordCalls(BUILD))).toEqual([
      `GET /v1/record/${JOB}/20/record-info`,
      `GET /v4/jobs/${JOB}/20/record-info`,
      `GET /v1/job/${JOB}/20/build-info`
    ]);
  });

  it('stop it with the number in query and body, by the twin with the number in the path', () => {
    expect(lines(stopCalls(BUILD))).toEqual([
      `POST /v1/job/${JOB}/stop?build_no=20 {"build_no":20}`,
      `POST /v3/jobs/${JOB}/20/stop {}`
    ]);
  });

  it('leave time for a second try when a stop hangs', () => {
    for (const { deadlineMs } of stopCalls(BUILD)) expect(deadlineMs).toBeLessThanOrEqual(3_000);
  });

  it('ask for a page of the log with the offset that was given', () => {
    expect(
      lines([logPageCall(BUILD, LOG_START.v3), logPageCall(BUILD, { family: 'v3', offset: '98' })])
    ).toEqual([
      `GET /v3/jobs/${JOB}/20/real-time-log?offset=0&length=1000000`,
      `GET /v3/jobs/${JOB}/20/real-time-log?offset=98&length=1000000`
    ]);
    expect(
      lines([logPageCall(BUILD, LOG_START.v1), logPageCall(BUILD, { family: 'v1', offset: '98' })])
    ).toEqual([
      `GET /v1/log/${JOB}/20/real-time-log?start_offset=0&end_offset=0&size=1000`,
      `GET /v1/log/${JOB}/20/real-time-log?start_offset=98&end_offset=0&size=1000`
    ]);
  });

  it('ask for the whole log by the id of the record, as a file and not compressed', () => {
    const sink = async (): Promise<void> => {};
    const calls = fullLogCalls('rec-1', sink);
    expect(lines(calls)).toEqual([
      'GET /v1/log/rec-1/download-log?log_level=INFO&compress=false',
      'GET /v4/rec-1/download-log?log_level=INFO'
    ]);
    for (const call of calls) {
      expect(call.sink).toBe(sink);
      expect(call.headers['accept']).toBe('*/*');
      expect(call.deadlineMs).toBeGreaterThan(60_000);
    }
  });

  it('ask for artifacts, stages, steps, analysis and parameters', () => {
    expect(
      lines([
        ...artifactCalls(BUILD),
        stagesCall('rec-1'),
        stepsCall(BUILD),
        analysisCall(BUILD),
        parametersCall(BUILD)
      ])
    ).toEqual([
      `GET /v1/job/${JOB}/20/output`,
      `GET /v3/jobs/${JOB}/20/output-info`,
      'GET /v1/record/rec-1/full-stages',
      `GET /v3/jobs/${JOB}/20/history-details`,
      `GET /v1/log/${JOB}/20/analysis?limit=100&offset=0`,
      `GET /v1/job/${JOB}/20/history-parameters`
    ]);
  });

  it('do not let a record id that the service gave reach another path', () => {
    const calls = [stagesCall('a/../../b?c#d'), ...fullLogCalls('a/../../b?c#d', async () => {})];
    for (const { path } of calls) expect(path).toContain('a%2F..%2F..%2Fb%3Fc%23d/');
  });
});

describe('the calls that start a build', () => {
  it('send the same JSON to both families', () => {
    const calls = runJobCalls({ job_id: JOB, parameter: [{ name: 'A', value: '1' }] });
    const body = `{"job_id":"${JOB}","parameter":[{"name":"A","value":"1"}]}`;
    expect(lines(calls)).toEqual([`POST /v3/jobs/build ${body}`, `POST /v1/job/execute ${body}`]);
    for (const { headers } of calls) expect(headers['content-type']).toBe('application/json');
  });
});
