import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { signInBy } from '../../simulator/runner/sign-in.ts';
import { dataOf } from './follow-runner.ts';
import { cancelAt, expectCancelled, expectStopped, onStage, type Play, play } from './follow-support.ts';

/** Cancels the workflow when a line is printed. */
const cancelOn = (line: string): Play => ({
  onPrint: (text, { cancel }) => {
    if (text.includes(line)) cancel();
  }
});

const late = (ms: number): Effect => ({ kind: 'delay', ms });

describe('a workflow that is cancelled while the build starts', () => {
  it.concurrent('starts nothing when that comes before it has signed in', async () => {
    const faults = [{ route: 'iam-token', do: late(500) }];
    const step = await onStage({ faults }, ({ simulator, main }) => {
      const { inputs, env } = signInBy('oidc', simulator);
      return main({ ...cancelAt('iam-token'), inputs: { token: '', ...inputs }, step: { env } });
    });
    expect(step).toMatchObject({ code: 1, builds: [], state: { build: '{"kind":"closed"}' } });
    expect(step.routes).not.toContain('start');
    expect(dataOf(step.heard, 'error')).toEqual([
      'The build was not started. The workflow was cancelled before the request was sent.\n' +
        'Nothing was sent; the step can be run again.'
    ]);
  });

  it.concurrent('stops the build when the service is slow to start it', async () => {
    const faults = [{ route: 'start', do: late(1000) }];
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('start')));
  });

  it.concurrent('stops the build when it runs already and only the answer is slow', async () => {
    const faults = [{ route: 'start', when: 'after', do: late(1000) }] as const;
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('start')));
  });

  it.concurrent('stops the build of a step that does not wait', async () => {
    const faults = [{ route: 'start', do: late(500) }];
    const inputs = { wait: 'false' };
    expectStopped(await play({ scenario: 'endless', faults }, { ...cancelAt('start'), inputs }));
  });

  it.concurrent('stops the build whose answer was cut, when it is the one that fits', async () => {
    const faults = [{ route: 'start', when: 'after', do: { kind: 'cut' } }] as const;
    const step = await play({ scenario: 'endless', faults }, cancelAt('list'));
    expectStopped(step);
    expect(step.routes.filter(route => route === 'start')).toHaveLength(1);
  });

  it.concurrent('stops the build whose answer does not come in time, when it is the one that fits', async () => {
    const faults = [{ route: 'start', when: 'after', do: { kind: 'silence' } }] as const;
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('start')));
  });

  it.concurrent('says that a build may run when it can find none, and leaves a note for post', async () => {
    const faults = [{ route: 'start', do: { kind: 'silence' } }] as const;
    const { code, msToEnd, heard, state } = await play({ faults }, cancelAt('start'));
    expect(code).toBe(1);
    expect(msToEnd).toBeLessThan(7000);
    expect(dataOf(heard, 'error')[0]).toMatch(/^A build may have been started, but its number is not known/);
    expect(JSON.parse(state['build'] ?? '')).toMatchObject({ kind: 'starting' });
  });

  it.concurrent('does not try again to start one that was throttled away', async () => {
    const faults = [{ route: 'start', times: 3, do: { kind: 'throttle' } }] as const;
    const step = await play({ faults }, cancelOn('Try 2 comes in'));
    expect(step).toMatchObject({ code: 1, builds: [] });
    expect(step.routes).toEqual(['start']);
    expect(step.msToEnd).toBeLessThan(2000);
    expect(step.state['build']).toBe('{"kind":"closed"}');
  });

  it.concurrent('stops the build right after its start', async () => {
    expectStopped(await play({ scenario: 'endless' }, cancelOn('started.')));
  });
});

describe('a workflow that is cancelled while the build goes on', () => {
  it.concurrent('stops a build that waits for an executor', async () => {
    const step = await play({ scenario: 'queued' }, cancelAt('log', 3));
    expectStopped(step);
    expect(step.heard.fences.opened).toBe(0);
  });

  it.concurrent('stops the build while its state is asked for', async () => {
    const faults = [{ route: 'record', skip: 2, do: late(3000) }];
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('record', 3)));
  });

  it.concurrent('stops the build while a page of its log is on its way, and keeps what was shown', async () => {
    const faults = [{ route: 'log', skip: 2, do: late(3000) }];
    const step = await play({ scenario: 'endless', faults }, cancelAt('log', 3));
    expectStopped(step);
    expect(step.heard.fences.opened).toBe(1);
    expect(step.heard.fenced).toEqual(String(step.file).trimEnd().split('\n'));
  });

  it.concurrent('stops the build while a page of its log stalls', async () => {
    const faults = [{ route: 'log', skip: 2, do: { kind: 'stall', bytes: 100 } }] as const;
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('log', 3)));
  });

  it.concurrent('stops the build while the service is down and back-off is long', async () => {
    const faults = [{ route: 'record', skip: 1, times: 4, do: { kind: 'status', status: 503 } }] as const;
    expectStopped(await play({ scenario: 'endless', faults }, cancelAt('record', 4)));
  });

  it.concurrent('stops the build at a SIGTERM alone', async () => {
    const kill: Play = {
      onRequest: ({ route }, actor) => {
        if (route === 'log') actor.kill('SIGTERM');
      }
    };
    expectStopped(await play({ scenario: 'endless' }, kill));
  });

  it.concurrent('lets the build go on with on_cancel: leave, says so, and post does nothing', async () => {
    const inputs = { on_cancel: 'leave' };
    await onStage({ scenario: 'endless' }, async ({ main, post }) => {
      const step = await main({ ...cancelAt('log', 2), inputs });
      expectCancelled(step);
      expect(dataOf(step.heard, 'error')[0]).toContain('Build 20 goes on, as on_cancel says "leave".');
      expect(step.builds).toMatchObject([{ phase: 'running', stops: [] }]);
      expect(await post(step.state, { inputs })).toMatchObject({ code: 0, routes: [] });
    });
  });
});

describe('a workflow that is cancelled when the build is over', () => {
  it.concurrent.each([
    ['the rest of its log is read', 'log'],
    ['its whole log is fetched', 'full-log'],
    ['its artifacts are asked for', 'output']
  ])('and %s ends the step red, with the result of the build', async (_, route) => {
    const step = await onStage({ speed: 1e6 }, ({ simulator, main }) => {
      simulator.fault({ route, do: late(3000) });
      return main(cancelAt(route));
    });
    expectCancelled(step);
    expect(step.outputs).toMatchObject({ status: 'success', actual_build_number: '20' });
    expect(step.builds).toMatchObject([{ status: 'SUCCESS', stops: [] }]);
    expect(step.msToEnd).toBeLessThan(2000);
    expect(step.state['build']).toBe('{"kind":"closed"}');
  });

  it.concurrent('ends the step red when the build ended in the moment of the stop', async () => {
    const step = await onStage({ scenario: 'endless' }, ({ simulator, main }) => {
      const { onRequest } = cancelAt('log', 2);
      return main({
        onRequest: (request, actor) => {
          if (request.route === 'stop') simulator.abortBuild(20);
          onRequest?.(request, actor);
        }
      });
    });
    expectCancelled(step);
    expect(step.outputs['status']).toBe('aborted');
  });
});
