import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFence, type Fence } from '../src/fence.ts';
import { obeyed, type Printed, printed } from './support/follow-runner.ts';

function fenced(): Printed & { readonly fence: Fence } {
  const out = printed();
  return { ...out, fence: createFence(out.stream) };
}

const WORD = /^::stop-commands::(\S+)$/gm;
const words = (text: string): readonly string[] => [...text.matchAll(WORD)].map(([, word]) => word ?? '');
const names = (text: string): readonly string[] => obeyed(text).map(({ name }) => name);

const FORGED = [
  '::error::forged',
  '  ::set-output name=a::b',
  '::stop-commands::mine',
  '::mine::',
  '::endgroup::',
  '##[error]forged',
  'text ##[set-env name=PATH]/evil',
  '::add-mask::a'
];

describe('a log with commands in it', () => {
  it('is printed as it is, in a group, and none of them is obeyed', async () => {
    const { fence, text } = fenced();
    fence.open('Log of build 5');
    await fence.write(`${FORGED.join('\n')}\n`);
    fence.close();
    expect(obeyed(text())).toEqual([
      { name: 'group', value: 'Log of build 5' },
      { name: 'endgroup', value: '' }
    ]);
    expect(text()).toContain(`\n${FORGED.join('\n')}\n`);
  });

  it('is not obeyed wherever it is cut, and whether lines are whole or not', async () => {
    const pieces = fc.array(fc.constantFrom(...FORGED, '\n', '\r\n', 'x', '::', '\n::error::'), {
      maxLength: 30
    });
    await fc.assert(
      fc.asyncProperty(pieces, async some => {
        const { fence, text } = fenced();
        fence.open('Log');
        for (const piece of some) await fence.write(piece);
        fence.close();
        expect(names(text())).toEqual(some.length === 0 ? [] : ['group', 'endgroup']);
      })
    );
  });

  it('is fenced even when nobody opened a group', async () => {
    const { fence, text } = fenced();
    await fence.write('::error::forged\n');
    fence.close();
    expect(names(text())).toEqual(['group', 'endgroup']);
  });
});

describe('the word of a fence', () => {
  it('is another one each time, and cannot be guessed', async () => {
    const { fence, text } = fenced();
    for (let turn = 0; turn < 3; turn += 1) {
      fence.open('Log');
      await fence.write('a\n');
      fence.outside(() => {});
      await fence.write('b\n');
      fence.close();
    }
    const all = words(text());
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
    for (const word of all)
      expect(word).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });
});

describe('a group without lines', () => {
  it('is not printed at all', async () => {
    const { fence, text } = fenced();
    fence.open('Log');
    await fence.write('');
    fence.close();
    expect(text()).toBe('');
  });
});

describe('commands of our own', () => {
  it('are obeyed in the middle of a log, and the log after them is fenced again', async () => {
    const { fence, stream, text } = fenced();
    fence.open('Log');
    await fence.write('::error::forged\n');
    const said = fence.outside(() => {
      stream.write('::warning::ours\n');
      return 7;
    });
    await fence.write('::error::forged\n');
    fence.close();
    expect(said).toBe(7);
    expect(names(text())).toEqual(['group', 'warning', 'endgroup']);
  });

  it('are obeyed when the log stands in the middle of a line', async () => {
    const { fence, stream, text } = fenced();
    fence.open('Log');
    await fence.write('half a line');
    fence.outside(() => stream.write('::warning::ours\n'));
    await fence.write('another half');
    fence.close();
    expect(names(text())).toEqual(['group', 'warning', 'endgroup']);
    expect(text()).toMatch(/^half a line\n::/m);
  });

  it('go out as they are where there is no log', () => {
    const { fence, stream, text } = fenced();
    fence.outside(() => stream.write('::warning::ours\n'));
    expect(text()).toBe('::warning::ours\n');
  });

  it('do not leave the fence open when they fail', async () => {
    const { fence, text } = fenced();
    fence.open('Log');
    await fence.write('a\n');
    const broken = (): never => {
      throw new Error('no room');
    };
    expect(() => fence.outside(broken)).toThrow('no room');
    await fence.write('::error::forged\n');
    fence.close();
    expect(names(text())).toEqual(['group', 'endgroup']);
  });
});

describe('a line of our own', () => {
  it('stands on a line of its own, also where the log stopped in the middle of one', async () => {
    const { fence, text } = fenced();
    fence.line('before');
    await fence.write('half a line');
    fence.line('ours');
    await fence.write('other half\n');
    fence.line('ours again');
    fence.close();
    expect(text()).toMatch(
      /^before\n::group::.*\n::stop-commands::.*\nhalf a line\nours\nother half\nours again\n::/
    );
  });
});

describe('closing', () => {
  it('ends fence and group once, however often it is called', async () => {
    const { fence, text } = fenced();
    fence.close();
    fence.open('Log');
    await fence.write('a\n');
    fence.close();
    fence.close();
    const [word] = words(text());
    expect(text()).toBe(`::group::Log\n::stop-commands::${word}\na\n::${word}::\n::endgroup::\n`);
  });

  it('works when the log stopped in the middle of a line', async () => {
    const { fence, text } = fenced();
    fence.open('Log');
    await fence.write('::half a line');
    fence.close();
    expect(names(text())).toEqual(['group', 'endgroup']);
  });

  it('works at once, as the exit of a process waits for nobody', async () => {
    const out = printed(1);
    const fence = createFence(out.stream);
    fence.open('Log');
    const writing = fence.write('a\n');
    fence.close();
    expect(names(out.text())).toEqual(['group', 'endgroup']);
    await writing;
  });
});

describe('a stream without room', () => {
  it('is waited for, so that a long log does not pile up in memory', async () => {
    const out = printed(16);
    const fence = createFence(out.stream);
    for (let line = 0; line < 50; line += 1) {
      await fence.write(`${'x'.repeat(40)}\n`);
      expect(out.stream.writableLength).toBeLessThan(16);
    }
  });
});
