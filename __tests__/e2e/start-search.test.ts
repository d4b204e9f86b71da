/** What comes of an unclear answer when the list of builds does not settle it; a minute takes two seconds. */
import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { pushEvent } from '../../simulator/runner/environment.ts';
import { fastClock } from './follow-support.ts';
import { type Part, play, type Step, step, withSimulator } from './support.ts';

const FAST = fastClock(30);
const LOST = { route: 'start', when: 'after', do: { kind: 'cut' } } as const;
const NEVER_CAME = { route: 'start', do: { kind: 'cut' } } as const;

/** The build may run: no second request, no number claimed, and where to look before the step is run again. */
function expectUnknown({ code, posts, outputs, errors }: Step): string {
  expect({ code, posts: posts.length, outputs: Object.keys(outputs) }).toEqual({
    code: 1,
    posts: 1,
    outputs: expect.not.arrayContaining(['actual_build_number', 'status'])
  });
  const [error = ''] = errors;
  expect(error).toMatch(/^A build may have been started, but its number is not known\. /);
  expect(error).toMatch(/Look at the history of task .* before you run this step again/);
  return error;
}

/** A step beside which somebody else has just started a build of the same commit. */
function besideAnother(simulator: Simulator, inputs: Part['inputs'] = {}): Promise<Step> {
  simulator.startBuild({ scm: { build_commit_id: pushEvent().sha } });
  return step(simulator, { ...FAST, inputs });
}

describe('an unclear answer', () => {
  it.concurrent('beside a build of somebody else that looks the same ends as unknown, and names both', () =>
    withSimulator({ faults: [LOST] }, async simulator => {
      const error = expectUnknown(await besideAnother(simulator));
      expect(error).toMatch(/One of these may be it: .*build 20 of commit f3b1c9a2d4e5/);
      expect(error).toMatch(/build 21 of commit f3b1c9a2d4e5/);
      expect(simulator.builds).toHaveLength(2);
    }));

  it.concurrent('beside such a build is settled by a correlation_parameter', () =>
    withSimulator({ faults: [LOST] }, async simulator => {
      const played = await besideAnother(simulator, { correlation_parameter: 'STEP_KEY' });
      expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '21' } });
    }));

  it.concurrent('beside builds of other commits ends with the own one', () =>
    withSimulator({ faults: [LOST] }, async simulator => {
      simulator.startBuild({ scm: { build_commit_id: 'b'.repeat(40) } });
      const played = await step(simulator, FAST);
      expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '21' } });
    }));

  it.concurrent('from a request that never came does not take the build of somebody else for its own', () =>
    withSimulator({ faults: [NEVER_CAME] }, async simulator => {
      simulator.startBuild({ scm: { build_commit_id: 'b'.repeat(40) } });
      const { code, errors } = await step(simulator, FAST);
      expect(code).toBe(1);
      expect(errors[0]).toMatch(/^The build was not started: /);
    }));

  it.concurrent('ends as unknown when the builds cannot be listed', async () => {
    const faults = [LOST, { route: '*', times: 'always', do: { kind: 'status', status: 403 } }] as const;
    const error = expectUnknown(await play({ faults }, FAST));
    expect(error).toContain('The builds of the task could not be listed.');
  });

  it.concurrent('is settled by a list that is broken at first', async () => {
    const faults = [LOST, { route: '*', times: 3, do: { kind: 'cut' } }] as const;
    const played = await play({ faults }, FAST);
    expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '20' } });
  });

  it.concurrent('is settled by a list that shows the build late', async () => {
    const played = await play({ faults: [LOST], listLagMs: 400 }, FAST);
    expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '20' } });
  });

  it.concurrent('is settled by the older list where the current one is not published', async () => {
    const played = await play({ faults: [LOST], families: ['v3', 'v4'] }, FAST);
    expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '20' } });
  });

  it.concurrent.each([-26, 26])('is settled on a runner whose clock is %i hours off', async hours => {
    const played = await play({ faults: [LOST], clockSkewMs: hours * 3_600_000 }, FAST);
    expect(played).toMatchObject({ code: 0, posts: { length: 1 }, outputs: { actual_build_number: '20' } });
  });

  it.concurrent('of the twin path is not followed by a third request', async () => {
    const { code, requests, builds } = await play({ faults: [LOST], families: ['v1'] }, FAST);
    expect({ code, builds: builds.length }).toEqual({ code: 0, builds: 1 });
    const asked = requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(asked).toEqual(['/v3/jobs/build', '/v1/job/execute']);
  });
});
