import { describe, expect, it } from '@jest/globals';
import type { AgencyCredentials } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { sdkDate, sign } from '../../src/auth/sign.ts';
import { START } from '../support/clock.ts';
import { gatewayReply, reply, request } from '../support/http.ts';
import { GITHUB, IDENTITY, PROJECT, type SignInStory, signInScene } from '../support/sign-in.ts';

const CREDENTIALS: AgencyCredentials = {
  kind: 'agency',
  oidcProviderUrn: 'iam::1:oidcProvider:github',
  agencyUrn: 'iam::1:agency:builds',
  audience: '',
  stsUrl: 'https://sts.test',
  project: PROJECT
};
const HOUR = 3_600_000;

/** The answer of STS with a key of this name. */
const minted = (name: string, lifeMs = HOUR) =>
  reply(200, {
    credentials: {
      access_key_id: `${name}-id`,
      secret_access_key: `${name}-secret`,
      security_token: `${name}-token`,
      expiration: new Date(START + lifeMs).toISOString()
    }
  });

const scene = (story: SignInStory, credentials = CREDENTIALS) => {
  const made = signInScene(story);
  const signIn = createSignIn(credentials, made.parts);
  return { ...made, signIn, headers: async () => (await signIn.authorize(request())).headers };
};

describe('an agency of STS', () => {
  it('gives a temporary key for the identity token of GitHub', async () => {
    const { requests, headers } = scene({ script: [IDENTITY, minted('k1')] });
    await headers();
    expect(requests[1]).toMatchObject({
      method: 'POST',
      url: 'https://sts.test/v5/agencies/assume-with-oidc',
      body: JSON.stringify({
        provider_urn: 'iam::1:oidcProvider:github',
        agency_urn: 'iam::1:agency:builds',
        agency_session_name: 'github-77-2',
        id_token: 'identity-token',
        duration_seconds: 3_600
      })
    });
  });

  it('has requests signed with that key, its security token and the project', async () => {
    const { headers } = scene({ script: [IDENTITY, minted('k1')] });
    const { authorization, ...rest } = await headers();
    expect(rest).toMatchObject({
      'x-security-token': 'k1-token',
      'x-project-id': PROJECT.projectId,
      'x-sdk-date': sdkDate(START)
    });
    const { url, method, body = '' } = request();
    const key = { accessKeyId: 'k1-id', secretAccessKey: 'k1-secret' };
    expect(authorization).toBe(sign({ method, url, body, headers: rest }, key));
  });

  it('has every secret masked before its first use', async () => {
    const { events, headers } = scene({ script: [IDENTITY, minted('k1')] });
    await headers();
    expect(events).toEqual([
      'mask github-bearer',
      `GET ${GITHUB.ACTIONS_ID_TOKEN_REQUEST_URL}`,
      'mask identity-token',
      'POST https://sts.test/v5/agencies/assume-with-oidc',
      'mask k1-secret',
      'mask k1-token'
    ]);
  });

  it('looks the project up by its region when none is named, signed with that key', async () => {
    const found = reply(200, { projects: [{ id: 'found1' }] });
    const story = { script: [IDENTITY, minted('k1'), found] };
    const { headers, requests } = scene(story, { ...CREDENTIALS, project: { ...PROJECT, projectId: '' } });
    expect((await headers())['x-project-id']).toBe('found1');
    expect(requests[2]?.url).toBe('https://iam.test/v3/projects?name=cn-north-4');
    expect(requests[2]?.headers['x-security-token']).toBe('k1-token');
  });

  it('names a session that STS accepts, whatever the runner says of the run', async () => {
    const variables = { ...GITHUB, GITHUB_RUN_ID: '7 7/ü', GITHUB_RUN_ATTEMPT: '' };
    const { headers, requests } = scene({ script: [IDENTITY, minted('k1')], variables });
    await headers();
    expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({
      agency_session_name: expect.stringMatching(/^[\w+=,.@-]{2,128}$/)
    });
  });
});

describe('a temporary key', () => {
  it('is renewed five minutes before its end', async () => {
    const { clock, headers } = scene({
      script: [IDENTITY, minted('k1', HOUR / 2), IDENTITY, minted('k2', 3 * HOUR)]
    });
    await headers();
    await clock.sleep(24 * 60_000);
    expect((await headers())['x-security-token']).toBe('k1-token');
    await clock.sleep(60_000);
    expect((await headers())['x-security-token']).toBe('k2-token');
  });

  it('that was refused is replaced once', async () => {
    const { signIn, headers } = scene({ script: [IDENTITY, minted('k1'), IDENTITY, minted('k2')] });
    expect(await signIn.recover(reply(401), await signIn.authorize(request()))).toBe(true);
    const again = await signIn.authorize(request());
    expect(again.headers['x-security-token']).toBe('k2-token');
    expect(await signIn.recover(reply(401), again)).toBe(false);
    expect((await headers())['x-security-token']).toBe('k2-token');
  });

  it('that was refused because our clock is off is kept, and signs by the time of the server', async () => {
    const { signIn, headers } = scene({ script: [IDENTITY, minted('k1')] });
    const refused = reply(401, '', { date: new Date(START + 2 * HOUR).toUTCString() });
    expect(await signIn.recover(refused, await signIn.authorize(request()))).toBe(true);
    expect(await headers()).toMatchObject({
      'x-security-token': 'k1-token',
      'x-sdk-date': sdkDate(START + 2 * HOUR)
    });
  });

  it.each([
    ['without keys', {}],
    ['with a key that lacks its secret', { credentials: { access_key_id: 'a', security_token: 'b' } }],
    ['with a key of numbers', { credentials: { access_key_id: 1, secret_access_key: 2, security_token: 3 } }],
    ['with a list', { credentials: [] }],
    ['of a number', '5'],
    ['with keys that lack the id', { credentials: { secret_access_key: 'a', security_token: 'b' } }]
  ])('is missed in an answer %s: the error says what to check', async (_name, body) => {
    const { headers } = scene({ script: [IDENTITY, reply(200, body)] });
    await expect(headers()).rejects.toMatchObject({
      code: 'refused',
      message: 'STS answered without keys.',
      hint: expect.stringContaining('agency_urn')
    });
  });

  it('is refused by STS: the error says so in its words', async () => {
    const refused = gatewayReply(403, 'STS5.0001', 'not allowed by the trust policy');
    await expect(scene({ script: [IDENTITY, refused] }).headers()).rejects.toMatchObject({
      code: 'refused',
      message: 'STS refused the identity token: HTTP 403, STS5.0001, not allowed by the trust policy.'
    });
  });

  it('that does not say when it ends is renewed as if it lived as long as was asked for', async () => {
    const { credentials } = JSON.parse(minted('k1').body.toString());
    const endless = reply(200, { credentials: { ...credentials, expiration: 'never' } });
    const { clock, headers } = scene({ script: [IDENTITY, endless, IDENTITY, minted('k2', 3 * HOUR)] });
    await headers();
    await clock.sleep(54 * 60_000);
    expect((await headers())['x-security-token']).toBe('k1-token');
    await clock.sleep(60_000);
    expect((await headers())['x-security-token']).toBe('k2-token');
  });
});
