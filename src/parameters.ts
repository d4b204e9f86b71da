/**
 * The input `parameters`: a YAML (or JSON) map as an ordered list of names and texts. It is read from the parser's
 * events rather than its objects, for three reasons: every scalar arrives as its author wrote it (`1.10`, `yes`,
 * `007`; the failsafe schema), names keep their order (an object would put `7` first), and every fault has a line.
 * Pure; the only importer of js-yaml.
 * Limits: api.md §1.1, https://support.huaweicloud.com/api-codeci/RunJob.html
 */
import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  YAMLException
} from 'js-yaml';
import { bad, type Checked, good } from './checked.ts';

export interface BuildParameter {
  readonly name: string;
  readonly value: string;
}

const NAME = /^[A-Za-z0-9_]{1,128}$/;
const LONGEST_VALUE = 8192;
/** Names that the service refuses, spelled exactly so. */
const RESERVED: ReadonlySet<string> = new Set([
  'LD_PRELOAD',
  'LD_LIBRARY_PATH',
  'PATH',
  'BASH_ENV',
  'GIT_SSH_COMMAND',
  'path'
]);
/** `!` and `!!str` say "text", which is what every scalar is taken for anyway. */
const TEXT_TAGS: ReadonlySet<string> = new Set(['', '!', '!!str', '!<tag:yaml.org,2002:str>']);
const MAP_TAGS: ReadonlySet<string> = new Set(['', '!', '!!map', '!<tag:yaml.org,2002:map>']);

/**
 * @returns the parameters in the order written, none for blank text or comments only; or every fault, with its line.
 * No fault quotes a value, nor the source that the parser's own messages quote: both may be secret.
 */
export function parseParameters(text: string): Checked<readonly BuildParameter[]> {
  let events: readonly Event[];
  try {
    events = parseEvents(text, {});
  } catch (error) {
    return bad(`parameters: ${syntaxFault(error)}`);
  }
  const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_DOCUMENT);
  if (second > 0) {
    const line = lineOf(text, events[second + 1]);
    return bad(`parameters: ${line}: a second YAML document starts (after ---); one is expected.`);
  }
  const root = events[1];
  if (root === undefined || (root.type === EVENT_SCALAR && getScalarValue(text, root) === ''))
    return good([]);
  if (root.type !== EVENT_MAPPING) {
    return bad(`parameters: ${lineOf(text, root)}: expected a map, one "NAME: value" on each line.`);
  }
  if (!MAP_TAGS.has(tagOf(text, root))) {
    return bad(`parameters: ${lineOf(text, root)}: tags (!name) are not allowed.`);
  }
  return checkEntries(text, pairUp(events.slice(2)));
}

function syntaxFault(error: unknown): string {
  if (!(error instanceof YAMLException)) throw error;
  // Two of the parser's reasons quote a tag, which may be the start of an unquoted secret.
  const reason = error.reason.replace(/:.*|"[^"]*"/gs, '').trim();
  const line = error.mark ? `line ${error.mark.line + 1}: ` : '';
  return `${line}this is not YAML (${reason}). Put quotes around a value that holds ": " or " #" or starts with a special character.`;
}

interface Entry {
  readonly name: Event;
  readonly value: Event;
}

/** The direct children of the root map, two by two; what is nested deeper is passed over. */
function pairUp(events: readonly Event[]): readonly Entry[] {
  const children: Event[] = [];
  let depth = 0;
  for (const event of events) {
    if (event.type === EVENT_POP) {
      depth -= 1;
      if (depth < 0) break;
      continue;
    }
    if (depth === 0) children.push(event);
    if (event.type !== EVENT_SCALAR && event.type !== EVENT_ALIAS) depth += 1;
  }
  const entries: Entry[] = [];
  for (let index = 0; index < children.length; index += 2) {
    entries.push({ name: children[index] as Event, value: children[index + 1] as Event });
  }
  return entries;
}

function checkEntries(text: string, entries: readonly Entry[]): Checked<readonly BuildParameter[]> {
  const parameters = new Map<string, string>();
  const faults: string[] = [];
  for (const entry of entries) {
    const line = lineOf(text, entry.name);
    const read = readEntry(text, entry);
    if (!read.ok) faults.push(...read.faults.map(fault => `parameters: ${line}: ${fault}`));
    else if (parameters.has(read.value.name)) {
      faults.push(`parameters: ${line}: ${read.value.name} is there twice.`);
    } else parameters.set(read.value.name, read.value.value);
  }
  return faults.length > 0 ? bad(...faults) : good([...parameters].map(([name, value]) => ({ name, value })));
}

function readEntry(text: string, { name, value }: Entry): Checked<BuildParameter> {
  const key = scalarText(text, name);
  if (!key.ok) return bad(`a name is not plain text: ${key.faults.join(' ')}`);
  if (!NAME.test(key.value)) {
    return bad('a name is not 1 to 128 letters, digits and underscores.');
  }
  if (RESERVED.has(key.value)) return bad(`${key.value} is reserved by the service; use another name.`);
  const content = scalarText(text, value);
  if (!content.ok) return bad(`${key.value}: ${content.faults.join(' ')}`);
  if (content.value.length > LONGEST_VALUE) {
    return bad(
      `${key.value}: the value has ${content.value.length} characters; ${LONGEST_VALUE} are allowed.`
    );
  }
  if (content.value.includes('\0') || !content.value.isWellFormed()) {
    return bad(`${key.value}: the value holds a NUL character or half a character (a lone surrogate).`);
  }
  return good({ name: key.value, value: content.value });
}

function scalarText(text: string, event: Event): Checked<string> {
  if (event.type === EVENT_ALIAS) return bad('aliases (*name) are not allowed; write the text itself.');
  if (event.type !== EVENT_SCALAR) return bad('maps and lists are not allowed here; write one text.');
  if (!TEXT_TAGS.has(tagOf(text, event))) return bad('tags (!name) are not allowed; put the text in quotes.');
  return good(getScalarValue(text, event));
}

const tagOf = (text: string, event: ScalarEvent | MappingEvent): string =>
  event.tagStart < 0 ? '' : text.slice(event.tagStart, event.tagEnd);

function lineOf(text: string, event: Event | undefined): string {
  return `line ${text.slice(0, placeOf(event)).split(/\r\n|\r|\n/).length}`;
}

function placeOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ('valueStart' in event) return Math.max(event.valueStart, 0);
  if ('start' in event) return event.start;
  return 'anchorStart' in event ? event.anchorStart : 0;
}
