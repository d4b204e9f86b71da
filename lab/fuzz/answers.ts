/** Answers of the service, of whatever shape, through everything that reads them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Answer, describeAnswer, readAnswer } from '../../src/answer.ts';
import { buildUrl } from '../../src/codearts/console.ts';
import { readArtifacts, readCauses, readStages, readSteps } from '../../src/codearts/details.ts';
import { refusedError } from '../../src/codearts/explain.ts';
import { readBuilds, readParameters } from '../../src/codearts/lists.ts';
import { LOG_START, readLogPage } from '../../src/codearts/log.ts';
import { readStartedBuild } from '../../src/codearts/schema.ts';
import { readProgress } from '../../src/codearts/status.ts';
import { describeError } from '../../src/errors.ts';
import type { HttpResponse } from '../../src/http.ts';
import { summaryOf } from '../../src/report.ts';
import { retryDelay } from '../../src/retry.ts';
import { holds, type Property } from './property.ts';
import { assertAllHarmless, assertHarmless, texts } from './texts.ts';
import { bodies, monsters, objectsOf, values } from './values.ts';

/** As Node hands them over: latin-1, and whatever a server writes. */
const headerTexts = texts.map(text => text.replace(/[^\x20-\x7e\x80-\xff]/g, '?'));
const headers = fc.dictionary(
  fc.constantFrom('x-request-id', 'location', 'retry-after', 'date', 'x-iam-trace-id'),
  fc.oneof(
    headerTexts,
    fc.constantFrom(
      '0',
      '-1',
      '1e3',
      '9'.repeat(30),
      'Tue, 05 May 2026 10:00:00 GMT',
      'Sat, 13 Sep 275760 00:00:00 GMT',
      '//[',
      'http://:'
    )
  ),
  { maxKeys: 3 }
);
const statuses = fc.oneof(
  fc.constantFrom(200, 200, 201, 303, 307, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503),
  fc.integer({ min: 0, max: 999 })
);

export const responses = (body: fc.Arbitrary<Buffer>): fc.Arbitrary<HttpResponse> =>
  fc.record({ status: statuses, headers, body });

const VERDICTS = [
  'ok',
  'throttled',
  'no-api',
  'unauthorized',
  'redirected',
  'refused',
  'failed',
  'unreadable'
];

/** Everything that may be done with an answer. */
function readInEveryWay(response: HttpResponse): void {
  const answer = readAnswer(response);
  assert.ok(VERDICTS.includes(answer.verdict));
  assert.equal(answer.verdict === 'ok', answer.verdict === 'ok' && answer.content.kind === 'value');
  assertHarmless(answer.requestId);
  assertHarmless(describeAnswer(answer));
  describeError(refusedError('It was refused', answer)).split('\n').forEach(assertHarmless);
  assertDelay(answer);
  if (answer.content.kind === 'error') assertAllHarmless(answer.content);
  if (answer.content.kind === 'unreadable') assertHarmless(answer.content.what);
  for (const start of Object.values(LOG_START)) {
    const page = readLogPage(answer, start);
    if (page) assert.match(page.next.offset, /^\d{1,20}$/);
  }
  if (answer.content.kind === 'value') guard(answer.content.value);
}

function assertDelay(answer: Answer): void {
  for (const tried of [1, 5, 2_000]) {
    const delay = retryDelay(tried, answer, () => 0.5, Date.UTC(2026, 4, 5, 9));
    assert.ok(delay >= 0, `a delay of ${delay}`);
  }
}

const NUMBER = /^[1-9]\d{0,15}$/;

/** Every guard, whatever call the value is from. */
function guard(value: unknown): void {
  const started = readStartedBuild(value);
  if ('buildNumber' in started)
    assert.ok(NUMBER.test(started.buildNumber) && Number.isSafeInteger(Number(started.buildNumber)));
  assertAllHarmless(started);
  const progress = readProgress(value);
  if (progress) assertRecord(progress);
  const builds = readBuilds(value) ?? [];
  for (const { buildNumber, startedAt } of builds) {
    assert.match(buildNumber, NUMBER);
    assert.ok(startedAt === undefined || Number.isFinite(startedAt));
  }
  assertAllHarmless(builds);
  for (const { name, value: text } of readParameters(value) ?? [])
    assert.ok(typeof name === 'string' && typeof text === 'string');
  assertDetails(value);
}

function assertRecord(progress: NonNullable<ReturnType<typeof readProgress>>): void {
  assertAllHarmless(progress);
  const { record, done } = progress;
  if (done && progress.outcome === 'success') assert.equal(record.word.toUpperCase(), 'SUCCESS');
  assert.ok(record.durationMs === undefined || record.durationMs >= 0);
  const place = {
    region: 'cn-north-4',
    projectId: record.projectId,
    jobId: 'a',
    buildNumber: '1',
    recordId: record.recordId
  };
  const url = buildUrl('https://x.example/{project_id}/{record_id}/{build_number}', place);
  assert.ok(url === '' || URL.canParse(url));
  assertHarmless(url);
}

function assertDetails(value: unknown): void {
  const steps = [...readStages(value), ...readSteps(value)];
  const artifacts = readArtifacts(value);
  const causes = readCauses(value);
  assertAllHarmless([steps, artifacts, causes]);
  for (const { durationMs, startedAt } of steps) {
    assert.ok(durationMs === undefined || durationMs >= 0);
    assert.ok(startedAt === undefined || Number.isFinite(startedAt));
  }
  const summary = summaryOf({
    ...{ status: 'failure', jobId: 'a', buildNumber: '1', dailyBuildNumber: '', buildUrl: '', commit: '' },
    ...{ commitReason: '', repositoryUrl: '', parameterNames: [], durationMs: undefined, reason: '' },
    ...{ steps, artifacts, causes }
  });
  assert.doesNotMatch(summary, /<script|!?\]\(|##\[|^::/m);
}

/** Shapes that come near to what each guard looks for. */
const nearMisses = fc
  .oneof(
    objectsOf([
      'status',
      'build_record_id',
      'start_time',
      'finish_time',
      'duration',
      'err_msg',
      'devcloud_project_id'
    ]),
    objectsOf(['actual_build_number', 'daily_build_number', 'octopus_job_name']),
    fc
      .array(objectsOf(['number', 'build_no', 'commit_id', 'commit_info', 'start_time', 'code_branch']))
      .map(list => ({ job_build_states: list })),
    fc
      .dictionary(texts, objectsOf(['display_name', 'status', 'start_time', 'duration', 'sequence']))
      .map(stages => ({ build_stages: stages })),
    fc.array(objectsOf(['name', 'status', 'build_time'])).map(list => ({ build_steps: list })),
    fc
      .dictionary(texts, objectsOf(['name', 'version', 'package_type', 'uri']))
      .map(infos => ({ package_infos: infos })),
    fc.array(objectsOf(['step', 'error_info'])).map(list => ({ error_nodes: list })),
    objectsOf(['content', 'offset', 'has_more_data', 'log', 'end_offset', 'has_more']),
    fc.array(objectsOf(['name', 'value']))
  )
  .map(result => Buffer.from(JSON.stringify({ status: 'success', error: null, result })));

export const ANSWERS: readonly Property[] = [
  holds('answers: any body is read without harm', 8, responses(bodies), readInEveryWay),
  holds('answers: what is nearly right is read without harm', 8, responses(nearMisses), readInEveryWay),
  holds('answers: the deep and the huge are read without harm', 0.02, responses(monsters), readInEveryWay),
  holds('guards: any value is taken for what it is', 6, values, guard)
];
