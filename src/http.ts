/**
 * The door to the network: one request, one answer, over `@actions/http-client` for its proxy and runner support.
 * What that library does not give is done here: a deadline over the whole exchange, a body reader that notices a
 * cut connection (its own never settles, and Node then exits 0), a size limit, no redirects (they would carry
 * `X-Auth-Token` to another host), and the answer to the question that matters for a start: was anything sent?
 */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { HttpClient } from '@actions/http-client';
import { type Clock, withDeadline } from './clock.ts';
import { printable } from './text.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for the whole exchange, instead of the transport's own. */
  readonly deadlineMs?: number;
  /** Bytes of body to accept, instead of the transport's own. */
  readonly maxBytes?: number;
  /**
   * Where the body goes piece by piece, whatever its size, when the answer is a success and not JSON; the `body` of
   * the response is empty then.
   */
  readonly sink?: (piece: Buffer) => Promise<void>;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated headers are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Ends with an answer of any status, or rejects with an `HttpFailure`. */
export type Transport = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;

export type FailureReason =
  | 'name'
  | 'connection'
  | 'certificate'
  | 'proxy'
  /** The proxy wants another login. */
  | 'proxy-login'
  | 'deadline'
  | 'cut'
  | 'too-large'
  | 'aborted';

/** No usable answer. `sent` is false only when not a byte of the request can have reached the server. */
export class HttpFailure extends Error {
  readonly reason: FailureReason;
  readonly sent: boolean;
  /** What arrived of the body before the exchange broke. */
  readonly partial: string;

  constructor(reason: FailureReason, sent: boolean, message: string, cause?: unknown, partial = '') {
    super(message, { cause });
    this.name = 'HttpFailure';
    this.reason = reason;
    this.sent = sent;
    this.partial = partial;
  }
}

export interface TransportOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  /** Milliseconds for one exchange, from the name look-up to the last byte of the body. */
  readonly deadlineMs?: number;
  /** Bytes of body to accept. */
  readonly maxBytes?: number;
  /** Takes secrets out of a body before anybody sees it. */
  readonly redact?: (body: Buffer) => Buffer;
}

/** What is known of a request under way. */
interface Trace {
  sent: boolean;
  /** The body so far. */
  readonly received: Buffer[];
}

export function createTransport(options: TransportOptions): Transport {
  const { clock, userAgent, deadlineMs = 30_000, maxBytes = 16 * 2 ** 20, redact = body => body } = options;
  const clients = new Map<string, HttpClient>();
  // One client for each origin: the library keeps one agent, made for the protocol of its first request.
  const clientFor = (url: string): HttpClient => {
    const { origin } = new URL(url);
    const client =
      clients.get(origin) ?? new HttpClient(userAgent, [], { allowRedirects: false, keepAlive: true });
    clients.set(origin, client);
    return client;
  };

  return async (request, signal) => {
    const trace: Trace = { sent: false, received: [] };
    const ms = request.deadlineMs ?? deadlineMs;
    const expired = new Expired(`nothing complete within ${ms / 1000} s`);
    try {
      return await withDeadline(clock, ms, signal, expired, async deadline => {
        const message = await rejectOnAbort(deadline, send(clientFor(request.url), request, deadline, trace));
        const body = await rejectOnAbort(deadline, receive(message, request, maxBytes, trace));
        const headers = joinHeaders(message.headers, redact);
        return { status: message.statusCode ?? 0, headers, body: redact(body) };
      });
    } catch (error) {
      const reason = signal?.aborted ? 'aborted' : reasonOf(error, trace.sent);
      const message = describe(reason, new URL(request.url).host, error);
      const partial = redact(Buffer.concat(trace.received)).toString('utf8');
      throw new HttpFailure(reason, trace.sent, message, error, partial);
    }
  };
}

class Expired extends Error {}
class TooLarge extends Error {}

/** Resolves with the head of the answer. The options are our own, as the library passes no signal on. */
async function send(
  client: HttpClient,
  request: HttpRequest,
  signal: AbortSignal,
  trace: Trace
): Promise<http.IncomingMessage> {
  const parsedUrl = new URL(request.url);
  const wire = parsedUrl.protocol === 'https:' ? https : http;
  const headers: http.OutgoingHttpHeaders = { ...request.headers, 'user-agent': client.userAgent };
  const options: http.RequestOptions = {
    method: request.method,
    headers,
    agent: strictAgent(client, request.url),
    signal
  };
  const tracedRequest = (merged: http.RequestOptions, onAnswer: (message: http.IncomingMessage) => void) =>
    wire.request(parsedUrl, merged, onAnswer).once('socket', socket => noteWhenSent(socket, trace));
  // Of the module that it is given, the library calls `request` alone.
  const httpModule = { request: tracedRequest } as unknown as typeof https;
  const response = await client.requestRaw({ options, parsedUrl, httpModule }, request.body ?? '');
  return response.message;
}

/** The agent for a URL (direct or through the proxy), with certificates checked whatever the environment says. */
function strictAgent(client: HttpClient, url: string): http.Agent {
  const agent = client.getAgent(url) as https.Agent;
  agent.options = { ...agent.options, rejectUnauthorized: true };
  return agent;
}

/**
 * A request is written once its socket is connected (TLS: once the handshake is done and the certificate accepted);
 * on a connection that was open already, at once.
 */
function noteWhenSent(
  socket: Socket & { encrypted?: boolean; secureConnecting?: boolean },
  trace: Trace
): void {
  const note = (): void => {
    trace.sent = true;
  };
  if (socket.encrypted && socket.secureConnecting) socket.once('secureConnect', note);
  else if (!socket.encrypted && socket.connecting) socket.once('connect', note);
  else note();
}

/** Rejects when the signal fires, even if the work never settles (a proxy that goes silent during CONNECT). */
async function rejectOnAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function receive(
  message: http.IncomingMessage,
  request: HttpRequest,
  maxBytes: number,
  { received }: Trace
): Promise<Buffer> {
  const { statusCode = 0, headers } = message;
  const isFile = statusCode >= 200 && statusCode < 300 && !headers['content-type']?.includes('json');
  if (!request.sink || !isFile) return readBody(message, request.maxBytes ?? maxBytes, received);
  for await (const piece of message as AsyncIterable<Buffer>) await request.sink(piece);
  return Buffer.alloc(0);
}

async function readBody(message: http.IncomingMessage, maxBytes: number, chunks: Buffer[]): Promise<Buffer> {
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Headers are shown too, such as the request id. One that hands out a token is not, and has to stay whole. */
function joinHeaders(
  headers: http.IncomingHttpHeaders,
  redact: (body: Buffer) => Buffer
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    joined[name] = name.endsWith('-token') ? text : redact(Buffer.from(text, 'latin1')).toString('latin1');
  }
  return joined;
}

const NAME_NOT_RESOLVED = /^(?:ENOTFOUND|EAI_\w+)$/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH/;
/** The words of the `tunnel` package, which drops the code of its cause. */
const PROXY = /tunneling socket|illegal response body from proxy/;
const PROXY_LOGIN = /statusCode=407/;

function reasonOf(error: unknown, sent: boolean): FailureReason {
  if (error instanceof Expired) return 'deadline';
  if (error instanceof TooLarge) return 'too-large';
  if (PROXY.test(textOf(error))) return PROXY_LOGIN.test(textOf(error)) ? 'proxy-login' : 'proxy';
  if (NAME_NOT_RESOLVED.test(codeOf(error))) return 'name';
  if (CERTIFICATE.test(codeOf(error))) return 'certificate';
  return sent ? 'cut' : 'connection';
}

const SENTENCES: Readonly<Record<FailureReason, (host: string) => string>> = {
  name: host => `The name of ${host} could not be resolved`,
  connection: host => `No connection to ${host} could be made`,
  certificate: host => `The certificate of ${host} is not trusted`,
  proxy: host => `The proxy did not open a connection to ${host}`,
  'proxy-login': host => `The proxy wants a login to open a connection to ${host}`,
  deadline: host => `${host} did not answer in time`,
  cut: host => `The connection to ${host} broke before the answer was complete`,
  'too-large': host => `The answer of ${host} is too large`,
  aborted: host => `The request to ${host} was given up`
};

/** A sentence of ours, then the library's words, which hold no secret: they name codes, hosts and ports. */
function describe(reason: FailureReason, host: string, error: unknown): string {
  return `${SENTENCES[reason](host)} (${printable(textOf(error) || codeOf(error))}).`;
}

/** Empty for the error that Node makes when several addresses of one name failed; the code is kept there. */
const textOf = (error: unknown): string => fieldOf(error, 'message') ?? String(error);

const codeOf = (error: unknown): string => fieldOf(error, 'code') ?? '';

/** Asks for the field and not for the class, as `instanceof` fails for an error from another realm. */
function fieldOf(error: unknown, field: 'message' | 'code'): string | undefined {
  const value: unknown = Object(error)[field];
  return typeof value === 'string' ? value : undefined;
}
