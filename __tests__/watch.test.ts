import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_DETAILS } from '../src/gather.ts';
import { obeyed } from './support/follow-runner.ts';
import {
  failure,
  hanging,
  NO_API,
  page,
  RECORD_ID,
  type Reply,
  RUNNING,
  record,
  refusal,
  reply,
  result,
  type Script,
  SUCCESS
} from './support/follow-service.ts';
import { type Circumstances, type Watched, watched as watchedIn } from './support/follow-watch.ts';

const RECORD = /\/record-info$/;
const LOG = /real-time-log/;
const WHOLE = /download-log/;
const FAILURE = record('FAILURE');

const asFile = (text: string): Reply => reply(200, text, { 'content-type': 'application/octet-stream' });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const watched = (script: Script, more: Omit<Circumstances, 'tempFolder'> = {}): Promise<Watched> =>
  watchedIn(script, { tempFolder: folder, ...more });

describe('a build whose log is streamed', () => {
  const text = 'one\n::error::forged ##[error]forged\n\u001b[31mred\u001b[0m\u0007 中\tx\n';
  const script: Script = [
    [RECORD, RUNNING, SUCCESS],
    [LOG, page('one\n::error::for', 1, true), page(text.slice(16), 2), page('', 2)],
    [WHOLE, asFile(text)]
  ];

  it('prints it in one group, made harmless, and nothing of it is obeyed', async () => {
    const { stdout } = await watched(script);
    expect(obeyed(stdout)).toEqual([
      { name: 'group', value: 'Log of build 5' },
      { name: 'endgroup', value: '' }
    ]);
    expect(stdout).toContain('\none\n::error::forged ##[error]forged\n\u001b[31mred\u001b[0m 中\tx\n::');
  });

  it('keeps the whole log as a file, to the byte, for a later step', async () => {
    const { logPath, file, service } = await watched(script);
    expect(file).toBe(text);
    expect(service.askedFor(WHOLE)[0]?.path).toContain(`/${RECORD_ID}/`);
    expect(basename(logPath)).toBe('build-5.log');
    expect(dirname(dirname(logPath))).toBe(folder);
  });

  it('keeps what was streamed where the service does not give the whole log', async () => {
    for (const no of [NO_API, failure(), refusal(200, 'DEV.CB.032000'), asFile('')]) {
      const { file, service } = await watched([...script.slice(0, 2), [WHOLE, no]]);
      expect(file).toBe(text);
      expect(service.askedFor(LOG)).toHaveLength(3);
    }
  });

  it('has no file when there was no log at all', async () => {
    const { logPath, stdout } = await watched([
      [RECORD, RUNNING, record('SCHEDULE_FAILURE')],
      [LOG, refusal(500, 'CB.00030004')]
    ]);
    expect([logPath, stdout]).toEqual(['', '']);
  });

  it('tells the details of a build that ended', async () => {
    const { details } = await watched([
      ...script,
      [/\/output$/, result({ package_info: { name: 'a.jar' } })]
    ]);
    expect(details).toMatchObject({ artifacts: [{ name: 'a.jar' }], steps: [], causes: [] });
  });
});

describe('a build whose log is wanted on failure', () => {
  const logs = 'on_failure';
  const pages = [LOG, page('a\n', 2, true), page('b\n', 4)] as const;

  it('prints it once the build has failed, in a group', async () => {
    const { stdout, file, service } = await watched([[RECORD, RUNNING, RUNNING, FAILURE], pages], { logs });
    expect(obeyed(stdout).map(({ name }) => name)).toEqual(['group', 'endgroup']);
    expect(stdout).toContain('\na\nb\n::');
    expect(file).toBe('a\nb\n');
    expect(service.askedFor(LOG).map(({ at }) => at)).toEqual([20_000, 20_000]);
  });

  it('prints it when the wait ran out, as a build that hangs is one whose log is wanted', async () => {
    const { stdout, file } = await watched([[RECORD, RUNNING], pages], { logs, timeoutMs: 60_000 });
    expect(stdout).toContain('\na\nb\n::');
    expect(file).toBe('a\nb\n');
  });

  it('prints nothing when it succeeded, but keeps the file', async () => {
    const whole = await watched([[RECORD, RUNNING, SUCCESS], pages, [WHOLE, asFile('a\nb\n')]], { logs });
    expect([whole.stdout, whole.file]).toEqual(['', 'a\nb\n']);
    expect(whole.service.askedFor(LOG)).toHaveLength(0);
    const read = await watched([[RECORD, RUNNING, SUCCESS], pages], { logs });
    expect([read.stdout, read.file]).toEqual(['', 'a\nb\n']);
  });

  it('reads the log once, even when it has none', async () => {
    const { service, logPath } = await watched(
      [
        [RECORD, FAILURE],
        [LOG, page('', 0)]
      ],
      { logs }
    );
    expect(logPath).toBe('');
    expect(service.askedFor(LOG)).toHaveLength(1);
  });
});

describe('a build whose log is not wanted', () => {
  it('is not asked for its log, and has no file', async () => {
    const { stdout, logPath, service } = await watched(
      [
        [RECORD, RUNNING, FAILURE],
        [LOG, page('a\n', 2)],
        [WHOLE, asFile('a\n')]
      ],
      { logs: 'none' }
    );
    expect([stdout, logPath]).toEqual(['', '']);
    expect(service.askedFor(/log\?/)).toEqual([]);
  });
});

describe('a build that was not seen to end', () => {
  const script: Script = [
    [RECORD, RUNNING],
    [LOG, page('one\nhalf', 8)],
    [WHOLE, asFile('whole\n')]
  ];

  it('leaves what was streamed as a file, and is asked nothing more', async () => {
    for (const early of [{ timeoutMs: 25_000 }, { cancelledAt: 25_000 }]) {
      const { ending, file, details, service, stdout, clock } = await watched(script, early);
      expect(ending.kind).not.toBe('ended');
      expect(file).toBe('one\nhalf');
      expect(details).toEqual(NO_DETAILS);
      expect(service.askedFor(/download|stages|output|analysis/)).toEqual([]);
      expect(obeyed(stdout).map(({ name }) => name)).toEqual(['group', 'endgroup']);
      expect(clock.elapsed()).toBe(25_000);
    }
  });
});

describe('a workflow that is cancelled after the end of its build', () => {
  it('does not wait for the whole log or the details', async () => {
    const { ending, clock, file } = await watched(
      [
        [RECORD, RUNNING, SUCCESS],
        [LOG, page('a\n', 2)],
        [/./, hanging]
      ],
      { cancelledAt: 12_000 }
    );
    expect(ending).toMatchObject({ kind: 'ended', outcome: 'success' });
    expect(file).toBe('a\n');
    expect(clock.elapsed()).toBe(12_000);
  });
});
