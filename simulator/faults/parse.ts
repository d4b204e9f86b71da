import { HOSTS } from '../http/host.ts';
import { type Fields, isObject, parseJson } from '../json.ts';
import type { CompleteFault, Effect, Fault, When } from './fault.ts';
import { type FieldType, isKind, KINDS } from './kinds.ts';

/** A fault that makes no sense; the message is for the person who wrote it. */
export class FaultError extends Error {}

/**
 * Checks a fault from anywhere (a test, a control request, the command line) and fills in what it leaves out.
 */
export function parseFault(value: unknown, routes: readonly string[]): CompleteFault {
  const fault = object(value, 'a fault');
  only(fault, ['route', 'times', 'skip', 'when', 'do'], 'a fault');
  const effect = parseEffect(fault['do']);
  return {
    route: parseRoute(fault['route'], effect, routes),
    times: fault['times'] === 'always' ? 'always' : whole(fault['times'] ?? 1, 'times'),
    skip: whole(fault['skip'] ?? 0, 'skip'),
    when: parseWhen(fault['when'], effect),
    do: effect
  };
}

/**
 * Reads the command line's short form `route[:when]:kind[=setting][,times=n][,skip=n]`, such as
 * `start:after:cut` or `record:status=503,times=always`; anything longer is written as JSON.
 */
export function parseShortFault(text: string, routes: readonly string[]): CompleteFault {
  if (text.startsWith('{')) return parseFault(parseJson(text) ?? raise(`not JSON: ${text}`), routes);
  const form = /^([^:]+):(?:(before|after):)?([a-z0-9-]+)(?:=(.*?))?((?:,(?:times|skip)=[a-z0-9]+)*)$/.exec(
    text
  );
  const [, route, when, kind, setting, counts = ''] =
    form ?? raise(`not a fault: "${text}" (try start:after:cut or record:status=503,times=2)`);
  const effect = isKind(kind) && setting !== undefined ? { kind, ...firstField(kind, setting) } : { kind };
  return parseFault({ route, ...(when && { when }), ...parseCounts(counts), do: effect }, routes);
}

function firstField(kind: Effect['kind'], setting: string): Fields {
  const [first] = Object.entries(KINDS[kind].fields);
  const [name, type] = first ?? raise(`${kind} takes no setting`);
  return { [name]: /^(number|status)/.test(type) ? Number(setting) : setting };
}

function parseCounts(text: string): Partial<Fault> {
  const pairs = text
    .split(',')
    .slice(1)
    .map(pair => pair.split('='));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value === 'always' ? value : Number(value)]));
}

function parseRoute(route: unknown, effect: Effect, routes: readonly string[]): string {
  const isForConnections = effect.kind === 'reset-connect';
  const known: readonly string[] = isForConnections ? HOSTS : routes;
  if (route === '*' || (typeof route === 'string' && known.includes(route))) return route;
  const why = isForConnections ? 'reset-connect hits connections, not requests: its ' : '';
  throw new FaultError(`${why}route must be "*" or one of ${known.join(', ')}`);
}

function parseWhen(when: unknown, { kind }: Effect): When {
  const allowed = KINDS[kind].when;
  if (when === undefined) return allowed[0];
  const found = allowed.find(each => each === when);
  if (found === undefined) throw new FaultError(`"when" of ${kind} can only be ${allowed.join(' or ')}`);
  return found;
}

function parseEffect(value: unknown): Effect {
  const effect = object(value, '"do"');
  const kind = effect['kind'];
  if (!isKind(kind)) throw new FaultError(`"kind" must be one of ${Object.keys(KINDS).join(', ')}`);
  const fields: Readonly<Record<string, FieldType>> = KINDS[kind].fields;
  only(effect, ['kind', ...Object.keys(fields)], kind);
  for (const [name, type] of Object.entries(fields)) checkField(kind, name, type, effect[name]);
  // The table of kinds mirrors the union, field by field, so what passed it is an Effect.
  return effect as Effect;
}

function checkField(kind: string, name: string, type: FieldType, value: unknown): void {
  if (value === undefined && type.endsWith('?')) return;
  const isRight = CHECKS[type.replace('?', '') as keyof typeof CHECKS](value);
  if (!isRight) throw new FaultError(`"${name}" of ${kind} must be a ${type.replace('?', '')}`);
}

const CHECKS = {
  number: (value: unknown) => typeof value === 'number' && value >= 0,
  status: (value: unknown) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  text: (value: unknown) => typeof value === 'string',
  map: (value: unknown) => isObject(value) && Object.values(value).every(each => typeof each === 'string')
} as const;

function whole(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new FaultError(`"${name}" must be a whole number`);
}

function only(fields: Fields, known: readonly string[], what: string): void {
  const unknown = Object.keys(fields).find(name => !known.includes(name));
  if (unknown !== undefined) throw new FaultError(`${what} has no "${unknown}" (only ${known.join(', ')})`);
}

function object(value: unknown, what: string): Fields {
  if (isObject(value)) return value;
  throw new FaultError(`${what} must be an object`);
}

function raise(message: string): never {
  throw new FaultError(message);
}
