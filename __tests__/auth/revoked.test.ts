import { describe, expect, it } from '@jest/globals';
import type { SignInParts } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import type { HttpRequest, HttpResponse } from '../../src/http.ts';
import { jumpingClock } from '../support/clock.ts';
import { gatewayReply, reply } from '../support/http.ts';
import { GITHUB, PROJECT } from '../support/sign-in.ts';

const BUILD = { jobId: 'f9d6c8466d614a9788e9a0acf6c15f46', buildNumber: '5' };
const REFUSED = gatewayReply(401, 'APIGW.0301', 'Incorrect IAM authentication: decrypt token fail');

/** GitHub, IAM and a service that accepts the tokens of `valid`; IAM numbers its tokens. */
function scene() {
  const valid = new Set<string>();
  const minted: string[] = [];
  const used: string[] = [];
  const mint = (): HttpResponse => {
    const token = `token-${minted.length + 1}`;
    minted.push(token);
    valid.add(token);
    return reply(201, { token: { project: {} } }, { 'x-subject-token': token });
  };
  const transport = async ({ url, headers }: HttpRequest): Promise<HttpResponse> => {
    if (url.startsWith('https://github.test/')) return reply(200, { value: 'identity-token' });
    if (url.startsWith('https://iam.test/')) return mint();
    const token = headers['x-auth-token'] ?? '';
    used.push(token);
    return valid.has(token) ? reply(200, { status: 'RUNNING' }) : REFUSED;
  };
  const variables: Readonly<Record<string, string>> = GITHUB;
  const clock = jumpingClock();
  const retry = { clock, random: () => 0, onWait: () => {} };
  const parts: SignInParts = { transport, ...retry, mask: () => {}, variable: name => variables[name] ?? '' };
  const signIn = createSignIn(
    { kind: 'oidc', identityProvider: 'github', audience: '', project: PROJECT },
    parts
  );
  const client = createBuildClient({ transport, signIn, baseUrl: 'https://build.test', retry });
  return { client, clock, valid, minted, used };
}

describe('A token that is revoked in the middle of a wait', () => {
  it('is renewed once for all requests under way, and each of them succeeds', async () => {
    const { client, valid, minted, used } = scene();
    await client.record(BUILD);
    valid.clear();
    const answers = await Promise.all([client.record(BUILD), client.artifacts(BUILD), client.steps(BUILD)]);
    expect(answers.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok']);
    expect(minted).toEqual(['token-1', 'token-2']);
    expect(used).toEqual([...Array(4).fill('token-1'), ...Array(3).fill('token-2')]);
  });

  it('is renewed as often as that happens, but not one right after the other', async () => {
    const { client, clock, valid, minted } = scene();
    for (let round = 0; round < 3; round += 1) {
      expect((await client.record(BUILD)).verdict).toBe('ok');
      expect((await client.record(BUILD)).verdict).toBe('ok');
      valid.clear();
      await clock.sleep(5 * 60_000);
    }
    expect(minted).toHaveLength(3);
  });

  it('is told of when the service refuses the new one as well, after one renewal', async () => {
    const { client, valid, minted, used } = scene();
    await client.record(BUILD);
    valid.has = () => false;
    expect((await client.record(BUILD)).verdict).toBe('unauthorized');
    expect(minted).toHaveLength(2);
    expect(used).toHaveLength(3);
  });
});
