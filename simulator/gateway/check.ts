import { gatewayError, type Reply, throttled } from '../http/reply.ts';
import type { Identity } from '../identity/index.ts';
import type { Verdict } from '../identity/tokens.ts';
import type { WireRequest } from './signature.ts';
import { checkSigned } from './signed.ts';
import type { Throttle } from './throttle.ts';

/** A request as the gateway sees it. */
export interface GatewayRequest extends WireRequest {
  readonly id: string;
}

/** What the gateway asks. */
export interface Gateway {
  readonly identity: Identity;
  readonly throttle: Throttle;
}

/** Who calls, or the gateway's refusal (api.md §5.1). */
type Caller = { readonly name: string } | { readonly refusal: Reply };

/** The gateway's refusal, or undefined when the request goes on to the service. */
export function refuse(request: GatewayRequest, operation: string, gateway: Gateway): Reply | undefined {
  const caller = identify(request, gateway.identity);
  if ('refusal' in caller) return caller.refusal;
  const exceeded = gateway.throttle(operation, caller.name);
  return exceeded && throttled(exceeded.calls, exceeded.per);
}

/** The refusal of a request that is not signed well, or undefined. */
export function refuseUnsigned(request: GatewayRequest, { keys, now }: Identity): Reply | undefined {
  const signed = checkSigned(request, keys, now());
  return 'refusal' in signed ? unauthorized(request.id, signed.refusal) : undefined;
}

/** The answer to a path that is not published. */
export function notPublished(requestId: string): Reply {
  const message = 'The API does not exist or has not been published in the environment';
  return gatewayError(requestId, 404, 'APIGW.0101', message);
}

function identify(request: GatewayRequest, identity: Identity): Caller {
  const { 'x-auth-token': token = '', authorization } = request.headers;
  if (token === '' && authorization !== undefined) return byKey(request, identity);
  if (token === '') return { refusal: unauthorized(request.id, 'x-auth-token not found') };
  const { tokens, account } = identity;
  const refusal = REFUSALS[tokens.check(token, account.projectId)];
  return refusal === undefined ? { name: token } : { refusal: refusal(request.id) };
}

function byKey(request: GatewayRequest, { keys, account, now }: Identity): Caller {
  const signed = checkSigned(request, keys, now());
  if ('refusal' in signed) return { refusal: unauthorized(request.id, signed.refusal) };
  const projectId = request.headers['x-project-id'];
  if (projectId === undefined) return { refusal: unauthorized(request.id, 'x-project-id not found') };
  return projectId === account.projectId ? { name: signed.keyId } : { refusal: forbidden(request.id) };
}

const REFUSALS: { readonly [V in Verdict]: ((requestId: string) => Reply) | undefined } = {
  ok: undefined,
  expired: requestId => unauthorized(requestId, 'token expires'),
  unknown: requestId => unauthorized(requestId, 'decrypt token fail'),
  unscoped: requestId => unauthorized(requestId, 'decrypt token fail'),
  // "Check whether the token has been obtained in the environment where the API is called" (api-sign-0001).
  elsewhere: requestId => unauthorized(requestId, 'decrypt token fail'),
  'no-role': forbidden
};

function forbidden(requestId: string): Reply {
  return gatewayError(requestId, 403, 'APIGW.0302', 'The IAM user is not allowed to access the API');
}

function unauthorized(requestId: string, reason: string): Reply {
  return gatewayError(requestId, 401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);
}
