import type { ChildProcess } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { cancelStep } from '../../simulator/step.ts';
import {
  type Listener,
  METHODS,
  type Method,
  onSimulator,
  type Step,
  signIn,
  wrongClock
} from './auth-support.ts';

/** A build that does not end, and a step that is killed as soon as it looks at it. */
function onKilled(
  method: Method,
  test: (simulator: Simulator, saved: Step['state']) => Promise<void>
): Promise<void> {
  let child: ChildProcess | undefined;
  const listener: Listener = ({ route }) => void (route === 'record' && child?.kill('SIGKILL'));
  return onSimulator({ scenario: 'endless', listener }, async simulator => {
    const step = await signIn(simulator, method, {
      isKilled: true,
      onStart: started => {
        child = started;
      }
    });
    expect([step.signal, simulator.builds.length]).toEqual(['SIGKILL', 1]);
    await test(simulator, step.state);
  });
}

describe.each(METHODS)('post of a step that signs in by %s', method => {
  it.concurrent('signs in for itself and stops the build that main left', () =>
    onKilled(method, async (simulator, state) => {
      const post = await signIn(simulator, method, { phase: 'post', state });
      expect([post.code, post.warnings]).toEqual([0, []]);
      expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
      const own: Readonly<Record<Method, readonly string[]>> = {
        token: ['stop'],
        'access-key': ['iam-projects', 'stop'],
        oidc: ['github-token', 'iam-token', 'stop'],
        agency: ['github-token', 'sts', 'iam-projects', 'stop']
      };
      expect(post.routes.slice(0, own[method].length)).toEqual(own[method]);
    }));
});

describe.each(METHODS)('a step that signs in by %s', method => {
  it.concurrent('stops its build when the workflow is cancelled', () =>
    onSimulator({ scenario: 'endless' }, async simulator => {
      const step = await signIn(simulator, method, {
        onStdout: (text, child) => void (text.includes('started.') && cancelStep(child))
      });
      expect([step.code, step.errors]).toEqual([1, [expect.stringContaining('The workflow was cancelled')]]);
      expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
    }));
});

it.concurrent('post can do nothing when its sign-in is refused, says so, and does not fail', () =>
  onKilled('oidc', async (simulator, state) => {
    const body = '{"error":{"code":403,"message":"Not today","title":"Forbidden"}}';
    simulator.fault({ route: 'iam-token', times: 'always', do: { kind: 'status', status: 403, body } });
    const post = await signIn(simulator, 'oidc', { phase: 'post', state });
    expect(post.code).toBe(0);
    expect(post.routes).toEqual(['github-token', 'iam-token']);
    expect(post.warnings.join('\n')).toMatch(/Build 20 could not be stopped and may go on: IAM refused/);
  }));

it.concurrent('post of a step on a machine whose clock is off puts that right, too', () =>
  onKilled('access-key', async (simulator, state) => {
    const part = { ...wrongClock(3_600_000), phase: 'post', state } as const;
    const post = await signIn(simulator, 'access-key', {
      ...part,
      inputs: { project_id: simulator.projectId }
    });
    expect([post.code, post.warnings]).toEqual([0, []]);
    expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
  }));
