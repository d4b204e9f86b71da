/** An answer of the service, before it is put on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The number of the build that this request started. */
  readonly started?: number;
}

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value))
  };
}

/** The envelope of the v1 calls (api.md §2). */
export function wrapped(result: unknown): Reply {
  return json(200, { status: 'success', error: null, result });
}

/** An error of the build service (api.md §1.3). */
export function serviceError(status: number, code: string, message: string): Reply {
  return json(status, { error_code: code, error_msg: message });
}

/** An error of the API gateway in front of the service (api.md §5.1). */
export function gatewayError(requestId: string, status: number, code: string, message: string): Reply {
  return json(status, { error_code: code, error_msg: message, request_id: requestId });
}

/** The gateway's answer to a caller that asks too often (api.md §5.1); `Retry-After` is not documented. */
export function throttled(limit: number, unit: 'minute' | 'second', retryAfter?: number): Reply {
  const policy = `policy user over ratelimit,limit:${limit},time:1 ${unit}`;
  const message = `The throttling threshold has been reached: ${policy}`;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return json(429, { error_code: 'APIGW.0308', error_msg: message }, headers);
}
