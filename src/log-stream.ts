/**
 * The live log of a build, from the service's pages to wherever whole lines go. Nothing is passed on twice and
 * nothing loops, whatever the pages say; the memory stays flat whatever their number. api.md §2.6, §2.10 (b)
 */
import { type Answer, describeAnswer } from './answer.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient } from './codearts/client.ts';
import { createLineAssembler, LOG_START, type LogPage, readLogPage } from './codearts/log.ts';
import { ActionError } from './errors.ts';
import { HttpFailure } from './http.ts';

/** Takes whole lines, each with its line break; only the very last may lack it. */
export type LineSink = (lines: string) => Promise<void>;

/**
 * - `idle`: all that is ready was read.
 * - `more`: there is more, but it is time for a look at something else.
 * - `stalled`: there is more, but it does not come for now.
 * - `gone`: the service has no such log call.
 * - `trouble`: it could not be read for now; `answer` is undefined when there was none.
 */
export type Pumped =
  | { readonly kind: 'idle' | 'more' | 'stalled' | 'gone' }
  | { readonly kind: 'trouble'; readonly answer: Answer | undefined; readonly why: string };

export interface LogStream {
  /** Reads and passes on what is ready. */
  readonly pump: (signal: AbortSignal) => Promise<Pumped>;
  /** Passes on the last line, once no more pages come. */
  readonly end: () => Promise<void>;
}

const MOST_PAGES_AT_ONCE = 100;
/** Pages in a row that may bring nothing although they promise more. */
const MOST_BARREN_PAGES = 3;
/** "The executor does not answer": there is no log yet, or never will be (api.md §1.3). */
const NOT_READY = /^(?:DEV)?CB\.(?:00030004|00031059)$/;

export function createLogStream(client: BuildClient, build: BuildRef, sink: LineSink): LogStream {
  const assembler = createLineAssembler();
  const news = createNews();
  let cursor = LOG_START.v3;

  const take = async (page: LogPage): Promise<boolean> => {
    const piece = news(page, cursor.offset);
    if (isBeyond(page.next.offset, cursor.offset)) cursor = page.next;
    const lines = assembler.push(piece);
    if (lines !== '') await sink(lines);
    return piece.content !== '';
  };

  const readOne = async (signal: AbortSignal): Promise<LogPage | Pumped> => {
    const answer = await client.logPage(build, cursor, signal);
    const atStart = cursor === LOG_START[cursor.family];
    if (atStart && isNotReady(answer)) return { kind: 'idle' };
    if (atStart && answer.verdict === 'no-api') {
      if (cursor.family === 'v1') return { kind: 'gone' };
      cursor = LOG_START.v1;
      return readOne(signal);
    }
    return readLogPage(answer, cursor) ?? { kind: 'trouble', answer, why: `${describeAnswer(answer)}.` };
  };

  const pump = async (signal: AbortSignal): Promise<Pumped> => {
    let barren = 0;
    for (let pages = 0; pages < MOST_PAGES_AT_ONCE; pages += 1) {
      const page = await readOne(signal);
      if ('kind' in page) return page;
      barren = (await take(page)) ? 0 : barren + 1;
      if (!page.more) return { kind: 'idle' };
      if (barren >= MOST_BARREN_PAGES) return { kind: 'stalled' };
    }
    return { kind: 'more' };
  };

  return {
    pump: async signal => {
      try {
        return await pump(signal);
      } catch (error) {
        if (!(error instanceof HttpFailure || error instanceof ActionError)) throw error;
        return { kind: 'trouble', answer: undefined, why: error.message };
      }
    },
    async end() {
      const rest = assembler.end();
      if (rest !== '') await sink(rest);
    }
  };
}

const isNotReady = ({ content }: Answer): boolean => content.kind === 'error' && NOT_READY.test(content.code);

const isBeyond = (offset: string, before: string): boolean => BigInt(offset) > BigInt(before);

type Piece = Pick<LogPage, 'content' | 'bytewise'>;

const NOTHING: Piece = { content: '', bytewise: false };

/**
 * Tells what of a page was not there before. A page that advances is new, but for what an earlier, stuck page from
 * the same place has shown. A page that does not advance is new only where it goes on from what was shown, and one
 * that ends before that place is all old.
 */
function createNews(): (page: LogPage, offset: string) => Piece {
  let previous = NOTHING;
  let shownHere = NOTHING;
  return (page, offset) => {
    const beyond = rest(page, shownHere);
    if (isBeyond(page.next.offset, offset)) {
      previous = page;
      shownHere = NOTHING;
      return beyond ?? page;
    }
    const isRepeated = page.content === previous.content;
    if (!beyond || isRepeated || isBeyond(offset, page.next.offset)) return NOTHING;
    shownHere = page;
    return beyond;
  };
}

/** What a piece has after its beginning; undefined when it begins otherwise. Cut or not, they are compared alike. */
function rest(whole: Piece, beginning: Piece): Piece | undefined {
  const alike = whole.bytewise === beginning.bytewise;
  const [all, start] = alike ? [whole.content, beginning.content] : [bytesOf(whole), bytesOf(beginning)];
  if (!all.startsWith(start)) return undefined;
  return { content: all.slice(start.length), bytewise: alike ? whole.bytewise : true };
}

const bytesOf = ({ content, bytewise }: Piece): string =>
  bytewise ? content : Buffer.from(content).toString('latin1');
