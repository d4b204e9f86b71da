import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { play, playFault, type Step, step, withSimulator } from './support.ts';

/** Seconds take a fiftieth of one. */
const FAST = fastClock(50);

const says = (status: number, code: string): Effect => ({
  kind: 'status',
  status,
  body: `{"error_code":"${code}","error_msg":"Too many requests"}`
});

/** The seconds that the step said it waits before each try. */
const pauses = ({ heard }: Step): readonly number[] =>
  heard.plain.flatMap(line => /Try \d comes in (\d+) s\.$/.exec(line)?.[1] ?? []).map(Number);

describe('a start that was throttled, so provably not performed', () => {
  it.concurrent.each<readonly [string, Effect]>([
    ['429 with Retry-After', { kind: 'throttle', retryAfter: 2 }],
    ['429 without Retry-After', { kind: 'throttle' }],
    ['429 without JSON', { kind: 'html', status: 429 }],
    ['429 without a body', { kind: 'empty', status: 429 }],
    ['the gateway code in another status', says(403, 'APIG.0308')],
    ['the service code in a 400', says(400, 'CB.00060211')],
    ['the service code in a 500', says(500, 'CB.00060211')],
    ['the service code in a 200', says(200, 'CB.00060211')]
  ])('by %s is repeated, and starts one build', async (_, effect) => {
    const played = await playFault({ do: effect }, FAST);
    expect(played).toMatchObject({ code: 0, posts: { length: 2 }, builds: { length: 1 }, warnings: [] });
    expect(played.outputs).toMatchObject({ status: 'started', actual_build_number: '20' });
    expect(pauses(played)).toHaveLength(1);
  });

  it.concurrent('waits as long as Retry-After says, and tells so', async () => {
    const faults = [{ route: 'start', times: 3, do: { kind: 'throttle', retryAfter: 7 } }] as const;
    const played = await play({ faults }, FAST);
    expect(pauses(played)).toEqual([7, 7, 7]);
    expect(played).toMatchObject({ code: 0, builds: [{ number: 20 }] });
  });

  it.concurrent('waits for the window that the gateway names, and a little more', async () => {
    const played = await playFault({ do: { kind: 'throttle' } }, FAST);
    expect(pauses(played)).toEqual([expect.any(Number)]);
    expect(pauses(played)[0]).toBeGreaterThanOrEqual(60);
    expect(pauses(played)[0]).toBeLessThanOrEqual(67);
  });

  it.concurrent('gives up after five tries, with the reason and no build', async () => {
    const faults = [{ route: 'start', times: 'always', do: says(429, 'APIGW.0308') }] as const;
    const played = await play({ faults }, FAST);
    expect(played).toMatchObject({ code: 1, builds: [], posts: { length: 5 }, requests: { length: 5 } });
    expect(pauses(played)).toHaveLength(4);
    expect(played.errors[0]).toMatch(
      /^The build was not started: HTTP 429, APIGW\.0308, Too many requests, .*\n.*Run the step again later/
    );
  });

  it.concurrent('does not wait for more than two minutes: an hour is refused at once', async () => {
    const faults = [{ route: 'start', times: 'always', do: { kind: 'throttle', retryAfter: 3600 } }] as const;
    const played = await play({ faults });
    expect(played).toMatchObject({ code: 1, builds: [], posts: { length: 1 } });
    expect(pauses(played)).toEqual([]);
  });

  it.concurrent('then is unclear: the last answer counts, and nothing is asked for again', async () => {
    const faults = [
      { route: 'start', do: { kind: 'throttle', retryAfter: 0 } },
      { route: 'start', when: 'after', do: { kind: 'cut' } }
    ] as const;
    const { code, posts, builds, outputs } = await play({ faults }, FAST);
    expect({ code, posts: posts.length, builds: builds.length }).toEqual({ code: 0, posts: 2, builds: 1 });
    expect(outputs['actual_build_number']).toBe('20');
  });
});

describe('a matrix of steps on a service that lets few requests through', () => {
  it.concurrent('starts one build for each step in the end', async () => {
    // No more than one step alone could take: which step gets how many is chance.
    const faults = [{ route: 'start', times: 4, do: { kind: 'throttle', retryAfter: 1 } }] as const;
    await withSimulator({ faults }, async simulator => {
      const steps = await Promise.all(Array.from({ length: 4 }, () => step(simulator, FAST)));
      const numbers = steps.map(({ outputs }) => outputs['actual_build_number']).sort();
      expect(numbers).toEqual(['20', '21', '22', '23']);
      expect(simulator.requests).toHaveLength(8);
    });
  });
});
