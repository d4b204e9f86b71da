/** Signs requests by the time that the server sees, and stops when a key is not accepted: api.md §4.3. */
import { type Clock, httpDate } from '../clock.ts';
import { ActionError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { type SigningKey, sdkDate, sign } from './sign.ts';

/** A key as it is signed with; `securityToken` is empty for a permanent key. */
export interface Key extends SigningKey {
  readonly securityToken: string;
}

export interface Signer {
  /**
   * Throws an `ActionError` when too many signatures were rejected.
   * @param projectId empty when the request belongs to no project
   */
  readonly sign: (request: HttpRequest, key: Key, projectId: string) => HttpRequest;
  /** Told of an answer 401. True when our clock was off, so that a new signature may be accepted. */
  readonly recover: (response: HttpResponse) => boolean;
}

/** The service accepts 15 minutes; what is off by less is no reason for a refusal. */
const OFF_MS = 5 * 60_000;

/** @param mostRejected after so many rejected signatures, nothing more is signed */
export function createSigner(clock: Clock, mostRejected: number): Signer {
  let offset = 0;
  let isCorrected = false;
  let rejected = 0;
  return {
    sign(request, key, projectId) {
      if (rejected >= mostRejected) throw notAgain();
      return signWith(key, request, projectId, clock.now() + offset);
    },
    recover({ headers }) {
      const difference = httpDate(headers['date']) - clock.now();
      if (!isCorrected && Math.abs(difference) > OFF_MS) {
        isCorrected = true;
        offset = difference;
        return true;
      }
      rejected += 1;
      return false;
    }
  };
}

const notAgain = (): ActionError =>
  new ActionError(
    'refused',
    'The access key was not accepted before, so nothing more is sent with it.',
    'Check the access key. Five wrong signatures in a row would lock it for some minutes.'
  );

/** The headers that are signed; the transport sends exactly these. */
const COVERED = /^(?:host|content-type|x-(?:sdk-date|project-id|security-token))$/;

function signWith(key: Key, request: HttpRequest, projectId: string, now: number): HttpRequest {
  const headers: Record<string, string> = {
    ...request.headers,
    host: new URL(request.url).host,
    'x-sdk-date': sdkDate(now),
    ...(projectId !== '' && { 'x-project-id': projectId }),
    ...(key.securityToken !== '' && { 'x-security-token': key.securityToken })
  };
  const covered = Object.fromEntries(Object.entries(headers).filter(([name]) => COVERED.test(name)));
  const { method, url, body = '' } = request;
  return {
    ...request,
    headers: { ...headers, authorization: sign({ method, url, headers: covered, body }, key) }
  };
}
