import { HttpFailure, type HttpResponse } from '../../src/http.ts';
import { type RetryOptions, withRetry } from '../../src/retry.ts';
import { jumpingClock } from './clock.ts';
import { gatewayReply, request, scriptedTransport } from './http.ts';

export const refused = () => new HttpFailure('connection', false, 'No connection.');

export const throttled = (headers: Readonly<Record<string, string>> = {}, message = 'slow down') =>
  gatewayReply(429, 'APIGW.0308', message, headers);

export interface Retrying extends Partial<RetryOptions> {
  /** What each try ends with. */
  readonly script: readonly (HttpResponse | Error)[];
  readonly signal?: AbortSignal;
  /** Called in the middle of each wait. */
  readonly onSleep?: () => void;
}

/** Sends one request through `withRetry`, with a `random` of 0 unless another is given: how it ended, and the way there. */
export async function retrying({ script, signal, onSleep, ...options }: Retrying) {
  const clock = jumpingClock(onSleep);
  const scripted = scriptedTransport(script);
  const waits: (readonly [why: string, ms: number, nextTry: number])[] = [];
  const onWait: RetryOptions['onWait'] = (...wait) => waits.push(wait);
  const transport = withRetry(scripted.transport, { clock, random: () => 0, onWait, ...options });
  const ending: { response?: HttpResponse; error?: unknown } = await transport(request(), signal).then(
    response => ({ response }),
    (error: unknown) => ({ error })
  );
  return { ...ending, tries: scripted.requests.length, slept: clock.slept, waits, ...scripted };
}
