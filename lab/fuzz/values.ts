/** JSON of every wrong shape: known names with values of other types, prototype names, deep, huge, beyond 2^53. */
import fc from 'fast-check';
import { texts } from './texts.ts';

/** What the guards look for, and what objects have anyway. */
const NAMES = [
  'result',
  'error',
  'error_code',
  'error_msg',
  'status',
  'success',
  'code',
  'message',
  'actual_build_number',
  'daily_build_number',
  'octopus_job_name',
  'build_record_id',
  'devcloud_project_id',
  'daily_build_num',
  'execution_id',
  'start_time',
  'finish_time',
  'duration',
  'err_msg',
  'building',
  'build_result',
  'job_build_states',
  'number',
  'build_no',
  'commit_id',
  'commit_info',
  'code_branch',
  'name',
  'value',
  'build_stages',
  'build_steps',
  'display_name',
  'sequence',
  'build_time',
  'package_info',
  'package_infos',
  'image_infos',
  'package_type',
  'version',
  'uri',
  'type',
  'error_nodes',
  'error_info',
  'error_message',
  'faq',
  'step',
  'content',
  'log',
  'offset',
  'end_offset',
  'has_more_data',
  'has_more',
  'pull_request',
  'workflow_run',
  'check_run',
  'check_suite',
  'issue',
  'head',
  'base',
  'sha',
  'repo',
  'id',
  'head_sha',
  'head_repository',
  'head_branch',
  'merge_commit_sha',
  'repository',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'hasOwnProperty'
];

const WORDS = [
  'SUCCESS',
  'success',
  'FAILURE',
  'RUNNING',
  'QUEUED',
  'UNKNOWN',
  'fail',
  'true',
  '7',
  '0',
  '2026-01-02T03:14:05.000+00:00',
  'CB.00060101',
  'CB.00060211',
  'APIGW.0101',
  'APIGW.0308',
  'policy user over ratelimit,limit:5,time:1 minute'
];

const numbers = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.5,
    20,
    2 ** 31,
    2 ** 53 - 1,
    2 ** 53,
    2 ** 53 + 2,
    1e21,
    1e308,
    -1e308,
    5e-324
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer()
);

const names = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: texts });

/** As JSON text would make it: `__proto__` is a field like any other. */
const fromPairs = (pairs: readonly (readonly [string, unknown])[]): unknown => {
  const made: object = {};
  for (const [name, value] of pairs)
    Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true });
  return made;
};

export const { value: values } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, '', ...WORDS),
    numbers,
    texts,
    fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map(fromPairs),
    fc.array(tie('value'), { maxLength: 4 })
  )
}));

/** An object that has some of these fields, of whatever type. */
export const objectsOf = (fields: readonly string[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.subarray([...fields]), fc.array(values, { minLength: fields.length, maxLength: fields.length }))
    .map(([chosen, all]) => fromPairs(chosen.map((name, index) => [name, all[index]])));

const DEEP = 10_000;

/** As they come over the wire. */
export const bodies: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 12, arbitrary: values.map(value => Buffer.from(JSON.stringify(value) ?? 'null')) },
  { weight: 2, arbitrary: values.map(value => Buffer.from(JSON.stringify(JSON.stringify(value)))) },
  {
    weight: 4,
    arbitrary: values.map(result => Buffer.from(JSON.stringify({ status: 'success', error: null, result })))
  },
  { weight: 1, arbitrary: texts.map(text => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(values, fc.nat(200), fc.integer({ min: 0, max: 255 }))
      .map(([value, place, byte]) => spoil(Buffer.from(JSON.stringify(value) ?? ''), place, byte))
  }
);

/** They take long, so there are few of them. */
export const monsters: fc.Arbitrary<Buffer> = fc
  .constantFrom(
    '['.repeat(DEEP) + ']'.repeat(DEEP),
    `${'{"result":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
    `${'{"error":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
    '['.repeat(DEEP),
    `{"error_msg":"${'x'.repeat(2_000_000)}"}`,
    `{"error_msg":"${':'.repeat(500_000)}"}`,
    `{"result":{"job_build_states":[${'{"number":1},'.repeat(50_000)}{}]}}`,
    `{"result":{"content":"${'\\ud800'.repeat(100_000)}","offset":${'9'.repeat(400)}}}`,
    '"'.repeat(200_000),
    '\\'.repeat(200_000),
    ' '.repeat(1_000_000)
  )
  .map(text => Buffer.from(text));

function spoil(body: Buffer, place: number, byte: number): Buffer {
  const spoiled = Buffer.from(body);
  if (spoiled.length > 0) spoiled[place % spoiled.length] = byte;
  return spoiled;
}
