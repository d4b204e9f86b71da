import { describe, expect, it } from '@jest/globals';
import { createSignIn } from '../../src/auth/index.ts';
import { reply, request } from '../support/http.ts';
import { signInScene } from '../support/sign-in.ts';

describe('a token of the user', () => {
  const { parts, requests } = signInScene();
  const signIn = createSignIn({ kind: 'token', token: 'a-token' }, parts);

  it('goes into the header x-auth-token; the rest of the request stays as it is', async () => {
    const plain = request({ headers: { accept: 'application/json' }, deadlineMs: 7 });
    expect(await signIn.authorize(plain)).toEqual({
      ...plain,
      headers: { accept: 'application/json', 'x-auth-token': 'a-token' }
    });
    expect(plain.headers).toEqual({ accept: 'application/json' });
  });

  it('cannot be renewed when it was refused', async () => {
    expect(await signIn.recover(reply(401), request())).toBe(false);
  });

  it('needs no other service', () => {
    expect(requests).toEqual([]);
  });
});
