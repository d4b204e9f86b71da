import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/index.ts';
import { cancelStep } from '../../simulator/step.ts';
import { METHODS, type Method, onSimulator, type Step, signIn, wrongClock } from './auth-support.ts';

/** Kills a step when its build has started, so that nothing is left but its clean-up. @returns what it saved */
async function runKilled(simulator: Simulator, method: Method): Promise<Step['state']> {
  const step = await signIn(simulator, method, {
    isKilled: true,
    onStdout: (text, child) => void (text.includes('started.') && child.kill('SIGKILL'))
  });
  expect([step.signal, simulator.builds.length]).toEqual(['SIGKILL', 1]);
  return step.state;
}

describe.each(METHODS)('post of a step that signs in by %s', method => {
  it.concurrent('signs in for itself and stops the build that main left', () =>
    onSimulator({ scenario: 'endless' }, async simulator => {
      const main = await runKilled(simulator, method);
      const before = simulator.requests.length;
      const post = await signIn(simulator, method, { phase: 'post', state: main });
      expect([post.code, post.warnings]).toEqual([0, []]);
      expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
      const own: Readonly<Record<Method, readonly string[]>> = {
        token: ['stop'],
        'access-key': ['iam-projects', 'stop'],
        oidc: ['github-token', 'iam-token', 'stop'],
        agency: ['github-token', 'sts', 'iam-projects', 'stop']
      };
      const asked = simulator.requests.slice(before).map(({ route }) => route);
      expect(asked.slice(0, own[method].length)).toEqual(own[method]);
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
  onSimulator({ scenario: 'endless' }, async simulator => {
    const main = await runKilled(simulator, 'oidc');
    const body = '{"error":{"code":403,"message":"Not today","title":"Forbidden"}}';
    simulator.fault({ route: 'iam-token', times: 'always', do: { kind: 'status', status: 403, body } });
    const post = await signIn(simulator, 'oidc', { phase: 'post', state: main });
    expect(post.code).toBe(0);
    expect(post.routes).toEqual(['github-token', 'iam-token']);
    expect(post.warnings.join('\n')).toMatch(/Build 20 could not be stopped and may go on: IAM refused/);
  }));

it.concurrent('post of a step on a machine whose clock is off puts that right, too', () =>
  onSimulator({ scenario: 'endless' }, async simulator => {
    const main = await runKilled(simulator, 'access-key');
    const part = { ...wrongClock(3_600_000), phase: 'post', state: main } as const;
    const post = await signIn(simulator, 'access-key', {
      ...part,
      inputs: { project_id: simulator.projectId }
    });
    expect([post.code, post.warnings]).toEqual([0, []]);
    expect(simulator.builds).toMatchObject([{ status: 'ABORTED' }]);
  }));
