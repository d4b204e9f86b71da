import { describe, expect, it } from '@jest/globals';
import type { OidcCredentials } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { HttpFailure, type HttpResponse } from '../../src/http.ts';
import { gatewayReply, reply, request } from '../support/http.ts';
import { GITHUB, IDENTITY, PROJECT, signInScene } from '../support/sign-in.ts';

const CREDENTIALS: OidcCredentials = {
  kind: 'oidc',
  identityProvider: 'github',
  audience: '',
  project: PROJECT
};
const MINTED = reply(201, { token: { project: {} } }, { 'x-subject-token': 't-1' });
const UNSCOPED = reply(201, { token: {} }, { 'x-subject-token': 'unscoped' });

function signingIn(
  script: readonly (HttpResponse | Error)[],
  variables: Readonly<Record<string, string>> = GITHUB
) {
  const scene = signInScene({ script, variables });
  const signIn = createSignIn(CREDENTIALS, scene.parts);
  return { ...scene, signing: signIn.authorize(request()) };
}

describe('a job that may not ask for an identity token', () => {
  it.each(['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])(
    'as %s is not set: the error says which lines to add, and nothing is asked',
    async name => {
      const { signing, requests } = signingIn([], { ...GITHUB, [name]: '' });
      await expect(signing).rejects.toMatchObject({
        code: 'input',
        message: 'GitHub gives this job no identity token.',
        hint: expect.stringContaining('permissions:\n  id-token: write\n')
      });
      expect(requests).toEqual([]);
    }
  );
});

describe('a sign-in that is refused', () => {
  it.each<[string, readonly HttpResponse[], string]>([
    ['by GitHub', [reply(403, { message: 'no' })], 'GitHub gave no identity token: HTTP 403'],
    [
      'by GitHub, with an answer without a token',
      [reply(200, { count: 0 })],
      'GitHub answered without an identity token.'
    ],
    [
      'by GitHub, with an empty token',
      [reply(200, { value: '' })],
      'GitHub answered without an identity token.'
    ],
    ['by GitHub, with a number', [reply(200, '5')], 'GitHub answered without an identity token.'],
    [
      'by IAM, in its words',
      [
        IDENTITY,
        reply(401, { error: { code: 401, message: 'The audience is wrong.', title: 'Unauthorized' } })
      ],
      'IAM refused the identity token: HTTP 401, 401, The audience is wrong.'
    ],
    [
      'by IAM, with an answer without a token',
      [IDENTITY, reply(201, { token: {} })],
      'IAM answered without a token.'
    ],
    [
      'by IAM, when it comes to the project',
      [IDENTITY, UNSCOPED, gatewayReply(403, 'IAM.0011', 'no role')],
      'IAM gave no token for the project: HTTP 403, IAM.0011, no role.'
    ]
  ])('%s: fails at once with what was said and what to check', async (_by, script, message) => {
    const { signing, requests } = signingIn(script);
    await expect(signing).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/audience|region|Run the job again/)
    });
    expect(requests).toHaveLength(script.length);
  });

  it('shows nothing of an answer that can not be read, as it may hold a token', async () => {
    const cut = reply(400, '{"value":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJy');
    await expect(signingIn([cut]).signing).rejects.toMatchObject({
      message: expect.not.stringContaining('eyJ')
    });
  });
});

describe('a sign-in in trouble', () => {
  const trouble: readonly (HttpResponse | Error)[] = [
    new HttpFailure('cut', true, 'x'),
    reply(502, '<html>'),
    reply(200),
    gatewayReply(429, 'APIGW.0308')
  ];

  it('is survived: GitHub and IAM may be asked again', async () => {
    const { signing } = signingIn([...trouble, IDENTITY, ...trouble, MINTED]);
    expect((await signing).headers['x-auth-token']).toBe('t-1');
  });

  it('that lasts is no refusal, so that who watches a build can try later', async () => {
    const script = Array.from({ length: 5 }, () => gatewayReply(503, 'APIGW.0999', 'busy'));
    await expect(signingIn(script).signing).rejects.toMatchObject({
      code: 'unclear',
      message: 'The sign-in did not work: github.test has trouble (HTTP 503, APIGW.0999, busy).'
    });
  });

  it('that keeps the connection from being made is told as such', async () => {
    const script = Array.from({ length: 5 }, () => new HttpFailure('connection', false, 'No connection.'));
    await expect(signingIn([IDENTITY, ...script]).signing).rejects.toMatchObject({
      code: 'unclear',
      message: 'The sign-in did not work. No connection.',
      hint: expect.stringContaining('iam_endpoint')
    });
  });
});
