import type { SignIn } from '../../src/auth/authorize.ts';
import { systemClock } from '../../src/clock.ts';
import { type BuildClient, type BuildSearch, createBuildClient } from '../../src/codearts/client.ts';
import { type FailureReason, HttpFailure, type HttpRequest, type HttpResponse } from '../../src/http.ts';
import { START } from './clock.ts';
import type { PlayingClock } from './follow-clock.ts';

export const BUILD = { jobId: '0123456789abcdef0123456789abcdef', buildNumber: '5' } as const;
export const RECORD_ID = '11111111-2222-3333-4444-555555555555';

/** A request as the service gets it. */
export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: string | undefined;
  /** Milliseconds since the beginning. */
  readonly at: number;
}

export type Reply = HttpResponse | Error | ((asked: Asked, signal?: AbortSignal) => Promise<HttpResponse>);

/** Which paths get which replies: one after the other, and the last one for ever. */
export type Script = readonly (readonly [path: RegExp, ...replies: Reply[]])[];

export interface ScriptedService {
  readonly client: BuildClient & BuildSearch;
  readonly asked: readonly Asked[];
  /** The requests whose path fits. */
  readonly askedFor: (path: RegExp) => readonly Asked[];
}

/** A service with a real client before it. What the script does not know, the gateway does not know. */
export function scriptedService(
  script: Script,
  { clock, signIn = OPEN_DOOR }: { readonly clock?: PlayingClock; readonly signIn?: SignIn } = {}
): ScriptedService {
  const asked: Asked[] = [];
  const queues = script.map(([path, ...replies]) => ({ path, replies }));
  const serve = async (request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse> => {
    if (signal?.aborted) throw failure('aborted', false);
    const { pathname, search } = new URL(request.url);
    const at = (clock?.now() ?? START) - START;
    const one: Asked = { method: request.method, path: pathname + search, body: request.body, at };
    asked.push(one);
    const replies = queues.find(({ path }) => path.test(one.path))?.replies ?? [NO_API];
    const reply = (replies.length > 1 ? replies.shift() : replies[0]) as Reply;
    if (reply instanceof Error) throw reply;
    const response = typeof reply === 'function' ? await reply(one, signal) : reply;
    return intoSink(request, response);
  };
  const client = createBuildClient({
    transport: serve,
    signIn,
    baseUrl: 'https://build.example',
    retry: { clock: clock ?? systemClock, random: () => 0.5, onWait: () => {} }
  });
  return { client, asked, askedFor: path => asked.filter(one => path.test(one.path)) };
}

/** As http.ts does it: a file goes to the sink, piece by piece. */
async function intoSink(request: HttpRequest, response: HttpResponse): Promise<HttpResponse> {
  const isFile = response.status < 300 && !response.headers['content-type']?.includes('json');
  if (!request.sink || !isFile) return response;
  for (let from = 0; from < response.body.length; from += 7) {
    await request.sink(response.body.subarray(from, from + 7));
  }
  return { ...response, body: Buffer.alloc(0) };
}

export const OPEN_DOOR: SignIn = { authorize: async request => request, recover: async () => false };

export function reply(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }
): HttpResponse {
  return { status, headers, body: Buffer.from(body) };
}

/** The v1 envelope around a result. */
export const result = (value: unknown): HttpResponse =>
  reply(200, JSON.stringify({ status: 'success', error: null, result: value }));

export const refusal = (
  status: number,
  code: string,
  message = 'no',
  headers: Readonly<Record<string, string>> = {}
): HttpResponse =>
  reply(status, JSON.stringify({ error_code: code, error_msg: message }), {
    'content-type': 'application/json',
    ...headers
  });

export const NO_API = refusal(404, 'APIGW.0101', 'The API does not exist');

export const failure = (reason: FailureReason = 'cut', sent = true): HttpFailure =>
  new HttpFailure(reason, sent, `The connection to build.example broke (${reason}).`);

/** Answers when the signal fires, as a service that hangs does. */
export const hanging = (_: Asked, signal?: AbortSignal): Promise<HttpResponse> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(failure('aborted')), { once: true });
  });

/** A record by ShowJobBuildRecordDetail. */
export const record = (status: string, more: Readonly<Record<string, unknown>> = {}): HttpResponse =>
  result({ build_record_id: RECORD_ID, status, ...more });

export const RUNNING = record('RUNNING', { start_time: '2026-01-02T03:04:05.000+00:00' });
export const SUCCESS = record('SUCCESS', { finish_time: '2026-01-02T03:14:05.000+00:00', duration: 600_000 });

/** A page by DownloadRealTimeLog. */
export const page = (content: string, offset: number, more = false): HttpResponse =>
  result({ content, offset, has_more_data: more, current_offset: 0 });

/** A page by DownloadBuildRealTimeLog. */
export const pageV1 = (log: string, end: number, more = false): HttpResponse =>
  result({ log, start_offset: 0, end_offset: end, has_more: more });
