/** Pages of a log, cut anywhere and in any order of lies. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswer } from '../../src/answer.ts';
import type { BuildClient } from '../../src/codearts/client.ts';
import { createLineAssembler } from '../../src/codearts/log.ts';
import { createLogStream } from '../../src/log-stream.ts';
import { holds, holdsOfAsync, type Property } from './property.ts';
import { texts } from './texts.ts';
import { bodies } from './values.ts';

/** Cuts where they fall. */
const cuts = fc.array(fc.nat(60), { maxLength: 8 });

function cut<T extends string | Buffer>(whole: T, sizes: readonly number[]): readonly T[] {
  const pieces: T[] = [];
  let from = 0;
  for (const size of sizes) {
    pieces.push(whole.slice(from, from + size) as T);
    from += size;
  }
  return [...pieces, whole.slice(from) as T];
}

/** Whole lines only, until the end. */
function assemble(pages: readonly { readonly content: string; readonly bytewise: boolean }[]): string {
  const assembler = createLineAssembler();
  let all = '';
  for (const page of pages) {
    const lines = assembler.push(page);
    assert.ok(lines === '' || lines.endsWith('\n') || lines.length > 2 ** 16);
    all += lines;
  }
  return all + assembler.end();
}

const offsets = fc.oneof(fc.nat(50), fc.constantFrom<unknown>('7', null, -1, 1e30, '9'.repeat(20), {}));
const page = fc.record({
  content: texts,
  offset: offsets,
  has_more_data: fc.constantFrom<unknown>(true, false, 'true', null)
});
const pages = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: page.map(result => Buffer.from(JSON.stringify({ status: 'success', result }))) },
    { weight: 1, arbitrary: bodies }
  ),
  { minLength: 1, maxLength: 6 }
);

const BUILD = { jobId: 'a', buildNumber: '1' };
/** A pump reads at most so many pages before it looks up. */
const MOST_PAGES = 101;

export const LOG: readonly Property[] = [
  holds('log: pages of text give the text again', 3, fc.tuple(texts, cuts), ([text, sizes]) => {
    assert.equal(assemble(cut(text, sizes).map(content => ({ content, bytewise: false }))), text);
  }),
  holds(
    'log: pages that are cut inside characters give the text again',
    3,
    fc.tuple(texts, cuts),
    ([text, sizes]) => {
      const whole = text.toWellFormed();
      const torn = cut(Buffer.from(whole), sizes).map(piece => ({
        content: piece.toString('latin1'),
        bytewise: true
      }));
      assert.equal(assemble(torn), whole);
    }
  ),
  holds(
    'log: pages of any kind are put together',
    2,
    fc.array(fc.record({ content: texts, bytewise: fc.boolean() }), { maxLength: 8 }),
    assemble
  ),
  holdsOfAsync('log: a stream of lies ends, and shows no more than it was sent', 2, pages, async answers => {
    let asked = 0;
    let shown = 0;
    let sent = 0;
    const logPage = async () => {
      const body = answers[asked % answers.length] ?? Buffer.alloc(0);
      asked += 1;
      sent += body.length;
      return readAnswer({ status: 200, headers: {}, body });
    };
    const stream = createLogStream({ logPage } as unknown as BuildClient, BUILD, async lines => {
      shown += Buffer.byteLength(lines);
    });
    for (let pumps = 1; pumps <= 3; pumps += 1) {
      await stream.pump(AbortSignal.timeout(60_000));
      assert.ok(asked <= pumps * MOST_PAGES, `${asked} pages in ${pumps} pumps`);
    }
    await stream.end();
    // A lone surrogate of six bytes, as JSON has it, is three bytes of UTF-8 at the most.
    assert.ok(shown <= sent);
  })
];
