/**
 * The input `parameters`: a YAML (or JSON) map as an ordered list of names and texts. It is read from the parser's
 * events rather than its objects, for three reasons: every scalar arrives as its author wrote it (`1.10`, `yes`,
 * `007`; the failsafe schema), names keep their order (an object would put `7` first), and every fault has a line.
 * Pure; the only importer of js-yaml.
 * Limits: api.md §1.1, https://support.huaweicloud.com/api-codeci/RunJob.html
 */
import {
  type DocumentEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  type PopEvent,
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
const TEXT_TAGS: ReadonlySet<string> = new Set(['!', '!!str', '!<tag:yaml.org,2002:str>']);
const MAP_TAGS: ReadonlySet<string> = new Set(['!', '!!map', '!<tag:yaml.org,2002:map>']);

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
  const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  if (second > 0) {
    const line = lineAt(text, placeOfSecond(text, events, second));
    return bad(`parameters: ${line}: a second YAML document starts (after --- or ...); one is expected.`);
  }
  const root = events[1] as Node | undefined;
  if (root === undefined || placeOf(root) === NOWHERE) return good([]);
  const line = lineAt(text, placeOf(root));
  if (root.type !== EVENT_ID.MAPPING) {
    return bad(`parameters: ${line}: expected a map, one "NAME: value" on each line.`);
  }
  const fault = propertyFault(text, root, MAP_TAGS);
  return fault ? bad(`parameters: ${line}: ${fault}`) : checkEntries(text, pairUp(events.slice(2)));
}

function syntaxFault(error: unknown): string {
  if (!(error instanceof YAMLException)) throw error;
  // Some of the parser's reasons end with a tag or quote one, which may be the start of an unquoted secret.
  const reason = error.reason.replace(/: .*| "[^"]*"/gs, '');
  const line = error.mark ? `line ${error.mark.line + 1}: ` : '';
  return `${line}this is not YAML (${reason}). Put quotes around a value that holds ": " or " #" or starts with a special character.`;
}

/** A text, map, list or alias. */
type Node = Exclude<Event, DocumentEvent | PopEvent>;

interface Entry {
  readonly name: Node;
  readonly value: Node;
}

/** The direct children of the root map, two by two; what is nested deeper is passed over. */
function pairUp(events: readonly Event[]): readonly Entry[] {
  const children: Event[] = [];
  let depth = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth < 0) break;
      continue;
    }
    if (depth === 0) children.push(event);
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) depth += 1;
  }
  const entries: Entry[] = [];
  for (let index = 0; index < children.length; index += 2) {
    entries.push({ name: children[index] as Node, value: children[index + 1] as Node });
  }
  return entries;
}

function checkEntries(text: string, entries: readonly Entry[]): Checked<readonly BuildParameter[]> {
  const parameters = new Map<string, string>();
  const faults: string[] = [];
  for (const entry of entries) {
    const read = readEntry(text, entry);
    if (read.ok && !parameters.has(read.value.name)) {
      parameters.set(read.value.name, read.value.value);
      continue;
    }
    // Counted for faults alone: for each of thousands of entries it would take seconds.
    const line = lineAt(text, Math.min(placeOf(entry.name), placeOf(entry.value)));
    const fault = read.ok ? `${read.value.name} is there twice.` : read.faults.join(' ');
    faults.push(`parameters: ${line}: ${fault}`);
  }
  return faults.length > 0 ? bad(...faults) : good([...parameters].map(([name, value]) => ({ name, value })));
}

/** What is wrong with the name of a parameter. */
export function parameterNameFault(name: string): string | undefined {
  if (!NAME.test(name)) return 'a name is not 1 to 128 letters, digits and underscores.';
  return RESERVED.has(name) ? `${name} is reserved by the service; use another name.` : undefined;
}

function readEntry(text: string, { name, value }: Entry): Checked<BuildParameter> {
  const key = scalarText(text, name);
  if (!key.ok) return bad(`a name is not plain text: ${key.faults.join(' ')}`);
  const nameFault = parameterNameFault(key.value);
  if (nameFault) return bad(nameFault);
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

function scalarText(text: string, node: Node): Checked<string> {
  if (node.type === EVENT_ID.ALIAS) return bad('aliases (*name) are not allowed; write the text itself.');
  if (node.type !== EVENT_ID.SCALAR) return bad('maps and lists are not allowed here; write one text.');
  const fault = propertyFault(text, node, TEXT_TAGS);
  return fault ? bad(fault) : good(getScalarValue(text, node));
}

/** Tag and anchor are what YAML takes a text for that starts with ! or &: it would be lost without a word. */
function propertyFault(
  text: string,
  { anchorStart, tagStart, tagEnd }: ScalarEvent | MappingEvent,
  tags: ReadonlySet<string>
): string | undefined {
  if (anchorStart >= 0) return 'anchors (&name) are not allowed; put the text in quotes.';
  if (tagStart < 0 || tags.has(text.slice(tagStart, tagEnd))) return undefined;
  return 'tags (!name) are not allowed; put the text in quotes.';
}

const lineAt = (text: string, place: number): string =>
  `line ${text.slice(0, place).split(/\r\n|\r|\n/).length}`;

/** The place of an empty text without tag and anchor. */
const NOWHERE = Number.POSITIVE_INFINITY;

function placeOf(node: Node): number {
  if (node.type === EVENT_ID.ALIAS) return node.anchorStart;
  const content = node.type === EVENT_ID.SCALAR ? node.valueStart : node.start;
  return Math.min(NOWHERE, ...[content, node.tagStart, node.anchorStart].filter(place => place >= 0));
}

/** A document has no place of its own; its `---` stands where nothing else can, at the start of a line. */
function placeOfSecond(text: string, events: readonly Event[], second: number): number {
  const [before, document, content] = [events[0], events[second], events[second + 1]];
  if (!isExplicit(document)) return placeOf(content as Node);
  const starts = [...text.matchAll(/(?<![^\r\n\uFEFF])---(?=\s|$)/g)];
  return starts[isExplicit(before) ? 1 : 0]?.index ?? NOWHERE;
}

const isExplicit = (event: Event | undefined): boolean =>
  event?.type === EVENT_ID.DOCUMENT && event.explicitStart;
