import { describe, expect, it } from '@jest/globals';
import type { AccessKeyCredentials } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { sdkDate, sign } from '../../src/auth/sign.ts';
import { HttpFailure, type HttpRequest } from '../../src/http.ts';
import { START } from '../support/clock.ts';
import { gatewayReply, reply, request } from '../support/http.ts';
import { PROJECT, type SignInStory, signInScene } from '../support/sign-in.ts';

const PERMANENT: AccessKeyCredentials = {
  kind: 'access-key',
  accessKeyId: 'AccessKey',
  secretAccessKey: 'SecretKey',
  securityToken: '',
  project: PROJECT
};
const BY_REGION: AccessKeyCredentials = { ...PERMANENT, project: { ...PROJECT, projectId: '' } };
const REFUSED = gatewayReply(401, 'APIGW.0301', 'verify aksk signature fail');
const FOUND = reply(200, { projects: [{ id: 'found1' }] });

const scene = (credentials: AccessKeyCredentials, story: SignInStory = {}) => {
  const made = signInScene(story);
  return { ...made, signIn: createSignIn(credentials, made.parts) };
};

/** What the signature of a request must be, from the headers that it names. */
function expectedSignature({ method, url, headers, body = '' }: HttpRequest): string {
  const names = /SignedHeaders=([^,]*)/.exec(headers['authorization'] ?? '')?.[1]?.split(';') ?? [];
  const covered = Object.fromEntries(names.map(name => [name, headers[name] ?? '']));
  return sign({ method, url, headers: covered, body }, PERMANENT);
}

describe('an access key', () => {
  it('signs a request with host, content type, date and project', async () => {
    const { signIn, requests } = scene(PERMANENT);
    const signed = await signIn.authorize(request());
    expect(signed.headers).toEqual({
      'content-type': 'application/json',
      host: 'build.test',
      'x-sdk-date': sdkDate(START),
      'x-project-id': PROJECT.projectId,
      authorization: expectedSignature(signed)
    });
    expect(signed.headers['authorization']).toContain(
      'Access=AccessKey, SignedHeaders=content-type;host;x-project-id;x-sdk-date, '
    );
    expect(requests).toEqual([]);
  });

  it('that is temporary sends its security token, and signs that too', async () => {
    const { signIn } = scene({ ...PERMANENT, securityToken: 'temporary' });
    const { headers } = await signIn.authorize(request());
    expect(headers['x-security-token']).toBe('temporary');
    expect(headers['authorization']).toMatch(/SignedHeaders=[^,]*;x-security-token,/);
  });

  it('signs the port that is not the usual one, and leaves out headers that a proxy may change', async () => {
    const { signIn } = scene(PERMANENT);
    const plain = request({ url: 'https://build.test:8443/a', headers: { accept: '*/*' } });
    const { headers } = await signIn.authorize(plain);
    expect(headers['host']).toBe('build.test:8443');
    expect(headers['authorization']).toContain('SignedHeaders=host;x-project-id;x-sdk-date,');
  });

  it('never sends the secret key', async () => {
    const { signIn } = scene(PERMANENT);
    expect(JSON.stringify(await signIn.authorize(request()))).not.toContain('SecretKey');
  });

  it('signs each try with its own time', async () => {
    const { signIn, clock } = scene(PERMANENT);
    await signIn.authorize(request());
    await clock.sleep(90_000);
    const { headers } = await signIn.authorize(request());
    expect(headers['x-sdk-date']).toBe(sdkDate(START + 90_000));
  });
});

describe('an access key without a project', () => {
  it('looks it up at IAM by the name of the region, signed as well', async () => {
    const { signIn, requests } = scene(BY_REGION, { script: [FOUND] });
    const { headers } = await signIn.authorize(request());
    expect(headers['x-project-id']).toBe('found1');
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://iam.test/v3/projects?name=cn-north-4'
    ]);
    const [lookUp] = requests as [HttpRequest];
    expect(lookUp.headers['authorization']).toBe(expectedSignature(lookUp));
    expect(lookUp.headers).not.toHaveProperty('x-project-id');
  });

  it('looks it up once, also for requests at the same time', async () => {
    const { signIn, requests } = scene(BY_REGION, { script: [FOUND] });
    const signed = await Promise.all([signIn.authorize(request()), signIn.authorize(request())]);
    signed.push(await signIn.authorize(request()));
    expect(signed.map(({ headers }) => headers['x-project-id'])).toEqual(['found1', 'found1', 'found1']);
    expect(requests).toHaveLength(1);
  });

  it('survives an IAM that has trouble for a while', async () => {
    const trouble = [
      new HttpFailure('cut', true, 'x'),
      reply(503, '<html>'),
      gatewayReply(429, 'APIGW.0308')
    ];
    const { signIn, requests } = scene(BY_REGION, { script: [...trouble, FOUND] });
    expect((await signIn.authorize(request())).headers['x-project-id']).toBe('found1');
    expect(requests).toHaveLength(4);
  });

  it('looks it up anew after that failed', async () => {
    const { signIn } = scene(BY_REGION, { script: [reply(403, { error_msg: 'no' }), FOUND] });
    await expect(signIn.authorize(request())).rejects.toThrow('could not be looked up');
    expect((await signIn.authorize(request())).headers['x-project-id']).toBe('found1');
  });

  it.each([
    ['none', { projects: [] }],
    ['no list', { result: 'ok' }],
    ['one with an id that is none', { projects: [{ id: 'a/b\r\nx: y' }] }],
    ['one without an id', { projects: [{}] }],
    ['a number', '5']
  ])('when IAM tells of %s, fails with what to check', async (_what, body) => {
    const { signIn } = scene(BY_REGION, { script: [reply(200, body)] });
    await expect(signIn.authorize(request())).rejects.toMatchObject({
      name: 'ActionError',
      hint: expect.stringMatching(/project_id|access key/)
    });
  });

  it('when IAM refuses the key, fails with what IAM says, and does not ask again', async () => {
    const { signIn, requests } = scene(BY_REGION, { script: [REFUSED] });
    await expect(signIn.authorize(request())).rejects.toMatchObject({
      code: 'refused',
      message:
        'The project of region cn-north-4 could not be looked up: ' +
        'HTTP 401, APIGW.0301, verify aksk signature fail.',
      hint: 'Check the access key, or give project_id so that it need not be looked up.'
    });
    expect(requests).toHaveLength(1);
  });
});

describe('a signature that was refused', () => {
  const date = (ms: number) => ({ date: new Date(START + ms).toUTCString() });
  const refused = (headers: Readonly<Record<string, string>>) =>
    gatewayReply(401, 'APIGW.0301', 'no', headers);
  const HOUR = 3_600_000;

  it.each([
    ['ahead', -HOUR],
    ['behind', HOUR]
  ])('by a server whose clock ours is %s of: one more try, by the time of the server', async (_name, off) => {
    const { signIn } = scene(PERMANENT);
    const signed = await signIn.authorize(request());
    expect(await signIn.recover(refused(date(off)), signed)).toBe(true);
    expect((await signIn.authorize(request())).headers['x-sdk-date']).toBe(sdkDate(START + off));
  });

  it('after the clock was corrected: no more tries', async () => {
    const { signIn } = scene(PERMANENT);
    const signed = await signIn.authorize(request());
    expect(await signIn.recover(refused(date(HOUR)), signed)).toBe(true);
    expect(await signIn.recover(refused(date(HOUR)), signed)).toBe(false);
  });

  it.each([
    ['the same time', date(0)],
    ['nearly the same time', date(4 * 60_000)],
    ['no time', {}],
    ['a time that is none', { date: 'yesterday' }]
  ])('by a server with %s: no other try, as five wrong signatures lock the key', async (_name, headers) => {
    const { signIn } = scene(PERMANENT);
    expect(await signIn.recover(refused(headers), await signIn.authorize(request()))).toBe(false);
  });

  it('also makes the look-up of the project try once more when the clock was off', async () => {
    const { signIn, requests } = scene(BY_REGION, { script: [refused(date(HOUR)), FOUND] });
    const { headers } = await signIn.authorize(request());
    expect(headers).toMatchObject({ 'x-project-id': 'found1', 'x-sdk-date': sdkDate(START + HOUR) });
    expect(requests.map(one => one.headers['x-sdk-date'])).toEqual([sdkDate(START), sdkDate(START + HOUR)]);
  });

  it('is not hammered: fewer than five are sent with one key, whatever is asked of it', async () => {
    const { signIn } = scene(PERMANENT);
    let sent = 0;
    for (let count = 0; count < 20; count += 1) {
      try {
        const signed = await signIn.authorize(request());
        sent += 1;
        await signIn.recover(REFUSED, signed);
      } catch (error) {
        expect(error).toMatchObject({ code: 'refused', hint: expect.stringContaining('lock') });
      }
    }
    expect(sent).toBeLessThan(5);
  });
});
