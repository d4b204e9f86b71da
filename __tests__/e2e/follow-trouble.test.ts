import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { signInBy } from '../../simulator/runner/sign-in.ts';
import { dataOf } from './follow-runner.ts';
import {
  fastClock,
  onStage,
  ownLines,
  type Play,
  type Played,
  play,
  sentLog,
  shownLog
} from './follow-support.ts';

/** What the action says of what it could not read. */
function tidings({ heard }: Played): readonly string[] {
  return ownLines(heard).filter(line => line.includes(' read '));
}

function expectWhole(step: Played): void {
  expect(step).toMatchObject({ code: 0, outputs: { status: 'success' } });
  expect(shownLog(step.heard)).toBe(sentLog(step));
  expect(String(step.file)).toBe(sentLog(step));
}

/** Acts when the log is asked for the first time. */
function atLog(act: () => void): NonNullable<Play['onRequest']> {
  let seen = false;
  return ({ route }) => {
    if (route === 'log' && !seen) act();
    seen ||= route === 'log';
  };
}

const AWHILE: readonly (readonly [string, Effect])[] = [
  ['cuts connections', { kind: 'cut' }],
  ['cuts its answers', { kind: 'cut-body', bytes: 40 }],
  ['answers 503', { kind: 'status', status: 503 }],
  ["answers with a proxy's page", { kind: 'html' }],
  ['answers nothing', { kind: 'empty' }],
  ['says in a 200 that it is busy', { kind: 'error-200', code: 'CB.00060100', message: 'Network busy' }]
];

/** What a step asks for first; after that come the faults. */
const FIRST = ['start', 'record', 'log'];

describe('a service that is down for a while', () => {
  it.concurrent.each(AWHILE)(
    'that %s is waited for, with a line at the start and one at the end',
    async (_, effect) => {
      const faults = [{ route: '*', skip: FIRST.length, times: 3, do: effect }];
      const played = await play({ speed: 600, faults });
      expect(played.routes.slice(0, 4)).toEqual([...FIRST, 'record']);
      expectWhole(played);
      expect(tidings(played)).toEqual([
        expect.stringMatching(/^The state of build 20 can't be read for now, waiting on\. \S.*\.$/),
        'The state of build 20 can be read again.'
      ]);
    }
  );

  it.concurrent('that refuses connections is waited for', async () => {
    const faults = [
      { route: '*', skip: FIRST.length, do: { kind: 'cut' } },
      { route: '*', skip: 1, times: 3, do: { kind: 'reset-connect' } }
    ] as const;
    const played = await play({ speed: 600, faults });
    expectWhole(played);
    expect(tidings(played)).toHaveLength(2);
  });

  it.concurrent('that stalls in the middle of an answer is given up on and asked again', async () => {
    const faults = [{ route: 'record', skip: 1, do: { kind: 'stall', bytes: 30 } }] as const;
    const inputs = { poll_seconds: '3' };
    const played = await play({ faults, speed: 600 }, { inputs, step: fastClock(30) });
    expectWhole(played);
    expect(tidings(played)[0]).toContain('did not answer in time');
  });

  it.concurrent('for the log alone does not keep the result back, and the log is whole in the file', async () => {
    const faults = [{ route: 'log', times: 'always', do: { kind: 'status', status: 500 } }] as const;
    const played = await play({ faults });
    expect(played.code).toBe(0);
    expect(tidings(played)).toEqual([
      expect.stringMatching(/^The log can't be read for now, .*HTTP 500/),
      expect.stringMatching(/^The end of the log could not be read here/)
    ]);
    expect(String(played.file)).toBe(sentLog(played));
  });
});

describe('a service that throttles', () => {
  it.concurrent('throughout gets fewer requests, and the result and the log are whole', async () => {
    const played = await play({ speed: 250, limitPerSecond: 1 });
    expectWhole(played);
    // At its usual pace there would be more than twenty looks in these two seconds and a half.
    expect(played.routes.filter(route => route === 'record').length).toBeLessThan(9);
  });

  it.concurrent('is asked again only when the time that it names is over', async () => {
    const { code, at } = await onStage(
      { faults: [{ route: 'record', skip: 1, do: { kind: 'throttle', retryAfter: 1 } }] },
      async ({ simulator, main }) => {
        const { code } = await main();
        const looks = simulator.requests.filter(({ route }) => route === 'record');
        return { code, at: looks.map(request => request.at) };
      }
    );
    expect(code).toBe(0);
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(990);
  });
});

describe('a sign-in that ends during the wait', () => {
  it.concurrent('fails the step and says so, keeps the outputs and leaves the build alone', async () => {
    const { code, outputs, heard, state, builds } = await onStage(
      { scenario: 'endless' },
      ({ simulator, main }) => main({ onRequest: atLog(() => simulator.expireToken()) })
    );
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ actual_build_number: '20', status: 'unknown' });
    expect(outputs['build_record_id']).toBe(builds[0]?.recordId);
    const [error] = dataOf(heard, 'error');
    expect(error).toMatch(/^The state of build 20 can't be read: HTTP 401, .*token expires/);
    expect(error).toContain('An IAM token lives 24 hours');
    expect(error).toContain('Build 20 was left alone and may still be running.');
    expect(JSON.parse(state['build'] ?? '')).toMatchObject({ kind: 'open' });
    expect(builds).toMatchObject([{ phase: 'running', stops: [] }]);
  });

  it.concurrent('is renewed where the sign-in can be, and nothing is said about it', async () => {
    const played = await onStage({ speed: 1000 }, ({ simulator, main }) => {
      const { inputs, env } = signInBy('oidc', simulator);
      const onRequest = atLog(() => simulator.expireSignIns());
      return main({ inputs: { token: '', ...inputs }, step: { env }, onRequest });
    });
    expectWhole(played);
    expect(tidings(played)).toEqual([]);
    expect(played.routes.filter(route => route === 'iam-token')).toHaveLength(2);
  });
});
