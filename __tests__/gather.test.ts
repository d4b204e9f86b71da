import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BuildRecord } from '../src/codearts/status.ts';
import { type BuildDetails, fetchWholeLog, gatherDetails, NO_DETAILS } from '../src/gather.ts';
import { createLogFile, type LogFile } from '../src/log-file.ts';
import { type PlayingClock, playingClock } from './support/follow-clock.ts';
import {
  BUILD,
  failure,
  hanging,
  NO_API,
  RECORD_ID,
  type Reply,
  refusal,
  reply,
  result,
  type Script,
  type ScriptedService,
  scriptedService
} from './support/follow-service.ts';

const GOING_ON = new AbortController().signal;
const ENDED: BuildRecord = {
  ...{ projectId: '', dailyBuildNumber: '', executionId: '', commit: '', reason: '' },
  recordId: RECORD_ID,
  durationMs: 1_000,
  word: 'FAILURE'
};

const STAGES = /full-stages$/;
const STEPS = /history-details$/;
const ARTIFACTS = /^\/v1\/.*\/output$/;
const ARTIFACTS_TWIN = /^\/v3\/.*\/output-info$/;
const ANALYSIS = /\/analysis\?/;

const stages = result({ build_stages: { a: { display_name: 'Compile', status: 'FAILURE' } } });
const steps = reply(200, '{"build_steps":[{"name":"Compile","status":"error"}]}');
const artifacts = result({ package_info: { name: 'a.jar' } });
const analysis = result({ error_nodes: [{ step: 'Compile', error_info: { error_code: 'X.1' } }] });

interface Gathered {
  readonly details: BuildDetails;
  readonly service: ScriptedService;
  readonly clock: PlayingClock;
}

async function gather(script: Script, record = ENDED, cancelled = GOING_ON): Promise<Gathered> {
  const clock = playingClock();
  const service = scriptedService(script, { clock });
  return { details: await gatherDetails(service.client, BUILD, record, clock, cancelled), service, clock };
}

describe('the details of a build that failed', () => {
  it('are its steps, artifacts and causes', async () => {
    const { details } = await gather([
      [STAGES, stages],
      [ARTIFACTS, artifacts],
      [ANALYSIS, analysis]
    ]);
    expect(details).toMatchObject({
      steps: [{ name: 'Compile', result: 'failure' }],
      artifacts: [{ name: 'a.jar' }],
      causes: [{ step: 'Compile', code: 'X.1' }]
    });
  });

  it('come from the twin where the gateway does not know the call for artifacts', async () => {
    const { details } = await gather([[ARTIFACTS_TWIN, artifacts]]);
    expect(details.artifacts).toHaveLength(1);
  });

  it.each<readonly [string, Reply]>([
    ['are empty', result({ build_stages: {} })],
    ['are null', result({ build_stages: null })],
    ['are refused', refusal(403, 'CB.00031059')],
    ['are broken', failure()]
  ])('have the steps of the history when the stages %s', async (_, none) => {
    const { details } = await gather([
      [STAGES, none],
      [STEPS, steps]
    ]);
    expect(details.steps).toMatchObject([{ name: 'Compile', result: 'error' }]);
  });

  it('have them without a question about stages when there is no record id', async () => {
    const { details, service } = await gather([[STEPS, steps]], { ...ENDED, recordId: '' });
    expect(details.steps).toHaveLength(1);
    expect(service.askedFor(STAGES)).toHaveLength(0);
  });
});

describe('the details of a build that succeeded', () => {
  it('need no analysis, however the word is written', async () => {
    for (const word of ['SUCCESS', 'success']) {
      const { details, service } = await gather([[ANALYSIS, analysis]], { ...ENDED, word });
      expect(details.causes).toEqual([]);
      expect(service.askedFor(ANALYSIS)).toHaveLength(0);
    }
  });
});

describe('details that are not to be had', () => {
  it.each<readonly [string, Reply]>([
    ['the gateway knows no call', NO_API],
    ['the service is broken', refusal(500, 'CB.00060101')],
    ['the network breaks', failure()],
    ['a proxy answers', reply(200, '<html>')],
    ['an error reads like an answer', reply(500, '{"build_steps":[{"name":"Compile"}]}')],
    ['the answer is null', result(null)],
    ['the answer is of another shape', result([1, 'x', null])]
  ])('change nothing: %s', async (_, no) => {
    expect((await gather([[/./, no]])).details).toEqual(NO_DETAILS);
  });

  it('are not waited for longer than 20 s, whatever hangs', async () => {
    const { details, clock } = await gather([
      [ARTIFACTS, artifacts],
      [/./, hanging]
    ]);
    expect(details).toMatchObject({ steps: [], causes: [], artifacts: [{ name: 'a.jar' }] });
    expect(clock.elapsed()).toBe(20_000);
  });

  it('are not waited for at all when the workflow is cancelled', async () => {
    const { details, clock } = await gather([[/./, hanging]], ENDED, AbortSignal.abort());
    expect(details).toEqual(NO_DETAILS);
    expect(clock.elapsed()).toBe(0);
  });
});

describe('the whole log as a file', () => {
  const V1 = /^\/v1\/log\/.*download-log/;
  const V4 = /^\/v4\/.*download-log/;
  const bytes = Buffer.from('whole\n中\n');
  const asFile = reply(200, bytes, { 'content-type': 'application/octet-stream' });
  let folder = '';
  let file: LogFile;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gather-'));
    file = await createLogFile(folder, 'build.log', () => {});
    await file.append('streamed\n');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const fetched = async (script: Script, id = RECORD_ID): Promise<readonly [boolean, string]> => {
    const { client } = scriptedService(script);
    const worked = await fetchWholeLog(client, id, file, GOING_ON);
    return [worked, await readFile(file.path, 'utf8')];
  };

  it('takes the place of what was streamed', async () => {
    expect(await fetched([[V1, asFile]])).toEqual([true, 'whole\n中\n']);
  });

  it('comes from the twin when the gateway does not know the call', async () => {
    expect(await fetched([[V4, asFile]])).toEqual([true, 'whole\n中\n']);
  });

  it.each<readonly [string, Reply]>([
    ['JSON in place of a file', refusal(200, 'DEV.CB.032000', 'The log file does not exist')],
    ['JSON without an error', reply(200, '{"status":"success"}')],
    ['an empty file', reply(200, '', { 'content-type': 'application/octet-stream' })],
    ['a refusal', refusal(403, 'X.1')],
    ['a text that is no success', reply(503, 'no', { 'content-type': 'text/plain' })],
    ['a cut connection', failure()]
  ])('is not there, and the streamed one stays: %s', async (_, no) => {
    expect(await fetched([[V1, no]])).toEqual([false, 'streamed\n']);
  });

  it('does not become a half one when the connection breaks in the middle', async () => {
    const { client } = scriptedService([]);
    const breaking: typeof client = {
      ...client,
      fullLog: async (_, sink) => {
        await sink(Buffer.from('who'));
        throw failure('cut');
      }
    };
    expect(await fetchWholeLog(breaking, RECORD_ID, file, GOING_ON)).toBe(false);
    expect(await readFile(file.path, 'utf8')).toBe('streamed\n');
  });

  it('is not asked for without a record id', async () => {
    expect(await fetched([[/./, asFile]], '')).toEqual([false, 'streamed\n']);
  });
});
