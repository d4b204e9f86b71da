import type { SeenRequest } from '../http/exchange.ts';
import { json, type Reply, throttled } from '../http/reply.ts';
import type { Effect, EffectOf, FaultKind } from './fault.ts';

/**
 * The kinds that put another answer in place of the true one; the others, in ./deliveries.ts, spoil its way.
 */
type ReplyKind =
  | 'status'
  | 'body'
  | 'html'
  | 'empty'
  | 'redirect'
  | 'error-200'
  | 'throttle'
  | 'echo'
  | 'stringify'
  | 'wrap'
  | 'prefix';

type Replace<K extends FaultKind> = (effect: EffectOf<K>, answer: Reply, request: SeenRequest) => Reply;

const GATEWAY_PAGE =
  '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n';

const REPLIES: { readonly [K in ReplyKind]: Replace<K> } = {
  status: ({ status, body = '{"error_code":"CB.00060101","error_msg":"Internal error"}', headers = {} }) =>
    text(status, body, { 'content-type': 'application/json', ...headers }),
  body: ({ body, contentType = 'application/json', status = 200 }) =>
    text(status, body, { 'content-type': contentType }),
  html: ({ status = 502 }) => text(status, GATEWAY_PAGE, { 'content-type': 'text/html' }),
  empty: ({ status = 200 }) => text(status, '', {}),
  redirect: ({ location, status = 307 }) => text(status, '', { location }),
  'error-200': ({ code, message }) => json(200, { error_code: code, error_msg: message }),
  throttle: ({ retryAfter }) => throttled(10, 'minute', retryAfter),
  echo: ({ status = 400 }, _, { method, target, headers, body }) =>
    json(status, {
      error_code: 'APIGW.0104',
      // The longest first: whoever cuts the message cuts off what matters least.
      error_msg: [...Object.values(headers), body, method, target]
        .sort((one, other) => other.length - one.length)
        .join(' | ')
    }),
  stringify: (_, answer) => ({ ...answer, body: Buffer.from(JSON.stringify(answer.body.toString())) }),
  wrap: (_, answer) => ({
    ...answer,
    body: Buffer.concat([
      Buffer.from('{"status":"success","error":null,"result":'),
      answer.body,
      Buffer.from('}')
    ])
  }),
  prefix: ({ text: before }, answer) => ({
    ...answer,
    body: Buffer.concat([Buffer.from(before), answer.body])
  })
};

/** The answer that takes the place of the true one, or the true one when this kind only spoils its way. */
export function replaceReply(effect: Effect, answer: Reply, request: SeenRequest): Reply {
  if (!Object.hasOwn(REPLIES, effect.kind)) return answer;
  const replace = REPLIES[effect.kind as ReplyKind] as Replace<FaultKind>;
  return replace(effect, answer, request);
}

function text(status: number, body: string, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers, body: Buffer.from(body) };
}
