import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogFile, type LogFile } from '../src/log-file.ts';

let folder = '';
let troubles: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-file-'));
  troubles = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const create = (): Promise<LogFile> => createLogFile(folder, 'build-5.log', error => troubles.push(error));
const read = ({ path }: LogFile): Promise<string> => readFile(path, 'utf8');

describe('the file of a log', () => {
  it('holds what was appended, in order, and tells its bytes', async () => {
    const file = await create();
    expect(await file.size()).toBe(0);
    await file.append('a\n');
    await file.append('中\n');
    expect(await read(file)).toBe('a\n中\n');
    expect(await file.size()).toBe(6);
  });

  it('has a name for people, in a folder of its own where nothing is in the way', async () => {
    const [one, other] = [await create(), await create()];
    expect(basename(one.path)).toBe('build-5.log');
    expect(dirname(dirname(one.path))).toBe(folder);
    expect(dirname(one.path)).not.toBe(dirname(other.path));
  });

  it('cannot be made where there is no folder', async () => {
    await expect(createLogFile(join(folder, 'gone'), 'x.log', () => {})).rejects.toThrow('ENOENT');
  });
});

describe('the whole log in place of the streamed one', () => {
  it('replaces it, to the byte', async () => {
    const file = await create();
    await file.append('streamed\n');
    const bytes = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xe4, 0xb8]);
    const done = await file.replace(async put => {
      await put(bytes.subarray(0, 2));
      await put(bytes.subarray(2));
      return true;
    });
    expect(done).toBe(true);
    expect(await readFile(file.path)).toEqual(bytes);
    expect(await file.size()).toBe(6);
  });

  it.each([
    ['says that it is not whole', async () => false],
    ['fails', () => Promise.reject(new Error('cut'))]
  ])('leaves it as it is when the one who fills it %s', async (_, end) => {
    const file = await create();
    await file.append('streamed\n');
    const done = await file.replace(async put => {
      await put(Buffer.from('half'));
      return end();
    });
    expect(done).toBe(false);
    expect(await read(file)).toBe('streamed\n');
  });

  it('leaves no other file behind', async () => {
    const file = await create();
    for (const whole of [true, false]) {
      await file.replace(async () => whole);
      expect(await readdir(dirname(file.path))).toEqual(['build-5.log']);
    }
  });
});

describe('a file that cannot be written any more', () => {
  it('costs the file, is told once, and nothing fails', async () => {
    const file = await create();
    await file.append('a\n');
    await rm(dirname(file.path), { recursive: true });
    await file.append('b\n');
    await file.append('c\n');
    expect(troubles).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
    expect(await file.size()).toBe(0);
    expect(await file.replace(async () => true)).toBe(false);
    expect(existsSync(file.path)).toBe(false);
  });

  it('is not handed on with a gap, unless the whole log came in its place', async () => {
    const file = await create();
    await file.append('a\n');
    await rm(file.path);
    await mkdir(file.path);
    await file.append('b\n');
    await rm(file.path, { recursive: true });
    await file.append('c\n');
    expect(await file.size()).toBe(0);
    await file.replace(async put => {
      await put(Buffer.from('a\nb\nc\n'));
      return true;
    });
    expect(await file.size()).toBe(6);
    expect(troubles).toHaveLength(1);
  });

  it('has no size when somebody took it away', async () => {
    const file = await create();
    await file.append('a\n');
    await rm(file.path);
    expect(await file.size()).toBe(0);
  });
});
