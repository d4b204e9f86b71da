import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../src/answer.ts';
import {
  createLineAssembler,
  LOG_START,
  type LogCursor,
  type LogPage,
  logQuery,
  readLogPage
} from '../../src/codearts/log.ts';
import { page, pageV1, refusal, reply, result } from '../support/follow-service.ts';

const read = (response: Parameters<typeof readAnswer>[0], at: LogCursor): LogPage | undefined =>
  readLogPage(readAnswer(response), at);

describe('a page of the v3 call', () => {
  it('tells its content, the next offset and whether there is more', () => {
    expect(read(page('a\nb\n', 4, true), LOG_START.v3)).toEqual({
      content: 'a\nb\n',
      bytewise: false,
      next: { family: 'v3', offset: '4' },
      more: true
    });
    expect(read(page('', 4), LOG_START.v3)?.more).toBe(false);
  });
});

describe('a page of the v1 call', () => {
  it('tells the same by other names, also when it writes everything as text', () => {
    const expected = {
      content: 'a\n',
      bytewise: false,
      next: { family: 'v1', offset: '657353' },
      more: true
    };
    expect(read(pageV1('a\n', 657_353, true), LOG_START.v1)).toEqual(expected);
    const texts = result({ log: 'a\n', end_offset: '657353', has_more: 'true' });
    expect(read(texts, LOG_START.v1)).toEqual(expected);
  });
});

describe('the offset of a page', () => {
  it('is passed back as the service wrote it, never computed', () => {
    const next = (offset: unknown): string | undefined =>
      read(result({ content: 'x', offset }), { family: 'v3', offset: '7' })?.next.offset;
    expect(next(1_234_567)).toBe('1234567');
    expect(next('18446744073709551615')).toBe('18446744073709551615');
    expect(logQuery({ family: 'v3', offset: '18446744073709551615' })).toContain(
      'offset=18446744073709551615&'
    );
  });

  it('stays where it was when the service names none that makes sense', () => {
    for (const offset of [null, undefined, -1, 1.5, 1e30, '', '1&x=2', '123456789012345678901', {}, true]) {
      const at: LogCursor = { family: 'v3', offset: '7' };
      expect(read(result({ content: 'x', offset }), at)?.next).toEqual(at);
    }
  });
});

describe('an answer that holds no page', () => {
  it.each([
    ['an error', refusal(500, 'CB.00030004')],
    ['a web page', reply(200, '<html></html>')],
    ['an empty body', reply(200, '')],
    ['a list', result([])],
    ['an object about something else', result({ log_path: 'x' })]
  ])('%s is none', (_, response) => {
    expect(read(response, LOG_START.v3)).toBeUndefined();
    expect(read(response, LOG_START.v1)).toBeUndefined();
  });

  it('content that is null is an empty page', () => {
    expect(read(result({ content: null, offset: 0 }), LOG_START.v3)?.content).toBe('');
  });
});

/** The pages of a text cut at places; each must come out whole. */
function assemble(pages: readonly Pick<LogPage, 'content' | 'bytewise'>[]): readonly string[] {
  const assembler = createLineAssembler();
  return [...pages.map(assembler.push), assembler.end()];
}

/** Cuts at places from 0 to 1. */
function cut<T extends { readonly length: number; slice(from: number, to: number): T }>(
  whole: T,
  places: readonly number[]
): readonly T[] {
  const at = [0, ...places.map(place => Math.round(place * whole.length)), whole.length].sort(
    (a, b) => a - b
  );
  return at.slice(1).map((to, index) => whole.slice(at[index] ?? 0, to));
}

/** The content of a page as the client reads it from these bytes in JSON. */
function fromBytes(bytes: Buffer): Pick<LogPage, 'content' | 'bytewise'> {
  const escaped = Buffer.from(JSON.stringify(bytes.toString('latin1')).slice(1, -1), 'latin1');
  const body = Buffer.concat([Buffer.from('{"offset":1,"content":"'), escaped, Buffer.from('"}')]);
  const read = readLogPage(readAnswer({ status: 200, headers: {}, body }), LOG_START.v3);
  if (!read) throw new Error('no page');
  return read;
}

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\n', '\r\n', '中', 'é', '😀', '👩‍💻', '"', '\\'),
    fc.string({ unit: 'binary' })
  ),
  maxLength: 60
});
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe('a log that is cut into pages anywhere', () => {
  it('comes out equal when it is cut between characters or inside a surrogate pair', () => {
    fc.assert(
      fc.property(texts, places, (text, where) => {
        const pages = cut(text, where).map(content => ({ content, bytewise: false }));
        expect(assemble(pages).join('')).toBe(text);
      })
    );
  });

  it('comes out equal when it is cut between any two bytes', () => {
    fc.assert(
      fc.property(texts, places, (text, where) => {
        const pages = cut(Buffer.from(text), where).map(fromBytes);
        expect(assemble(pages).join('')).toBe(Buffer.from(text).toString());
      })
    );
  });

  it('comes out as whole lines, and only the last may lack its line break', () => {
    fc.assert(
      fc.property(texts, places, (text, where) => {
        const lines = assemble(cut(Buffer.from(text), where).map(fromBytes));
        for (const some of lines.slice(0, -1)) expect(some === '' || some.endsWith('\n')).toBe(true);
        expect(lines.at(-1)).not.toContain('\n');
      })
    );
  });
});

describe('a character split over two pages', () => {
  it.each([
    [1, 'é'],
    [1, '中'],
    [2, '中'],
    [1, '😀'],
    [2, '😀'],
    [3, '😀']
  ])('arrives whole when %d of its bytes came first (%s)', (at, character) => {
    const bytes = Buffer.from(`a${character}b\n`);
    const pages = [bytes.subarray(0, 1 + at), Buffer.alloc(0), bytes.subarray(1 + at)].map(fromBytes);
    expect(pages[0]?.bytewise).toBe(true);
    expect(assemble(pages)).toEqual(['', '', `a${character}b\n`, '']);
  });

  it('arrives whole when the service cut it into two halves of a surrogate pair', () => {
    const halves = ['"a\\ud83d"', '"\\ude00b\\n"'].map(json => reply(200, `{"content":${json},"offset":1}`));
    const pages = halves.flatMap(half => read(half, LOG_START.v3) ?? []);
    expect(assemble(pages)).toEqual(['', 'a😀b\n', '']);
  });

  it('arrives whole also when a page that brings nothing came in between', () => {
    const [first, last] = [Buffer.from('中').subarray(0, 2), Buffer.from('中\n').subarray(2)].map(fromBytes);
    if (!first || !last) throw new Error('no pages');
    expect(assemble([first, { content: '', bytewise: true }, last]).join('')).toBe('中\n');
  });

  it('is shown as broken where it stood when its rest never comes', () => {
    const begun = fromBytes(Buffer.from('a中').subarray(0, 3));
    expect(assemble([begun])).toEqual(['', 'a\ufffd']);
    expect(assemble([begun, fromBytes(Buffer.from('b\n'))])).toEqual(['', 'a\ufffdb\n', '']);
  });

  it('does not spoil characters beside it that came as escapes', () => {
    const pages = [
      { content: '中\xe4\xb8', bytewise: true },
      { content: '\xad\n', bytewise: true }
    ];
    expect(assemble(pages)).toEqual(['', '中中\n', '']);
  });
});

describe('a line that is very long', () => {
  const filler = (length: number): Pick<LogPage, 'content' | 'bytewise'> => ({
    content: 'x'.repeat(length),
    bytewise: false
  });

  it('is passed on in pieces, so that it does not fill the memory', () => {
    const assembler = createLineAssembler();
    let passed = 0;
    for (let sent = 100_000; sent <= 2_000_000; sent += 100_000) {
      passed += assembler.push(filler(100_000)).length;
      expect(sent - passed).toBeLessThan(70_000);
    }
    expect(passed + assembler.end().length).toBe(2_000_000);
  });

  it('is held back as a whole up to 64 KiB', () => {
    const assembler = createLineAssembler();
    expect(assembler.push(filler(65_536))).toBe('');
    expect(assembler.push({ content: '\n', bytewise: false })).toHaveLength(65_537);
  });

  it.each([
    ['a surrogate pair', '\ud83d', '\ude00\n'],
    ['CR LF', '\r', '\n']
  ])('is never cut inside %s', (_, first, second) => {
    const { content } = filler(70_000);
    const pages = [content + first, second].map(text => ({ content: text, bytewise: false }));
    expect(assemble(pages)).toEqual([content, first + second, '']);
  });
});
