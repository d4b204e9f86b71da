import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../simulator/index.ts';
import { type Answer, call, fieldsOf, run, withSimulator } from './support.ts';

type Do = Fault['do'];

/** The answer to a start under a fault, and how many builds there are then. */
function under(fault: Omit<Fault, 'route'>): Promise<readonly [Answer | string, number]> {
  return withSimulator({ faults: [{ route: 'start', ...fault }] }, async simulator => {
    const answer = await run(simulator).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
    return [answer, simulator.builds.length];
  });
}

describe('a fault that takes the place of the answer', () => {
  it.each<[Do, Partial<Answer>]>([
    [
      { kind: 'status', status: 503 },
      { status: 503, text: expect.stringContaining('CB.00060101') as never }
    ],
    [
      { kind: 'status', status: 418, body: 'tea' },
      { status: 418, text: 'tea' }
    ],
    [
      { kind: 'body', body: '[]' },
      { status: 200, text: '[]' }
    ],
    [{ kind: 'html' }, { status: 502, text: expect.stringContaining('<html>') as never }],
    [{ kind: 'empty' }, { status: 200, text: '' }],
    [{ kind: 'redirect', location: 'http://127.0.0.2/' }, { status: 307 }],
    [{ kind: 'error-200', code: 'CB.1', message: 'no' }, { text: '{"error_code":"CB.1","error_msg":"no"}' }]
  ])('%j: before or after the operation', async (effect, expected) => {
    const [before, buildsBefore] = await under({ do: effect });
    const [after, buildsAfter] = await under({ do: effect, when: 'after' });
    expect([before, buildsBefore]).toMatchObject([expected, 0]);
    expect([after, buildsAfter]).toMatchObject([expected, 1]);
  });

  it('sends the location of a redirect and the headers of a status', async () => {
    const [redirect] = await under({ do: { kind: 'redirect', location: 'http://127.0.0.2/x', status: 302 } });
    const [status] = await under({ do: { kind: 'status', status: 503, headers: { 'retry-after': '7' } } });
    expect(redirect).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.2/x' } });
    expect(status).toMatchObject({ headers: { 'retry-after': '7' } });
  });

  it('throttles, with Retry-After when told, and only before the operation', async () => {
    const throttle: Do = { kind: 'throttle', retryAfter: 3 };
    expect(await under({ do: throttle })).toMatchObject([
      { status: 429, headers: { 'retry-after': '3' } },
      0
    ]);
    await expect(under({ do: throttle, when: 'after' })).rejects.toThrow(
      '"when" of throttle can only be before'
    );
  });

  it('tells all of the request, in an error of any status', async () => {
    const [echo] = await under({ do: { kind: 'echo', status: 403 } });
    const { status, text } = echo as Answer;
    expect(status).toBe(403);
    for (const part of ['MII', 'application/json', '/v3/jobs/build', 'job_id']) expect(text).toContain(part);
  });

  it('wraps the true answer, makes a string of it, or puts a text before it', async () => {
    const [wrapped] = await under({ do: { kind: 'wrap' } });
    const [stringified] = await under({ do: { kind: 'stringify' } });
    expect(fieldsOf(wrapped as Answer)).toMatchObject({
      status: 'success',
      result: { actual_build_number: '20' }
    });
    expect(JSON.parse(JSON.parse((stringified as Answer).text))).toMatchObject({ actual_build_number: '20' });
    const [prefixed] = await under({ do: { kind: 'prefix', text: '<!-- proxy -->' } });
    expect((prefixed as Answer).text).toMatch(/^<!-- proxy -->\{"octopus_job_name"/);
  });
});

describe('a fault on the way', () => {
  it('cuts before the answer: the build is started or not, as told', async () => {
    expect(await under({ do: { kind: 'cut' } })).toEqual(['ECONNRESET', 0]);
    expect(await under({ do: { kind: 'cut' }, when: 'after' })).toEqual(['ECONNRESET', 1]);
  });

  it('cuts inside the body', async () => {
    expect(await under({ do: { kind: 'cut-body' } })).toEqual(['ECONNRESET', 1]);
    expect(await under({ do: { kind: 'cut-body', bytes: 0 } })).toEqual(['ECONNRESET', 1]);
  });

  it('sends bytes that are no HTTP', async () => {
    expect(await under({ do: { kind: 'raw', text: 'SSH-2.0-OpenSSH_9.6\r\n' } })).toEqual([
      'HPE_INVALID_CONSTANT',
      0
    ]);
  });

  it('resets a connection before it reads a byte', () =>
    withSimulator({ faults: [{ route: '*', do: { kind: 'reset-connect' } }] }, async simulator => {
      await expect(run(simulator)).rejects.toThrow(/ECONNRESET|socket hang up/);
      expect(simulator.requests).toEqual([]);
      expect((await run(simulator)).status).toBe(200);
    }));

  it('delays the operation or its answer', async () => {
    const began = Date.now();
    expect(await under({ do: { kind: 'delay', ms: 150 } })).toMatchObject([{ status: 200 }, 1]);
    expect(await under({ do: { kind: 'delay', ms: 150 }, when: 'after' })).toMatchObject([
      { status: 200 },
      1
    ]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(295);
  });

  it('drips the true answer', async () => {
    const began = Date.now();
    const [answer] = await under({ do: { kind: 'drip', everyMs: 2 } });
    expect(fieldsOf(answer as Answer)).toMatchObject({ actual_build_number: '20' });
    expect(Date.now() - began).toBeGreaterThan(150);
  });

  it.each<[string, Do, number | undefined]>([
    ['keeps silent', { kind: 'silence' }, undefined],
    ['stalls inside the body', { kind: 'stall', bytes: 5 }, 200]
  ])('%s until it is closed', (_, effect, status) =>
    withSimulator({ faults: [{ route: 'start', when: 'after', do: effect }] }, async simulator => {
      const pending = run(simulator);
      const winner = await Promise.race([
        pending,
        new Promise(resolve => setTimeout(resolve, 200, 'nothing'))
      ]);
      expect(winner).toBe('nothing');
      await simulator.close();
      await expect(pending).rejects.toThrow();
      expect(simulator.requests).toMatchObject([{ status, fault: effect.kind, build: 20 }]);
    })
  );
});

describe('the queue of faults', () => {
  it('lets the told number of requests pass, hits the told number, then is spent', () =>
    withSimulator({}, async simulator => {
      simulator.fault({ route: 'start', skip: 1, times: 2, do: { kind: 'html' } });
      const statuses = [];
      for (let index = 0; index < 4; index += 1) statuses.push((await run(simulator)).status);
      expect(statuses).toEqual([200, 502, 502, 200]);
    }));

  it('keeps a fault that is always on until it is cleared', () =>
    withSimulator({}, async simulator => {
      simulator.fault({ route: '*', times: 'always', do: { kind: 'html' } });
      expect([(await run(simulator)).status, (await run(simulator)).status]).toEqual([502, 502]);
      simulator.clearFaults();
      expect((await run(simulator)).status).toBe(200);
    }));

  it.each<[string, unknown]>([
    ['route must be "*" or one of start', { route: 'begin', do: { kind: 'cut' } }],
    ['"kind" must be one of', { route: 'start', do: { kind: 'explode' } }],
    ['"ms" of delay must be a number', { route: 'start', do: { kind: 'delay' } }],
    ['"status" of html must be a status', { route: 'start', do: { kind: 'html', status: 99 } }],
    ['cut has no "ms"', { route: 'start', do: { kind: 'cut', ms: 1 } }],
    [
      '"when" of drip can only be after',
      { route: 'start', when: 'before', do: { kind: 'drip', everyMs: 1 } }
    ],
    ['its route must be "*" or one of build, iam', { route: 'start', do: { kind: 'reset-connect' } }],
    ['"times" must be a whole number', { route: 'start', times: 'often', do: { kind: 'cut' } }]
  ])('refuses a fault that makes no sense: %s', (message, fault) =>
    withSimulator({}, async simulator => {
      expect(() => simulator.fault(fault as Fault)).toThrow(message);
    })
  );
});

describe('the control routes', () => {
  it('switch faults on and off and show the state, without a token', () =>
    withSimulator({}, async simulator => {
      const path = '/_control/faults';
      const body = '{"route":"start","do":{"kind":"html"}}';
      const nobody = { ...simulator, token: '' };
      expect((await call(nobody, { method: 'POST', path, body })).status).toBe(200);
      expect((await run(simulator)).status).toBe(502);
      await call(nobody, { method: 'POST', path, body: `[${body},${body}]` });
      expect(fieldsOf(await call(nobody, { path: '/_control/state' }))).toMatchObject({
        requests: [{ status: 502 }],
        faults: [{ when: 'before' }, { when: 'before' }]
      });
      await call(nobody, { method: 'DELETE', path });
      expect((await run(simulator)).status).toBe(200);
    }));

  it.each(['{"route":"start"', '{"route":"start"}', '[1]'])('explain what is wrong with %s', body =>
    withSimulator({}, async simulator => {
      const answer = await call(simulator, { method: 'POST', path: '/_control/faults', body });
      expect(answer.status).toBe(400);
      expect(fieldsOf(answer)['error']).toEqual(expect.any(String));
    })
  );
});
