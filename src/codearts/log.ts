/**
 * A page of the live log, and where the next one starts. The two families name things differently and say nothing
 * of the unit of an offset, so an offset is only ever passed back, never computed (api.md §2.6). Pure.
 */
import { StringDecoder } from 'node:string_decoder';
import { type Answer, isFields } from '../answer.ts';

/** Which calls serve the log, and the service's own word for the place that was reached. */
export interface LogCursor {
  readonly family: 'v3' | 'v1';
  readonly offset: string;
}

export interface LogPage {
  readonly content: string;
  /** Every character of `content` stands for one byte: the page was cut inside a character (see `Answer.encoding`). */
  readonly bytewise: boolean;
  readonly next: LogCursor;
  /** The service says that more is ready now. */
  readonly more: boolean;
}

export const LOG_START: Readonly<Record<LogCursor['family'], LogCursor>> = {
  v3: { family: 'v3', offset: '0' },
  v1: { family: 'v1', offset: '0' }
};

/** The query of the call that reads the page at a cursor. */
export function logQuery({ family, offset }: LogCursor): string {
  return family === 'v3'
    ? `offset=${encodeURIComponent(offset)}&length=1000000`
    : `start_offset=${encodeURIComponent(offset)}&end_offset=0&size=1000`;
}

/** @returns undefined when the answer holds no page */
export function readLogPage(answer: Answer, at: LogCursor): LogPage | undefined {
  if (answer.content.kind !== 'value' || !isFields(answer.content.value)) return undefined;
  const fields = answer.content.value;
  const content = at.family === 'v3' ? fields['content'] : fields['log'];
  const end = at.family === 'v3' ? fields['offset'] : fields['end_offset'];
  const more = at.family === 'v3' ? fields['has_more_data'] : fields['has_more'];
  if (content === undefined && end === undefined) return undefined;
  return {
    content: typeof content === 'string' ? content : '',
    bytewise: answer.encoding === 'latin1',
    next: { family: at.family, offset: readOffset(end) ?? at.offset },
    more: more === true || more === 'true'
  };
}

function readOffset(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,20}$/.test(text) ? text : undefined;
}

/** Puts pages together: what goes in may be cut anywhere, what comes out are whole lines. */
export interface LineAssembler {
  /** @returns the lines that are complete now, each with its line break; empty when there is none */
  readonly push: (page: Pick<LogPage, 'content' | 'bytewise'>) => string;
  /** @returns the last line, when the log ended without a line break */
  readonly end: () => string;
}

/** A line that is longer is passed on in pieces, so that a log without line breaks does not fill the memory. */
const LONGEST_HELD = 2 ** 16;

export function createLineAssembler(): LineAssembler {
  const decoder = new StringDecoder('utf8');
  let held = '';
  return {
    push({ content, bytewise }) {
      const text = held + (bytewise ? decodeBytes(decoder, content) : wholeText(decoder, content));
      const cut = wholeLines(text);
      held = text.slice(cut);
      return text.slice(0, cut);
    },
    end() {
      const rest = held + decoder.end();
      held = '';
      return rest;
    }
  };
}

/** The index up to which a text can be passed on. */
function wholeLines(text: string): number {
  const afterBreak = text.lastIndexOf('\n') + 1;
  if (text.length - afterBreak <= LONGEST_HELD) return afterBreak;
  // The first half of a surrogate pair waits for the second, as does that of CR LF.
  return /[\r\ud800-\udbff]$/.test(text.slice(-1)) ? text.length - 1 : text.length;
}

/** A character that an earlier page began, and that this one does not go on with, is not held back. */
function wholeText(decoder: StringDecoder, content: string): string {
  return content === '' ? '' : decoder.end() + content;
}

/** Characters beyond one byte came as JSON escapes; they are whole. */
function decodeBytes(decoder: StringDecoder, content: string): string {
  const pieces = content.match(/[\0-\xff]+|[^\0-\xff]+/g) ?? [];
  return pieces
    .map(piece => (piece.charCodeAt(0) > 0xff ? piece : decoder.write(Buffer.from(piece, 'latin1'))))
    .join('');
}
