import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FaultKind } from '../faults/fault.ts';
import type { Host } from './host.ts';

/** A request that reached the simulator, and what became of it. */
export interface SeenRequest {
  /** When it had arrived whole, in milliseconds since 1970. */
  readonly at: number;
  /** The `X-Request-Id` of its answer. */
  readonly id: string;
  /** The server that it came to. */
  readonly host: Host;
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The name of the route that served it; undefined when none does. */
  readonly route: string | undefined;
  /** The status answered; undefined as long as nothing is, or when a fault left it without an answer. */
  readonly status: number | undefined;
  /** The fault that hit it. */
  readonly fault: FaultKind | undefined;
  /** The number of the build that it started. */
  readonly build: number | undefined;
}

/** A request while it is being answered. */
export type OpenRequest = { -readonly [K in keyof SeenRequest]: SeenRequest[K] };

/** api.md §4.1 */
const BODY_LIMIT = 12 * 1024 * 1024;

/** Reads a request to its end; undefined when its body is over the limit. */
export async function readRequest(request: IncomingMessage, host: Host): Promise<OpenRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) return undefined;
  const url = new URL(request.url ?? '/', 'http://simulator');
  return {
    at: Date.now(),
    id: randomBytes(16).toString('hex'),
    host,
    method: request.method ?? '',
    target: request.url ?? '/',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: plainHeaders(request),
    body: Buffer.concat(chunks).toString(),
    route: undefined,
    status: undefined,
    fault: undefined,
    build: undefined
  };
}

function plainHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
