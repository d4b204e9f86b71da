import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRunner } from '../src/runner.ts';
import { runChild } from './support/child.ts';
import { withEnv } from './support/env.ts';
import { obeyed } from './support/follow-runner.ts';
import { printedBy } from './support/stdout.ts';

const runner = createRunner();
let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runner-'));
  file = join(folder, 'file');
});
beforeEach(() => writeFile(file, ''));
afterAll(() => rm(folder, { recursive: true }));

/** The pairs in a file of the runner: `name<<word`, lines, `word`. */
function pairsIn(text: string): readonly (readonly [string, string])[] {
  const pairs = text.matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return [...pairs].map(([, name = '', , value = '']) => [name, value]);
}

describe('a secret', () => {
  it('is masked', async () => {
    expect(await printedBy(() => runner.mask('a-token'))).toBe('::add-mask::a-token\n');
  });

  it('of several lines is masked line by line, without the space around it', async () => {
    const text = await printedBy(() => runner.mask(' one \r\ntwo\n\n\n three\n'));
    expect(text).toBe('::add-mask::one\n::add-mask::two\n::add-mask::three\n');
  });

  it.each(['', ' ', '\n', ' \r\n\t'])(
    'that is empty (%j) is not: everything would be hidden',
    async secret => {
      expect(await printedBy(() => runner.mask(secret))).toBe('');
    }
  );
});

describe('a line for the log', () => {
  it('is printed as a line of its own', async () => {
    const text = await printedBy(() => {
      runner.info('one');
      runner.info('two');
    });
    expect(text).toBe('one\ntwo\n');
  });

  it('that warns is one annotation, however many lines it has', async () => {
    const text = await printedBy(() => runner.warning('100 %\n::error::forged'));
    expect(text).toBe('::warning::100 %25%0A::error::forged\n');
    expect(obeyed(text)).toHaveLength(1);
  });

  it('that tells of an error has its title', async () => {
    const text = await printedBy(() => runner.annotate('Step a,b:c failed', 'no\npom'));
    expect(text).toBe('::error title=Step a%2Cb%3Ac failed::no%0Apom\n');
  });
});

describe('an output', () => {
  const written = async (name: string, value: string) => {
    const text = await withEnv({ GITHUB_OUTPUT: file }, () => printedBy(() => runner.output(name, value)));
    return [text, pairsIn(await readFile(file, 'utf8'))];
  };

  it.each(['20', '', 'a=b', 'two\nlines', 'x<<EOF\ny\nEOF', '::error::x'])(
    'goes to the file of the runner as it is: %j',
    async value => {
      expect(await written('build_url', value)).toEqual(['', [['build_url', value]]]);
    }
  );

  it('goes after those that are there', async () => {
    await written('a', '1');
    expect(await written('b', '2')).toEqual([
      '',
      [
        ['a', '1'],
        ['b', '2']
      ]
    ]);
  });

  it('is a command where the runner names no file', async () => {
    const text = await withEnv({ GITHUB_OUTPUT: undefined }, () => printedBy(() => runner.output('a', '1')));
    expect(obeyed(text)).toEqual([{ name: 'set-output', value: '1' }]);
  });
});

describe('the state for post', () => {
  it('goes to the file of the runner', async () => {
    const text = await withEnv({ GITHUB_STATE: file }, () =>
      printedBy(() => runner.saveState('build', '{"a":1}'))
    );
    expect(text).toBe('');
    expect(pairsIn(await readFile(file, 'utf8'))).toEqual([['build', '{"a":1}']]);
  });

  it('comes back in a variable', async () => {
    const read = async () => runner.state('build');
    expect(await withEnv({ STATE_build: 'saved' }, read)).toBe('saved');
    expect(await withEnv({ STATE_build: undefined }, read)).toBe('');
  });
});

describe('the log of a build', () => {
  it('is printed inside a group and fences, so that no line of it is a command', async () => {
    const text = await printedBy(async () => {
      runner.log.open('Log of build 5');
      await runner.log.write('::error::x\n##[error]y\n');
      runner.log.close();
    });
    expect(text).toContain('::error::x\n');
    expect(obeyed(text)).toEqual([
      { name: 'group', value: 'Log of build 5' },
      { name: 'endgroup', value: '' }
    ]);
  });

  it('lets masks and warnings out as the commands that they are', async () => {
    const text = await printedBy(async () => {
      runner.log.open('Log');
      await runner.log.write('no line break');
      runner.mask('a-token');
      runner.warning('careful');
      runner.annotate('Step failed', 'why');
      runner.log.close();
    });
    expect(obeyed(text).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'group Log',
      'add-mask a-token',
      'warning careful',
      'error why',
      'endgroup '
    ]);
  });

  it('stays fenced for outputs and state, which go to files', async () => {
    const text = await withEnv({ GITHUB_OUTPUT: file, GITHUB_STATE: file }, () =>
      printedBy(async () => {
        runner.log.open('Log');
        await runner.log.write('line\n');
        runner.output('a', '1');
        runner.saveState('b', '2');
        runner.log.close();
      })
    );
    expect(text.match(/::stop-commands::/g)).toHaveLength(1);
    expect(pairsIn(await readFile(file, 'utf8'))).toEqual([
      ['a', '1'],
      ['b', '2']
    ]);
  });

  it('is closed when the process ends in the middle of it', async () => {
    const { code, stdout } = await runChild('fence.child.ts', []);
    expect(code).toBe(3);
    expect(obeyed(stdout).map(({ name }) => name)).toEqual(['group', 'endgroup']);
  });
});
