import { describe, expect, it } from '@jest/globals';
import { call, fieldsOf, run, withSimulator } from './support.ts';

describe('RunJob', () => {
  it('starts a build and answers its three names as strings', () =>
    withSimulator({}, async simulator => {
      const answer = await run(simulator);
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer)).toEqual({
        octopus_job_name: expect.stringMatching(/^j_[A-Za-z0-9]{8}$/),
        actual_build_number: '20',
        daily_build_number: expect.stringMatching(/^20\d{6}\.1$/)
      });
    }));

  it('remembers what the build was started with', () =>
    withSimulator({}, async simulator => {
      const parameter = [{ name: 'codeBranch', value: 'main' }];
      const scm = { build_commit_id: 'f3b1c9a', build_type: 'commitId' };
      await run(simulator, { parameter, scm });
      expect(simulator.builds).toMatchObject([
        { jobId: simulator.jobId, number: 20, parameters: parameter, scm }
      ]);
      expect(simulator.requests).toMatchObject([
        { method: 'POST', path: '/v3/jobs/build', status: 200, build: 20 }
      ]);
    }));

  it('numbers concurrent builds of a job without gap or repetition, and each job by itself', () => {
    const jobIds = ['a'.repeat(32), 'b'.repeat(32)];
    return withSimulator({ jobIds, firstBuildNumber: 1 }, async simulator => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) => run(simulator, { job_id: jobIds[index % 2] }))
      );
      const numbers = answers.map(answer => Number(fieldsOf(answer)['actual_build_number']));
      const expected = Array.from({ length: 60 }, (_, index) => 1 + Math.floor(index / 2));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(expected);
    });
  });

  it('counts the builds of a day by the calendar of Beijing', () => {
    const evening = Date.UTC(2026, 4, 4, 15, 59, 58);
    return withSimulator({ clockSkewMs: evening - Date.now() }, async simulator => {
      expect(fieldsOf(await run(simulator))['daily_build_number']).toBe('20260504.1');
      await new Promise(resolve => setTimeout(resolve, 2100));
      expect(fieldsOf(await run(simulator))['daily_build_number']).toBe('20260505.1');
    });
  });

  it.each([
    ['a name of 128 characters', [{ name: 'N'.repeat(128), value: '' }]],
    ['a value of 8,192 characters', [{ name: 'V', value: 'v'.repeat(8192) }]],
    ['no parameter at all', []],
    ['a reserved name in other letters', [{ name: 'Path', value: 'x' }]]
  ])('accepts %s', (_, parameter) =>
    withSimulator({}, async simulator => {
      expect((await run(simulator, { parameter })).status).toBe(200);
    })
  );

  it.each([
    ['a number as a value', { parameter: [{ name: 'N', value: 1 }] }],
    ['a parameter without a value', { parameter: [{ name: 'N' }] }],
    ['a parameter with a field too many', { parameter: [{ name: 'N', value: '', type: 'text' }] }],
    ['a name of 129 characters', { parameter: [{ name: 'N'.repeat(129), value: '' }] }],
    ['a name with a hyphen', { parameter: [{ name: 'a-b', value: '' }] }],
    ['a reserved name', { parameter: [{ name: 'LD_PRELOAD', value: '' }] }],
    ['a value of 8,193 characters', { parameter: [{ name: 'V', value: 'v'.repeat(8193) }] }],
    [
      'a name twice',
      {
        parameter: [
          { name: 'N', value: '1' },
          { name: 'N', value: '2' }
        ]
      }
    ],
    ['a map of parameters', { parameter: { N: '1' } }],
    ['a field that is not documented', { parameters: [] }],
    ['a field of scm that is not documented', { scm: { commit: 'f3b1c9a' } }],
    ['a build type that is not documented', { scm: { build_type: 'commit' } }],
    ['null as a commit', { scm: { build_commit_id: null } }]
  ])('refuses %s and starts nothing', (_, fields) =>
    withSimulator({}, async simulator => {
      const answer = await run(simulator, fields);
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([400, 'CB.00060200']);
      expect(simulator.builds).toEqual([]);
    })
  );

  it.each([
    ['a job id that is too short', { job_id: 'abc' }, 400, 'CB.00060201'],
    ['no job id', { job_id: undefined }, 400, 'CB.00060201'],
    ['a job that does not exist', { job_id: '0'.repeat(32) }, 422, 'CB.00031006']
  ])('refuses %s', (_, fields, status, code) =>
    withSimulator({}, async simulator => {
      const answer = await run(simulator, fields);
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([status, code]);
    })
  );

  it.each([
    ['an empty body', '', 'application/json', 'PARSE_REQUEST_DATA_EXCEPTION'],
    ['half a body', '{"job_id":', 'application/json', 'PARSE_REQUEST_DATA_EXCEPTION'],
    ['a list', '[]', 'application/json', 'CB.00060200'],
    ['a form', 'job_id=1', 'application/x-www-form-urlencoded', 'CB.00060200']
  ])('refuses %s', (_, body, contentType, code) =>
    withSimulator({}, async simulator => {
      const headers = { 'content-type': contentType };
      const answer = await call(simulator, { method: 'POST', path: '/v3/jobs/build', body, headers });
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([400, code]);
    })
  );

  it('never quotes a value in an error', () =>
    withSimulator({}, async simulator => {
      const answer = await run(simulator, { parameter: [{ name: 'PATH', value: 'hunter2' }] });
      expect(answer.text).not.toContain('hunter2');
    }));
});

describe('ExecuteJob', () => {
  const path = '/v1/job/execute';

  it('answers in the envelope of v1', () =>
    withSimulator({}, async simulator => {
      const body = JSON.stringify({ job_id: simulator.jobId });
      expect(fieldsOf(await call(simulator, { method: 'POST', path, body }))).toMatchObject({
        status: 'success',
        error: null,
        result: { actual_build_number: '20' }
      });
    }));

  it('has its own code for a job that does not exist', () =>
    withSimulator({}, async simulator => {
      const answer = await call(simulator, { method: 'POST', path, body: `{"job_id":"${'0'.repeat(32)}"}` });
      expect([answer.status, fieldsOf(answer)['error_code']]).toEqual([422, 'DEVCB.00031006']);
    }));

  it('takes the other form of the answer when told', () =>
    withSimulator({ envelope: 'flat' }, async simulator => {
      const body = JSON.stringify({ job_id: simulator.jobId });
      expect(fieldsOf(await call(simulator, { method: 'POST', path, body }))['actual_build_number']).toBe(
        '20'
      );
    }));
});
