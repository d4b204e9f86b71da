import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCancellation } from '../src/cancellation.ts';
import { openWatch } from '../src/watch.ts';
import { playingClock } from './support/follow-clock.ts';
import { inputsOf } from './support/follow-inputs.ts';
import { followRunner, obeyed, printed } from './support/follow-runner.ts';
import {
  BUILD,
  OPEN_DOOR,
  page,
  type Reply,
  RUNNING,
  type Script,
  SUCCESS,
  scriptedService
} from './support/follow-service.ts';
import { watched } from './support/follow-watch.ts';

const RECORD = /\/record-info$/;
const LOG = /real-time-log/;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file that cannot be', () => {
  const script: Script = [
    [RECORD, RUNNING, SUCCESS],
    [LOG, page('a\n', 2), page('b\n', 4)]
  ];

  it('made costs a warning, and the log is printed all the same', async () => {
    const { ending, runner, logPath, stdout } = await watched(script, { tempFolder: join(folder, 'gone') });
    expect(ending).toMatchObject({ outcome: 'success' });
    expect(runner.texts('warning')).toEqual([
      expect.stringMatching(/^The log is not kept as a file: .*ENOENT/)
    ]);
    expect(logPath).toBe('');
    expect(stdout).toContain('\na\nb\n');
  });

  it('written any more costs a warning, and the log is printed all the same', async () => {
    const vanish: Reply = async () => {
      await rm(folder, { recursive: true });
      return RUNNING;
    };
    const { ending, runner, logPath, stdout } = await watched(
      [[RECORD, vanish, SUCCESS], ...script.slice(1)],
      { tempFolder: folder }
    );
    expect(ending).toMatchObject({ outcome: 'success' });
    expect(runner.texts('warning')).toHaveLength(1);
    expect(logPath).toBe('');
    expect(stdout).toContain('\na\nb\n');
  });
});

describe('a bug of ours', () => {
  it('closes the group of the log on its way out', async () => {
    const clock = playingClock();
    const out = printed();
    const runner = followRunner('', out.stream);
    const signIn: typeof OPEN_DOOR = {
      ...OPEN_DOOR,
      authorize: async request => {
        if (clock.elapsed() > 0) throw new TypeError('a bug');
        return request;
      }
    };
    const service = scriptedService(
      [
        [RECORD, RUNNING],
        [LOG, page('a\n', 2)]
      ],
      { clock, signIn }
    );
    const parts = { runner, client: service.client, clock, cancellation: createCancellation(clock) };
    const rest = { random: () => 0.5, uniqueKey: () => '', tempFolder: folder };
    const watch = await openWatch(BUILD, inputsOf().wait, { ...parts, ...rest });
    await expect(watch.follow(() => {})).rejects.toThrow('a bug');
    expect(obeyed(out.text()).map(({ name }) => name)).toEqual(['group', 'endgroup']);
  });
});
