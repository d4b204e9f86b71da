import type { OpenRequest } from '../http/exchange.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Identity } from '../identity/index.ts';
import type { Operation } from './route.ts';

/** One operation of a server that gives tokens or keys. */
export interface IdentityRoute extends Operation {
  readonly answer: (request: OpenRequest, identity: Identity) => Reply;
}

/** An error of IAM (api.md §5.3). */
export function iamError(status: number, message: string): Reply {
  return json(status, { error: { code: status, message, title: TITLES[status] ?? 'Error' } });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found'
};

/** Whether the body says that it is JSON. */
export function isJson({ headers }: OpenRequest): boolean {
  return /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}
