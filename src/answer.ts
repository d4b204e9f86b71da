/**
 * One answer of CodeArts Build, IAM or the gateway before them, whatever its shape (api.md §5.3), as one of a few
 * verdicts that callers act on. Pure.
 * Gateway codes: https://support.huaweicloud.com/devg-apisign/api-sign-errorcode.html
 * Service codes: https://support.huaweicloud.com/api-codeci/ErrorCode.html
 */
import { isUtf8 } from 'node:buffer';
import type { HttpResponse } from './http.ts';
import { printable } from './text.ts';

export type Content =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable'; readonly what: string };

/**
 * - `ok`: the call did what it should; `content` is a value.
 * - `throttled`: too many requests; the call was not performed.
 * - `no-api`: the gateway does not know the path; the call was not performed.
 * - `unauthorized`: the sign-in was not accepted.
 * - `redirected`: another server is named; it is not asked.
 * - `refused`: the service or the gateway said no for good.
 * - `failed`: something broke behind the gateway; whether the call was performed is not known.
 * - `unreadable`: success by its status, but the content makes no sense; likewise not known.
 */
export type Verdict =
  | 'ok'
  | 'throttled'
  | 'no-api'
  | 'unauthorized'
  | 'redirected'
  | 'refused'
  | 'failed'
  | 'unreadable';

export interface Answer {
  readonly verdict: Verdict;
  readonly status: number;
  readonly content: Content;
  /** As the service writes it in its header; empty when there is none. */
  readonly requestId: string;
  /**
   * How the body was read: as `latin1`, a character for each byte, when it is not UTF-8. That happens when a page
   * of a log was cut inside a character.
   */
  readonly encoding: 'utf8' | 'latin1';
  readonly response: HttpResponse;
}

export function readAnswer(response: HttpResponse): Answer {
  const encoding = isUtf8(response.body) ? 'utf8' : 'latin1';
  const content = readContent(response.body.toString(encoding));
  const requestId = printable(
    response.headers['x-request-id'] ?? response.headers['x-iam-trace-id'] ?? '',
    64
  );
  const { status } = response;
  return { verdict: verdictOf(status, content), status, content, requestId, encoding, response };
}

const GATEWAY = /^API(?:G|GW)\.(\d{4})$/;
/** The service's words for "too many requests", with status 400 or 500 (api.md §1.3). */
const SERVICE_THROTTLED = 'CB.00060211';
const SERVICE_NO_URL = 'CB.00060214';
/** Trouble inside the service, whatever the status. */
const SERVICE_TROUBLE: ReadonlySet<string> = new Set(['CB.00060100', 'CB.00060101']);
/** These speak of the way to the service, so whatever stands in the body is no word of what was done there. */
const ON_THE_WAY: ReadonlySet<number> = new Set([408, 425, 502, 503, 504]);

interface Facts {
  readonly status: number;
  /** The four digits of a gateway code. */
  readonly gateway: string | undefined;
  /** Any code, empty when there is no error in the body. */
  readonly code: string;
  readonly kind: Content['kind'];
}

/** In this order: the first rule that holds gives the verdict. */
const RULES: readonly (readonly [Verdict, (facts: Facts) => boolean])[] = [
  ['failed', f => ON_THE_WAY.has(f.status)],
  ['throttled', f => f.status === 429 || f.gateway === '0308' || f.code === SERVICE_THROTTLED],
  ['no-api', f => f.status === 404 && (f.gateway === '0101' || f.code === SERVICE_NO_URL)],
  ['unauthorized', f => f.status === 401 || f.gateway === '0301'],
  ['redirected', f => f.status >= 300 && f.status < 400],
  ['failed', f => f.status >= 500 || SERVICE_TROUBLE.has(f.code)],
  ['refused', f => f.status >= 400 || f.kind === 'error'],
  ['ok', f => f.status >= 200 && f.kind === 'value']
];

function verdictOf(status: number, content: Content): Verdict {
  const code = content.kind === 'error' ? content.code : '';
  const facts: Facts = { status, gateway: GATEWAY.exec(code)?.[1], code, kind: content.kind };
  return RULES.find(([, holds]) => holds(facts))?.[0] ?? 'unreadable';
}

export const EMPTY_BODY = 'an empty body';

function readContent(text: string): Content {
  // A byte order mark counts as white space.
  const body = text.trim();
  if (body === '') return { kind: 'unreadable', what: EMPTY_BODY };
  const parsed = parseJson(body);
  if (parsed === undefined) {
    const what = body.startsWith('<') ? 'a web page' : 'text that is not JSON';
    return { kind: 'unreadable', what: `${what} (${printable(body, 80)})` };
  }
  return isFields(parsed) ? readFields(parsed) : { kind: 'value', value: parsed };
}

/** JSON, or JSON inside a JSON string, as StopJob answers at times. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes a value out of its envelope, or finds the error in it. A code of 0 says "no error". */
function readFields(body: Fields): Content {
  const inner = isFields(body['error']) ? body['error'] : {};
  const code = firstText(
    body['error_code'],
    body['errorCode'],
    body['err_code'],
    inner['code'],
    inner['error_code']
  );
  const message = firstText(
    body['error_msg'],
    body['errorMessage'],
    inner['message'],
    inner['reason'],
    inner['error_msg'],
    inner['title'],
    body['error']
  );
  if (code || message || saysFailed(body)) {
    return {
      kind: 'error',
      code: printable(code, 64),
      message: printable(message || firstText(body['message']))
    };
  }
  return { kind: 'value', value: body['result'] ?? body };
}

/** Lower case only: an upper-case `ERROR` is the status of a build, not of the call. */
function saysFailed(body: Fields): boolean {
  const status = body['status'];
  return status === 'fail' || status === 'failed' || status === 'error' || body['success'] === false;
}

function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '' && value !== '0') return value;
    if (typeof value === 'number' && value !== 0) return String(value);
  }
  return '';
}

/** "HTTP 422, DEVCB.00031006, no such job, request id 3f…": what to quote to the service's support. */
export function describeAnswer({ status, content, requestId, response }: Answer): string {
  const parts = [`HTTP ${status}`];
  if (content.kind === 'error') parts.push(...[content.code, content.message].filter(part => part !== ''));
  if (content.kind === 'unreadable') parts.push(`${content.what} in place of an answer`);
  const location = response.headers['location'];
  if (location !== undefined) parts.push(`a redirect to ${printable(hostOf(location), 100)}`);
  if (requestId !== '') parts.push(`request id ${requestId}`);
  return parts.join(', ').replace(/\.$/, '');
}

/** Only the host: the rest of a redirect may hold session keys. A location without one stays on its host. */
function hostOf(location: string): string {
  const same = 'https://same.invalid';
  const { host } = new URL(URL.canParse(location, same) ? location : same, same);
  return host === 'same.invalid' || host === '' ? 'another path' : host;
}
