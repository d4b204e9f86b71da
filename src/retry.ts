/**
 * When to try again, and how long to wait first. Only requests that provably were not performed are repeated here,
 * so it is safe for a call that must not happen twice: nothing was sent, or the gateway throttled it.
 */
import { type Answer, describeAnswer, readAnswer } from './answer.ts';
import { type Clock, httpDate, type Random } from './clock.ts';
import { HttpFailure, type HttpRequest, type HttpResponse, type Transport } from './http.ts';

export interface RetryOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Told before each wait: why, for how many milliseconds, and which try comes then. */
  readonly onWait: (why: string, ms: number, nextTry: number) => void;
  /** Once it has fired, nothing is tried again; a request under way goes on. */
  readonly cancelled?: AbortSignal;
  /** The call may be performed twice: whatever passes is repeated, also what may have been performed. */
  readonly repeatable?: boolean;
}

export const MOST_TRIES = 5;
/** From the first try to the start of the last. */
export const LONGEST_RETRY_MS = 120_000;

const FIRST_DELAY_MS = 1_000;

/**
 * Milliseconds to wait before the next try. What the server asks for wins: `Retry-After`, else the window that the
 * gateway's message names ("time:1 minute", api.md §5.1); else the delay doubles with each try, with jitter so that
 * the jobs of a matrix do not return together.
 * @param tried how many tries were made, from 1
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
export function retryDelay(tried: number, answer: Answer | undefined, random: Random, now: number): number {
  const asked = answer && retryAfter(answer.response.headers['retry-after'] ?? '', now);
  if (asked !== undefined) return asked;
  const window = answer && namedWindow(answer);
  if (window !== undefined) return window * (1 + random() / 10);
  return FIRST_DELAY_MS * 2 ** (tried - 1) * (0.5 + random() / 2);
}

/** Seconds or a date (RFC 9110, 10.2.3); undefined when it is neither. */
function retryAfter(header: string, now: number): number | undefined {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = httpDate(header);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

function namedWindow({ content }: Answer): number | undefined {
  if (content.kind !== 'error') return undefined;
  const unit = /\btime: ?1 ?(second|minute)/i.exec(content.message)?.[1]?.toLowerCase();
  if (unit === undefined) return undefined;
  return unit === 'minute' ? 60_000 : 1_000;
}

type Outcome = { readonly response: HttpResponse } | { readonly failure: unknown };

/** A transport that repeats what provably was not performed, at most `MOST_TRIES` times in `LONGEST_RETRY_MS`. */
export function withRetry(transport: Transport, options: RetryOptions): Transport {
  const { clock, onWait, cancelled } = options;
  return async (request, signal) => {
    const started = clock.now();
    for (let tried = 1; ; tried += 1) {
      const outcome = await attempt(transport, request, signal);
      const pause = pauseAfter(outcome, tried, options);
      const stop = AbortSignal.any([signal, cancelled].filter(one => one !== undefined));
      const over = tried >= MOST_TRIES || stop.aborted;
      if (!pause || over || clock.now() + pause.ms - started > LONGEST_RETRY_MS) return settle(outcome);
      onWait(pause.why, pause.ms, tried + 1);
      await clock.sleep(pause.ms, stop);
      if (stop.aborted) return settle(outcome);
    }
  };
}

async function attempt(
  transport: Transport,
  request: HttpRequest,
  signal: AbortSignal | undefined
): Promise<Outcome> {
  try {
    return { response: await transport(request, signal) };
  } catch (failure) {
    return { failure };
  }
}

function settle(outcome: Outcome): HttpResponse {
  if ('failure' in outcome) throw outcome.failure;
  return outcome.response;
}

/** Undefined when the outcome stands: an answer that is not "slow down", or a failure that time does not mend. */
function pauseAfter(
  outcome: Outcome,
  tried: number,
  { clock, random, repeatable = false }: RetryOptions
): { readonly why: string; readonly ms: number } | undefined {
  const delay = (answer?: Answer): number => retryDelay(tried, answer, random, clock.now());
  if ('failure' in outcome) {
    const { failure } = outcome;
    const passing = failure instanceof HttpFailure && PASSING.has(failure.reason);
    return passing && (repeatable || !failure.sent) ? { why: failure.message, ms: delay() } : undefined;
  }
  const answer = readAnswer(outcome.response);
  if (answer.verdict === 'throttled')
    return { why: 'The service is throttling requests.', ms: delay(answer) };
  const broken = answer.verdict === 'failed' || answer.verdict === 'unreadable';
  return repeatable && broken
    ? { why: `The service has trouble (${describeAnswer(answer)}).`, ms: delay(answer) }
    : undefined;
}

/** A certificate does not become trusted by waiting, and who gave up does not want another try. */
const PASSING: ReadonlySet<HttpFailure['reason']> = new Set([
  'name',
  'connection',
  'proxy',
  'deadline',
  'cut'
]);
