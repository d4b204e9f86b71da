import { describe, expect, it } from '@jest/globals';
import {
  countsOf,
  expectFollowed,
  expectRed,
  type Method,
  midWait,
  onSimulator,
  RENEWABLE,
  signIn
} from './auth-support.ts';

/** What is asked for each time that something is made anew. */
const MINTED = { oidc: 'iam-token', agency: 'sts' } as const;

const refusals = (step: { readonly requests: readonly { readonly status: number | undefined }[] }): number =>
  step.requests.filter(({ status }) => status === 401).length;

describe.each(RENEWABLE)('in the middle of a wait, signed in by %s', method => {
  it.concurrent('what has expired is renewed once, and the build is followed to its end', () =>
    onSimulator(
      { speed: 300, listener: midWait(({ expireSignIns }) => expireSignIns()) },
      async simulator => {
        const step = await signIn(simulator, method);
        expectFollowed(step, simulator);
        expect(countsOf(step)).toMatchObject({ [MINTED[method]]: 2, 'github-token': 2, start: 1 });
        expect(refusals(step)).toBe(1);
      }
    ));

  it.concurrent('what was revoked is replaced once, and the build is followed to its end', () =>
    onSimulator(
      { speed: 300, listener: midWait(({ revokeSignIns }) => revokeSignIns()) },
      async simulator => {
        const step = await signIn(simulator, method);
        expectFollowed(step, simulator);
        expect(countsOf(step)).toMatchObject({ [MINTED[method]]: 2, 'github-token': 2, start: 1 });
        expect(refusals(step)).toBe(1);
      }
    ));

  it.concurrent('what is about to expire is renewed before it does, so that nothing is refused', () =>
    // Lives for so short a time that it is renewed in the middle of its life, three seconds after it was made.
    onSimulator({ speed: 100, tokenLifeMs: 6_000, keyLifeMs: 6_000 }, async simulator => {
      const step = await signIn(simulator, method);
      expectFollowed(step, simulator);
      expect(countsOf(step)[MINTED[method]]).toBeGreaterThan(1);
      expect(countsOf(step)[MINTED[method]]).toBeLessThan(6);
      expect(refusals(step)).toBe(0);
    }));

  it.concurrent('what is revoked whenever it is renewed is not renewed for ever', () =>
    onSimulator(
      {
        speed: 100,
        listener: ({ route }, simulator) => {
          if (route === 'record') simulator.revokeSignIns();
        }
      },
      async simulator => {
        const step = await signIn(simulator, method);
        expectRed(step, /Sign-in was not accepted/);
        expect(step.outputs).toMatchObject({ actual_build_number: '20' });
        expect(countsOf(step)[MINTED[method]]).toBe(2);
        expect(simulator.builds).toMatchObject([{ stops: [] }]);
      }
    ));
});

describe('what can not be renewed', () => {
  it.concurrent.each<[Method, string]>([
    ['token', 'expireSignIns'],
    ['token', 'revokeSignIns'],
    ['access-key', 'revokeSignIns']
  ])('%s, %s: the step says so, keeps its outputs, and leaves the build alone', (method, end) =>
    onSimulator(
      { speed: 100, listener: midWait(simulator => simulator[end as 'expireSignIns']()) },
      async simulator => {
        const step = await signIn(simulator, method);
        expectRed(step, /can't be read: HTTP 401[\s\S]*Build 20 was left alone and may still be running/);
        expect(step.outputs).toMatchObject({ actual_build_number: '20', status: 'unknown' });
        expect(refusals(step)).toBe(1);
        expect(simulator.builds).toMatchObject([{ stops: [] }]);
      }
    )
  );
});

it.concurrent('a temporary key that was brought along ends the wait when it ends', () =>
  onSimulator({ speed: 100, listener: midWait(({ expireSignIns }) => expireSignIns()) }, async simulator => {
    const { id, secret, securityToken = '' } = simulator.issueAccessKey(3_600_000);
    const inputs = { access_key_id: id, secret_access_key: secret, security_token: securityToken };
    const step = await signIn(simulator, 'access-key', { inputs });
    expectRed(step, /the security token expires/);
    expect(refusals(step)).toBe(1);
  }));
