import { describe, expect, it } from '@jest/globals';
import type { SignIn } from '../../src/auth/authorize.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import { ActionError } from '../../src/errors.ts';
import { HttpFailure } from '../../src/http.ts';
import { clientOf, JOB, STARTED, UNAUTHORIZED } from '../support/client.ts';
import { jumpingClock } from '../support/clock.ts';
import { gatewayReply } from '../support/http.ts';

/** A sign-in that numbers what it signs, and can be renewed as often as it is told. */
function countingSignIn(renewals: number): SignIn & { readonly recovered: unknown[] } {
  const recovered: unknown[] = [];
  let signed = 0;
  return {
    recovered,
    authorize: async request => {
      signed += 1;
      return { ...request, headers: { ...request.headers, 'x-auth-token': `token-${signed}` } };
    },
    recover: async (response, { headers }) => {
      recovered.push([response.status, headers['x-auth-token']]);
      return recovered.length <= renewals;
    }
  };
}

describe('what provably was not performed', () => {
  it('is tried again, signed anew each time', async () => {
    const refused = new HttpFailure('connection', false, 'x');
    const throttled = gatewayReply(429, 'APIGW.0308');
    const { client, requests } = clientOf({
      script: [refused, throttled, STARTED],
      signIn: countingSignIn(0)
    });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ verdict: 'ok' });
    expect(requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['token-1', 'token-2', 'token-3']);
  });

  it('is not tried again when it follows a build: its own pace sees to that', async () => {
    const throttled = gatewayReply(429, 'APIGW.0308');
    const { client, requests } = clientOf({ script: [throttled] });
    expect(await client.record({ jobId: JOB, buildNumber: '20' })).toMatchObject({ verdict: 'throttled' });
    expect(requests).toHaveLength(1);
  });
});

describe('the sign-in is not accepted', () => {
  it('with a token of the user: that stands', async () => {
    const { client, requests } = clientOf({ script: [UNAUTHORIZED] });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ verdict: 'unauthorized' });
    expect(requests).toHaveLength(1);
  });

  it('but can be renewed: one more try, and the sign-in is told what was refused', async () => {
    const signIn = countingSignIn(1);
    const { client, requests } = clientOf({ script: [UNAUTHORIZED, STARTED], signIn });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ verdict: 'ok' });
    expect(requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['token-1', 'token-2']);
    expect(signIn.recovered).toEqual([[401, 'token-1']]);
  });

  it('after the renewal either: that stands, however often it could be renewed', async () => {
    const signIn = countingSignIn(100);
    const { client, requests } = clientOf({ script: [UNAUTHORIZED, UNAUTHORIZED], signIn });
    expect(await client.runJob({ job_id: JOB })).toMatchObject({ verdict: 'unauthorized' });
    expect(requests).toHaveLength(2);
    expect(signIn.recovered).toHaveLength(1);
  });

  it('for the request of the last try, after others were throttled', async () => {
    const signIn = countingSignIn(1);
    const script = [gatewayReply(429, 'APIGW.0308'), UNAUTHORIZED, STARTED];
    const { client } = clientOf({ script, signIn });
    await client.runJob({ job_id: JOB });
    expect(signIn.recovered).toEqual([[401, 'token-2']]);
  });
});

describe('the sign-in itself fails', () => {
  const failing = (error: Error): SignIn => ({
    authorize: async () => {
      throw error;
    },
    recover: async () => false
  });

  it('because its own server broke the connection: nothing was sent to the service', async () => {
    const signIn = failing(new HttpFailure('too-large', true, 'The answer of iam.test is too large.'));
    const { client, requests } = clientOf({ script: [], signIn });
    await expect(client.runJob({ job_id: JOB })).rejects.toMatchObject({
      reason: 'too-large',
      sent: false,
      message: 'The answer of iam.test is too large.'
    });
    expect(requests).toEqual([]);
  });

  it('because it was refused: the error is passed on as it is', async () => {
    const error = new ActionError('refused', 'IAM refused the identity token.');
    const { client, requests } = clientOf({ script: [], signIn: failing(error) });
    await expect(client.runJob({ job_id: JOB })).rejects.toBe(error);
    expect(requests).toEqual([]);
  });
});

describe('a workflow that is cancelled while it signs in', () => {
  it('starts nothing any more', async () => {
    const cancelling = new AbortController();
    const sent: string[] = [];
    const client = createBuildClient({
      transport: async ({ url }) => {
        sent.push(url);
        return STARTED;
      },
      signIn: {
        authorize: async plain => {
          cancelling.abort();
          return plain;
        },
        recover: async () => false
      },
      baseUrl: 'https://build.test',
      retry: { clock: jumpingClock(), random: () => 0, onWait: () => {}, cancelled: cancelling.signal }
    });
    await expect(client.runJob({ job_id: JOB })).rejects.toMatchObject({ reason: 'aborted', sent: false });
    expect(sent).toEqual([]);
  });
});
