import { systemClock } from '../../src/clock.ts';
import { createTransport, HttpFailure, type Transport, type TransportOptions } from '../../src/http.ts';

/** The real transport, with the real clock unless another is given. */
export const realTransport = (options: Partial<TransportOptions> = {}): Transport =>
  createTransport({ clock: systemClock, userAgent: 'test/1', ...options });

/** The failure that an exchange must end with. */
export async function failureOf(exchange: Promise<unknown>): Promise<HttpFailure> {
  try {
    await exchange;
  } catch (error) {
    if (error instanceof HttpFailure) return error;
    throw error;
  }
  throw new Error('The exchange ended with an answer.');
}
