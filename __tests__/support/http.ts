import type { HttpRequest, HttpResponse, Transport } from '../../src/http.ts';

/** A request as the client of CodeArts Build makes it, with fields put in place of the usual ones. */
export const request = (fields: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: 'https://build.test/v3/jobs/build',
  headers: { 'content-type': 'application/json' },
  body: '{}',
  ...fields
});

/** An answer; its body is JSON unless it is text already. */
export const reply = (
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string>> = {}
): HttpResponse => ({
  status,
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
});

/** The answer of a gateway that says no. */
export const gatewayReply = (
  status: number,
  code: string,
  message = 'no',
  headers: Readonly<Record<string, string>> = {}
): HttpResponse => reply(status, { error_code: code, error_msg: message }, headers);

export interface ScriptedTransport {
  readonly transport: Transport;
  /** Every request that was made, in order. */
  readonly requests: readonly HttpRequest[];
  /** The signal of each request. */
  readonly signals: readonly (AbortSignal | undefined)[];
}

/** Answers each request with the next step of the script: a response, or an error to reject with. */
export function scriptedTransport(script: readonly (HttpResponse | Error)[]): ScriptedTransport {
  const requests: HttpRequest[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  return {
    requests,
    signals,
    transport: async (made, signal) => {
      const step = script[requests.length];
      requests.push(made);
      signals.push(signal);
      if (step === undefined) throw new Error(`Request ${requests.length} is not in the script.`);
      if (step instanceof Error) throw step;
      return step;
    }
  };
}
