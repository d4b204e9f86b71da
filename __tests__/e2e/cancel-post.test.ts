import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { dataOf } from './follow-runner.ts';
import { fastClock, onStage, type Play, play, type Stage } from './follow-support.ts';

/** Ends main the hard way, as the runner does when nothing else helps. */
const killAt = (route: string): Play => ({
  onRequest: (request, { kill }) => {
    if (request.route === route) kill('SIGKILL');
  }
});

/** A step that has started an endless build and was killed while it showed the log. */
async function killed({ main }: Stage, inputs: NonNullable<Play['inputs']> = {}) {
  const step = await main({ ...killAt('log'), inputs });
  expect(step).toMatchObject({ code: null, signal: 'SIGKILL', builds: [{ stops: [] }] });
  // Written the moment it was known, whatever comes then.
  expect(step.outputs).toMatchObject({ actual_build_number: '20', status: 'started' });
  return step.state;
}

const ENDLESS = { scenario: 'endless' } as const;

describe('post, after main was killed', () => {
  it.concurrent('stops the build, once, from what main saved alone', async () => {
    await onStage(ENDLESS, async stage => {
      const cleanUp = await stage.post(await killed(stage));
      expect(cleanUp).toMatchObject({ code: 0, stderr: '', builds: [{ status: 'ABORTED' }] });
      expect(cleanUp.builds[0]?.stops.map(({ accepted }) => accepted)).toEqual([true]);
      expect(cleanUp.heard.plain).toEqual(['Build 20 was stopped.']);
      expect(cleanUp.routes).not.toContain('start');
    });
  });

  it.concurrent('does no harm when it runs twice', async () => {
    await onStage(ENDLESS, async stage => {
      const state = await killed(stage);
      await stage.post(state);
      const again = await stage.post(state);
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect(dataOf(again.heard, 'warning')).toEqual([]);
      expect(again.builds[0]?.stops.filter(({ accepted }) => accepted)).toHaveLength(1);
    });
  });

  it.concurrent('leaves a build that has ended meanwhile, and says how', async () => {
    await onStage({ speed: 3000 }, async stage => {
      const state = await killed(stage);
      await new Promise(resolve => setTimeout(resolve, 250));
      const cleanUp = await stage.post(state);
      expect(cleanUp).toMatchObject({ code: 0, builds: [{ status: 'SUCCESS' }] });
      expect(cleanUp.heard.plain).toEqual(['Build 20 had ended before it could be stopped: SUCCESS.']);
    });
  });

  it.concurrent('lets the build go on with on_cancel: leave, and says so', async () => {
    await onStage(ENDLESS, async stage => {
      const inputs = { on_cancel: 'leave' };
      const cleanUp = await stage.post(await killed(stage, inputs), { inputs });
      expect(cleanUp).toMatchObject({ code: 0, routes: [], builds: [{ phase: 'running' }] });
      expect(cleanUp.heard.plain).toEqual(['Build 20 goes on, as on_cancel says "leave".']);
    });
  });

  it.concurrent('stops the build of a step that only started it and is long over', async () => {
    await onStage(ENDLESS, async ({ main, post }) => {
      const step = await main({ inputs: { wait: 'false' } });
      expect(step).toMatchObject({ code: 0, outputs: { status: 'started', actual_build_number: '20' } });
      const cleanUp = await post(step.state, { inputs: { wait: 'false' } });
      expect(cleanUp).toMatchObject({ code: 0, builds: [{ status: 'ABORTED' }] });
    });
  });

  it.concurrent('finds and stops the build whose start was under way', async () => {
    await onStage(ENDLESS, async ({ simulator, main, post }) => {
      simulator.fault({ route: 'start', when: 'after', do: { kind: 'delay', ms: 500 } });
      const step = await main({
        onRequest: ({ route }, { kill }) => {
          if (route === 'start') setTimeout(() => kill('SIGKILL'), 100);
        }
      });
      expect(step).toMatchObject({ signal: 'SIGKILL', builds: [{ stops: [] }] });
      expect(step.outputs['actual_build_number']).toBeUndefined();
      // It looks for a minute, as a build that is like it may show up.
      const cleanUp = await post(step.state, { step: fastClock(20) });
      expect(cleanUp).toMatchObject({ code: 0, builds: [{ status: 'ABORTED' }] });
      expect(cleanUp.routes).not.toContain('start');
    });
  });

  it.concurrent('has nothing to do when main was ended before it did anything', async () => {
    const onStart: Play['onStart'] = ({ kill }) => kill('SIGINT');
    await onStage(ENDLESS, async ({ main, post }) => {
      const step = await main({ onStart });
      expect(step).toMatchObject({ signal: 'SIGINT', builds: [], state: {} });
      expect(await post(step.state)).toMatchObject({ code: 0, routes: [], stdout: '', builds: [] });
    });
  });
});

describe('post never fails', () => {
  it.concurrent.each([
    ['refuses the stop', { kind: 'status', status: 403, body: '{"error_code":"APIGW.0302"}' }],
    ['fails', { kind: 'status', status: 500 }],
    ['cuts every connection', { kind: 'cut' }],
    ['does not answer', { kind: 'silence' }]
  ] satisfies readonly (readonly [string, Effect])[])('but warns when the service %s', async (_, effect) => {
    await onStage(ENDLESS, async stage => {
      const state = await killed(stage);
      stage.simulator.fault({ route: '*', times: 'always', do: effect });
      const cleanUp = await stage.post(state, { step: fastClock(20) });
      expect(cleanUp).toMatchObject({ code: 0, stderr: '' });
      expect(dataOf(cleanUp.heard, 'warning')).toEqual([
        expect.stringMatching(/^Build 20 could not be stopped and may go on: \S/)
      ]);
    });
  });

  it.concurrent('but warns when the sign-in is over', async () => {
    await onStage(ENDLESS, async stage => {
      const state = await killed(stage);
      stage.simulator.expireToken();
      const cleanUp = await stage.post(state);
      expect(cleanUp).toMatchObject({ code: 0, stderr: '' });
      expect(dataOf(cleanUp.heard, 'warning')[0]).toContain('token expires');
    });
  });

  it.concurrent.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"open"'],
    ['nothing', 'null'],
    ['another thing', '{"kind":"broken"}'],
    ['no build', '{"kind":"open","onCancel":"stop"}'],
    ['another path', '{"kind":"open","build":{"jobId":"../..","buildNumber":"1/2"},"onCancel":"stop"}']
  ])('and neither starts nor stops anything when what was saved is %s', async (_, build) => {
    await onStage(ENDLESS, async ({ post }) => {
      const cleanUp = await post({ build });
      expect(cleanUp).toMatchObject({ code: 0, stderr: '', routes: [], builds: [] });
      expect(dataOf(cleanUp.heard, 'warning')).toHaveLength(1);
    });
  });

  it.concurrent('but warns when its inputs are wrong', async () => {
    await onStage(ENDLESS, async stage => {
      const state = await killed(stage);
      const cleanUp = await stage.post(state, { inputs: { poll_seconds: 'often' } });
      expect(cleanUp).toMatchObject({ code: 0, stderr: '' });
      expect(dataOf(cleanUp.heard, 'warning')[0]).toContain('poll_seconds');
    });
  });
});

describe('a step that was not cancelled', () => {
  it.concurrent('leaves nothing to stop when its build is over', async () => {
    await onStage({}, async ({ main, post }) => {
      const step = await main();
      expect(await post(step.state)).toMatchObject({ code: 0, routes: [], stdout: '' });
    });
  });

  it.concurrent('leaves nothing to stop when its inputs were wrong', async () => {
    const { code, state, routes } = await play({}, { inputs: { logs: 'loud' } });
    expect({ code, routes }).toEqual({ code: 1, routes: [] });
    expect(state['build'] ?? '').not.toContain('open');
  });
});
