import { describe, expect, it } from '@jest/globals';
import { readAnswer } from '../../src/answer.ts';
import { callIam, endOf, type IamCall } from '../../src/auth/iam.ts';
import { HttpFailure, type HttpRequest, type HttpResponse, type Transport } from '../../src/http.ts';
import { heldClock, jumpingClock, START } from '../support/clock.ts';
import { gatewayReply, reply, request } from '../support/http.ts';
import { signInScene } from '../support/sign-in.ts';

const CALL: IamCall = { request: request(), what: 'IAM refused', hint: 'Look at it.' };
const OK = reply(200, { ok: true });

describe('An answer of IAM', () => {
  it.each<[string, HttpResponse, string]>([
    [
      '401 with its own code',
      reply(401, { error_code: 'IAM.0001', error_msg: 'who?' }),
      'HTTP 401, IAM.0001, who?'
    ],
    [
      '403 in the shape of version 3',
      reply(403, { error: { code: 403, title: 'Forbidden' } }),
      'HTTP 403, 403, Forbidden'
    ],
    ['404 of the gateway', gatewayReply(404, 'APIGW.0101', 'no API'), 'HTTP 404, APIGW.0101, no API'],
    [
      '200 with an error inside',
      reply(200, { error_code: 'STS5.1001', error_msg: 'no' }),
      'HTTP 200, STS5.1001, no'
    ],
    ['a redirect', reply(302, '', { location: 'https://x.test/a?key=1' }), 'a redirect to x.test'],
    ['a request id', reply(400, '{"error_msg":"no"}', { 'x-iam-trace-id': 'trace-1' }), 'request id trace-1']
  ])('that is a no ends the call at once, for good: %s', async (_name, answer, text) => {
    const { parts, requests } = signInScene({ script: [answer] });
    const error = await callIam(CALL, parts).catch((one: unknown) => one);
    expect(error).toMatchObject({ name: 'ActionError', code: 'refused', hint: 'Look at it.' });
    expect(String(error)).toMatch(/^ActionError: IAM refused: .*[^.]\.$/);
    expect(String(error)).toContain(text);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, HttpResponse | Error]>([
    ['a cut connection', new HttpFailure('cut', true, 'broken')],
    ['no answer in time', new HttpFailure('deadline', true, 'late')],
    ['no connection', new HttpFailure('connection', false, 'down')],
    ['no such name for now', new HttpFailure('name', false, 'unknown')],
    ['429', gatewayReply(429, 'APIGW.0308')],
    ['500', gatewayReply(500, 'IAM.0006')],
    ['503 of a proxy', reply(503, '<html>')],
    ['half a body', reply(200, '{"token":{"expi')],
    ['no body', reply(201)]
  ])('that may pass is waited out, five tries in all: %s', async (_name, trouble) => {
    const passing = signInScene({ script: [trouble, trouble, trouble, trouble, OK] });
    expect((await callIam(CALL, passing.parts)).content).toEqual({ kind: 'value', value: { ok: true } });
    const lasting = signInScene({ script: Array.from({ length: 5 }, () => trouble) });
    const error = await callIam(CALL, lasting.parts).catch((one: unknown) => one);
    const why = trouble instanceof Error ? trouble.message : 'build.test has trouble (HTTP ';
    expect(error).toMatchObject({ code: 'unclear', message: expect.stringContaining(why) });
    expect(lasting.requests).toHaveLength(5);
  });

  it('from a server that is not trusted is not asked for again', async () => {
    const { parts, requests } = signInScene({
      script: [new HttpFailure('certificate', false, 'not trusted')]
    });
    await expect(callIam(CALL, parts)).rejects.toThrow('not trusted');
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['half a body', 200, '{"credentials":{"secret_access_key":"SHOWN'],
    ['a page', 502, '<html>SHOWN'],
    ['text', 400, 'SHOWN']
  ])(
    'that cannot be read is not shown, as it may hold a key that nobody masked: %s',
    async (_name, status, body) => {
      const { parts } = signInScene({ script: Array.from({ length: 5 }, () => reply(status, body)) });
      const error = await callIam(CALL, parts).catch((one: unknown) => one);
      expect(String(error)).toContain(`HTTP ${status}, something else in place of an answer`);
      expect(String(error)).not.toContain('SHOWN');
    }
  );
});

describe('A call of IAM', () => {
  it('is authorized anew for each try', async () => {
    let count = 0;
    const authorize = async (plain: HttpRequest): Promise<HttpRequest> => {
      count += 1;
      return { ...plain, headers: { number: String(count) } };
    };
    const { parts, requests } = signInScene({ script: [reply(503), reply(503), OK] });
    await callIam({ ...CALL, authorize }, parts);
    expect(requests.map(({ headers }) => headers['number'])).toEqual(['1', '2', '3']);
  });

  it('that is not authorized is made once more when that could be mended, and not twice', async () => {
    const no = gatewayReply(401, 'APIGW.0301');
    const mended = signInScene({ script: [no, OK] });
    await callIam({ ...CALL, recover: () => true }, mended.parts);
    expect(mended.requests).toHaveLength(2);
    const lasting = signInScene({ script: [no, no] });
    await expect(callIam({ ...CALL, recover: () => true }, lasting.parts)).rejects.toMatchObject({
      code: 'refused'
    });
    expect(lasting.requests).toHaveLength(2);
  });

  it('ends at once when it is given up while a request is under way', async () => {
    const giving = new AbortController();
    let isUnderWay = false;
    const hanging: Transport = (_, signal) =>
      new Promise((_resolve, reject) => {
        isUnderWay = true;
        signal?.addEventListener('abort', () => reject(new HttpFailure('aborted', true, 'given up')));
      });
    const call = callIam(CALL, { ...signInScene().parts, transport: hanging }, giving.signal);
    while (!isUnderWay) await Promise.resolve();
    giving.abort();
    await expect(call).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('ends at once when it is given up between two tries', async () => {
    const giving = new AbortController();
    const clock = heldClock();
    const scene = signInScene({ script: [reply(503, { error_msg: 'busy' })] });
    const call = callIam(CALL, { ...scene.parts, clock }, giving.signal);
    while (clock.sleepers() === 0) await Promise.resolve();
    giving.abort();
    await expect(call).rejects.toMatchObject({ code: 'unclear' });
    expect(scene.requests).toHaveLength(1);
  });
});

describe('The end of what was minted', () => {
  const clock = jumpingClock();
  const at = (ms: number): string => new Date(START + ms).toISOString();
  const answered = (date?: string) => readAnswer(reply(200, {}, date === undefined ? {} : { date }));

  it('is as the answer says, when it does not say what time it is', () => {
    expect(endOf(at(5_000), answered(), clock, 9)).toBe(START + 5_000);
    expect(endOf(at(5_000), answered('noon'), clock, 9)).toBe(START + 5_000);
  });

  it('is read with microseconds too, as IAM writes it', () => {
    expect(endOf('2026-01-02T03:04:06.701000Z', answered(), clock, 9)).toBe(START + 1_701);
  });

  it.each([
    ['ahead', 3_600_000],
    ['behind', -3_600_000]
  ])('leaves the time that the server gives, when its clock is an hour %s', (_name, off) => {
    const date = new Date(START + off).toUTCString();
    expect(endOf(at(off + 900_000), answered(date), clock, 9)).toBe(START + 900_000);
  });

  it.each([[undefined], [null], [''], ['never'], [{}]])('is a guess when the answer says %j', text => {
    expect(endOf(text, answered(), clock, 60_000)).toBe(START + 60_000);
  });
});
