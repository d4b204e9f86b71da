import { gatewayError, type Reply, throttled } from '../http/reply.ts';
import type { Throttle } from './throttle.ts';
import type { Tokens, Verdict } from './tokens.ts';

/** A request as the gateway sees it. */
export interface GatewayRequest {
  readonly requestId: string;
  readonly token: string | undefined;
  readonly operation: string;
}

/** What the gateway asks. */
export interface Gateway {
  readonly tokens: Tokens;
  readonly throttle: Throttle;
}

/** The gateway's refusal (api.md §5.1), or undefined when the request goes on to the service. */
export function refuse({ requestId, token, operation }: GatewayRequest, gateway: Gateway): Reply | undefined {
  if (token === undefined || token === '') return unauthorized(requestId, 'x-auth-token not found');
  const refusal = REFUSALS[gateway.tokens.check(token)];
  if (refusal !== undefined) return refusal(requestId);
  const exceeded = gateway.throttle(operation, token);
  return exceeded && throttled(exceeded.calls, exceeded.per);
}

/** The answer to a path that is not published. */
export function notPublished(requestId: string): Reply {
  const message = 'The API does not exist or has not been published in the environment';
  return gatewayError(requestId, 404, 'APIGW.0101', message);
}

const REFUSALS: { readonly [V in Verdict]: ((requestId: string) => Reply) | undefined } = {
  ok: undefined,
  expired: requestId => unauthorized(requestId, 'token expires'),
  unknown: requestId => unauthorized(requestId, 'decrypt token fail'),
  'no-role': requestId =>
    gatewayError(requestId, 403, 'APIGW.0302', 'The IAM user is not allowed to access the API')
};

function unauthorized(requestId: string, reason: string): Reply {
  return gatewayError(requestId, 401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);
}
