import { describe, expect, it } from '@jest/globals';
import type { OidcCredentials } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { START } from '../support/clock.ts';
import { gatewayReply, reply, request } from '../support/http.ts';
import { IDENTITY, PROJECT, type SignInStory, signInScene } from '../support/sign-in.ts';

const CREDENTIALS: OidcCredentials = {
  kind: 'oidc',
  identityProvider: 'github',
  audience: '',
  project: PROJECT
};
const HOUR = 3_600_000;
const EXCHANGE = 'POST https://iam.test/v3.0/OS-AUTH/id-token/tokens';
const GITHUB_TOKEN = 'GET https://github.test/token?api-version=2.0';

/** IAM's answer with a token; of project scope unless told. */
const minted = (token: string, lifeMs = 24 * HOUR, scope: object = { project: { id: 'p' } }) =>
  reply(
    201,
    { token: { expires_at: new Date(START + lifeMs).toISOString(), ...scope } },
    { 'x-subject-token': token }
  );

const scene = (story: SignInStory, credentials = CREDENTIALS) => {
  const made = signInScene(story);
  const signIn = createSignIn(credentials, made.parts);
  /** The token that a request to the service gets. */
  const token = async () => (await signIn.authorize(request())).headers['x-auth-token'];
  return { ...made, signIn, token };
};

describe('an identity provider of IAM', () => {
  it('gives a token for the identity token of GitHub', async () => {
    const { requests, token } = scene({ script: [IDENTITY, minted('t-1')] });
    expect(await token()).toBe('t-1');
    expect(requests).toEqual([
      {
        method: 'GET',
        url: 'https://github.test/token?api-version=2.0',
        headers: { authorization: 'Bearer github-bearer', accept: 'application/json' }
      },
      {
        method: 'POST',
        url: 'https://iam.test/v3.0/OS-AUTH/id-token/tokens',
        headers: {
          'content-type': 'application/json;charset=UTF-8',
          accept: 'application/json',
          'x-idp-id': 'github'
        },
        body: JSON.stringify({
          auth: { id_token: { id: 'identity-token' }, scope: { project: { id: PROJECT.projectId } } }
        })
      }
    ]);
  });

  it('gives one for the project of a region when no project is named', async () => {
    const project = { ...PROJECT, projectId: '' };
    const { requests, token } = scene({ script: [IDENTITY, minted('t-1')] }, { ...CREDENTIALS, project });
    await token();
    expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({
      auth: { scope: { project: { name: 'cn-north-4' } } }
    });
  });

  it('is asked with the audience that it wants', async () => {
    const audience = 'https://huawei cloud?&';
    const { requests, token } = scene({ script: [IDENTITY, minted('t-1')] }, { ...CREDENTIALS, audience });
    await token();
    expect(new URL(requests[0]?.url ?? '').searchParams.get('audience')).toBe(audience);
  });

  it('gives a token without a scope: that is exchanged for one of the project', async () => {
    const { events, requests, token } = scene({
      script: [IDENTITY, minted('unscoped', HOUR, {}), minted('scoped')]
    });
    expect(await token()).toBe('scoped');
    expect(events).toEqual([
      'mask github-bearer',
      GITHUB_TOKEN,
      'mask identity-token',
      EXCHANGE,
      'mask unscoped',
      'POST https://iam.test/v3/auth/tokens?nocatalog=true',
      'mask scoped'
    ]);
    expect(JSON.parse(requests[2]?.body ?? '')).toEqual({
      auth: {
        identity: { methods: ['token'], token: { id: 'unscoped' } },
        scope: { project: { id: PROJECT.projectId } }
      }
    });
  });

  it.each(['5', '[]', '{"token":5}'])(
    'that tells nothing of its token (%s) is taken to have no scope',
    async body => {
      const bare = reply(201, body, { 'x-subject-token': 'unscoped' });
      const { requests, token } = scene({ script: [IDENTITY, bare, minted('scoped')] });
      expect(await token()).toBe('scoped');
      expect(requests).toHaveLength(3);
    }
  );

  it('has every secret masked before its first use', async () => {
    const { events, token } = scene({ script: [IDENTITY, minted('t-1')] });
    await token();
    expect(events).toEqual(['mask github-bearer', GITHUB_TOKEN, 'mask identity-token', EXCHANGE, 'mask t-1']);
  });
});

describe('a token that was minted', () => {
  it('serves until five minutes before its end, and is minted anew then', async () => {
    const script = [IDENTITY, minted('t-1', 2 * HOUR), IDENTITY, minted('t-2', 4 * HOUR)];
    const { clock, token, requests } = scene({ script });
    expect(await token()).toBe('t-1');
    await clock.sleep(115 * 60_000 - 1);
    expect(await token()).toBe('t-1');
    expect(requests).toHaveLength(2);
    await clock.sleep(1);
    expect(await token()).toBe('t-2');
    expect(requests).toHaveLength(4);
  });

  it('is minted once for requests at the same time', async () => {
    const { signIn, requests } = scene({ script: [IDENTITY, minted('t-1')] });
    const signed = await Promise.all([1, 2, 3].map(() => signIn.authorize(request())));
    expect(signed.map(({ headers }) => headers['x-auth-token'])).toEqual(['t-1', 't-1', 't-1']);
    expect(requests).toHaveLength(2);
  });

  it('is minted anew, once, when the service refuses it', async () => {
    const { signIn, token } = scene({ script: [IDENTITY, minted('t-1'), IDENTITY, minted('t-2')] });
    const signed = await signIn.authorize(request());
    expect(await signIn.recover(reply(401), signed)).toBe(true);
    const again = await signIn.authorize(request());
    expect(again.headers['x-auth-token']).toBe('t-2');
    expect(await signIn.recover(reply(401), again)).toBe(false);
    expect(await token()).toBe('t-2');
  });

  it('is minted anew a second time when the first renewal had served for a while', async () => {
    const script = [1, 2, 3].flatMap(count => [IDENTITY, minted(`t-${count}`)]);
    const { signIn, clock, token } = scene({ script });
    await signIn.recover(reply(401), await signIn.authorize(request()));
    expect(await token()).toBe('t-2');
    await clock.sleep(5 * 60_000);
    expect(await signIn.recover(reply(401), await signIn.authorize(request()))).toBe(true);
    expect(await token()).toBe('t-3');
  });

  it('is not minted anew when another request has seen to that', async () => {
    const { signIn, token, requests } = scene({
      script: [IDENTITY, minted('t-1'), IDENTITY, minted('t-2')]
    });
    const [one, two] = await Promise.all([signIn.authorize(request()), signIn.authorize(request())]);
    expect(await signIn.recover(reply(401), one)).toBe(true);
    expect(await token()).toBe('t-2');
    expect(await signIn.recover(reply(401), two)).toBe(true);
    expect(await token()).toBe('t-2');
    expect(requests).toHaveLength(4);
  });

  it('serves on while IAM is down, until its very end', async () => {
    const down = gatewayReply(403, 'IAM.0001');
    const { clock, token } = scene({
      script: [IDENTITY, minted('t-1', HOUR), IDENTITY, down, IDENTITY, down]
    });
    await token();
    await clock.sleep(57 * 60_000);
    expect(await token()).toBe('t-1');
    await clock.sleep(3 * 60_000);
    await expect(token()).rejects.toThrow('IAM refused the identity token');
  });

  it('that does not say when it ends is minted anew after an hour', async () => {
    const endless = reply(201, { token: { project: {} } }, { 'x-subject-token': 't-1' });
    const { clock, token } = scene({ script: [IDENTITY, endless, IDENTITY, minted('t-2')] });
    expect(await token()).toBe('t-1');
    await clock.sleep(54 * 60_000);
    expect(await token()).toBe('t-1');
    await clock.sleep(60_000);
    expect(await token()).toBe('t-2');
  });

  it('ends by the clock of the server, when ours is off', async () => {
    // By its own clock, which is a day ahead, the server gives it an hour.
    const token1 = { token: { expires_at: new Date(START + 25 * HOUR).toISOString(), project: {} } };
    const date = new Date(START + 24 * HOUR).toUTCString();
    const first = reply(201, token1, { 'x-subject-token': 't-1', date });
    const { clock, token } = scene({ script: [IDENTITY, first, IDENTITY, minted('t-2', 48 * HOUR)] });
    await token();
    await clock.sleep(56 * 60_000);
    expect(await token()).toBe('t-2');
  });
});
