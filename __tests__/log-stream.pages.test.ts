import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { streamed } from './support/follow-log.ts';
import { failure, page, type Reply, refusal, result } from './support/follow-service.ts';

describe('pages that make no sense', () => {
  it.each<readonly [what: string, pages: readonly Reply[]]>([
    ['an empty page', [page('a\n', 2), page('', 2), page('', 2), page('b\n', 4)]],
    [
      'a page without an offset',
      [page('a\n', 2), result({ content: '', has_more_data: false }), page('b\n', 4)]
    ],
    ['a repeated page', [page('a\n', 2), page('a\n', 2), page('a\n', 2), page('b\n', 4)]],
    ['a page that goes back', [page('a\n', 2), page('b\n', 4), page('a\n', 2), page('', 4)]],
    ['a page that goes back to the start', [page('a\n', 2), page('b\n', 4), page('a\nb\n', 0), page('', 4)]],
    ['a page that stands still', [page('a\n', 0), page('a\n', 0), page('a\nb\n', 0), page('a\nb\n', 4)]],
    ['a page that shrinks where it stands', [page('a\nb\n', 0), page('a\n', 0), page('a\nb\n', 4)]],
    ['a page that advances after it stood still', [page('a\n', 0), page('a\nb\n', 4), page('', 4)]]
  ])('%s is never shown twice', async (_, pages) => {
    const { pump, shown } = streamed(pages);
    for (let looks = 0; looks < pages.length + 2; looks += 1) expect(await pump()).toBe('idle');
    expect(shown()).toBe('a\nb\n');
  });

  it('a page at a new place is shown even when it reads like the one before', async () => {
    const { pump, shown } = streamed([page('.\n', 2), page('.\n', 4), page('', 4)]);
    for (let looks = 0; looks < 3; looks += 1) await pump();
    expect(shown()).toBe('.\n.\n');
  });

  it('a page that advances is shown even when it does not go on from one that stood still', async () => {
    const { pump, shown } = streamed([page('a\n', 0), page('b\n', 2)]);
    for (let looks = 0; looks < 2; looks += 1) await pump();
    expect(shown()).toBe('a\nb\n');
  });

  it.each<readonly [what: string, pages: readonly Reply[]]>([
    ['stand still and are empty', [page('', 0, true)]],
    ['are repeated', [page('a\n', 2, true)]],
    ['advance and are empty', [1, 2, 3, 4, 5, 6, 7, 8].map(offset => page('', offset, true))]
  ])('pages that promise more for ever but %s are asked for a few times, not for ever', async (_, pages) => {
    const { pump, service } = streamed(pages);
    expect(await pump()).toBe('stalled');
    expect(service.asked.length).toBeLessThanOrEqual(4);
    expect(await pump()).toBe('stalled');
    expect(service.asked.length).toBeLessThanOrEqual(8);
  });

  it('an empty page that promises more is asked for again at once', async () => {
    const { pump, shown } = streamed([page('', 0, true), page('', 0, true), page('a\n', 2, false)]);
    expect(await pump()).toBe('idle');
    expect(shown()).toBe('a\n');
  });
});

describe('a service that answers anything between the pages', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '中', '😀', '\r\n'), minLength: 1 }), {
    minLength: 1,
    maxLength: 8
  });
  const nuisances = fc.array(fc.constantFrom('empty', 'repeat', 'back', 'grow', 'fail', 'wait'), {
    maxLength: 20
  });

  it('does not make it lose, repeat or change anything', async () => {
    await fc.assert(
      fc.asyncProperty(texts, nuisances, async (contents, kinds) => {
        const replies = contents.flatMap((content, at) => {
          const before = contents[at - 1] ?? '';
          const nuisance: Readonly<Record<(typeof kinds)[number], Reply>> = {
            empty: page('', at, true),
            repeat: page(before, at, true),
            back: page(contents[0] ?? '', Math.min(1, at - 1), true),
            grow: page(content.slice(0, 1), at, false),
            fail: failure(),
            wait: at === 0 ? refusal(500, 'CB.00030004') : refusal(429, 'APIGW.0308')
          };
          const mine = kinds.filter((_, index) => index % contents.length === at);
          return [...mine.map(kind => nuisance[kind]), page(content, at + 1, true)];
        });
        const { pump, shown, stream } = streamed([...replies, page('', contents.length)]);
        for (let looks = 0; looks <= replies.length; looks += 1) await pump();
        await stream.end();
        expect(shown()).toBe(contents.join(''));
      })
    );
  });
});
