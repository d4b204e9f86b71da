/** Makes one request, to the URL of the first argument, and prints how it ended, as JSON. */
import { systemClock } from '../../src/clock.ts';
import { createTransport, HttpFailure } from '../../src/http.ts';

const transport = createTransport({ clock: systemClock, userAgent: 'test/1', deadlineMs: 10_000 });
const ending = await transport({ method: 'POST', url: process.argv[2] ?? '', headers: {}, body: '{}' }).then(
  ({ status }) => ({ status }),
  (error: unknown) => {
    if (!(error instanceof HttpFailure)) throw error;
    return { reason: error.reason, sent: error.sent };
  }
);
process.stdout.write(JSON.stringify(ending));
