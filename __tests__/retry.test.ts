import { describe, expect, it } from '@jest/globals';
import { type FailureReason, HttpFailure } from '../src/http.ts';
import { gatewayReply, reply, request } from './support/http.ts';
import { refused, retrying, throttled } from './support/retry.ts';

describe('an answer or failure after which the request is made again', () => {
  it.each<[FailureReason]>([['name'], ['connection'], ['proxy'], ['deadline']])(
    'is "%s" when nothing was sent',
    async reason => {
      const { tries, response } = await retrying({
        script: [new HttpFailure(reason, false, 'x'), reply(200)]
      });
      expect(response?.status).toBe(200);
      expect(tries).toBe(2);
    }
  );

  it.each([
    ['HTTP 429 of the gateway', throttled()],
    ['HTTP 429 without any body', reply(429)],
    ['the service\'s own "too many requests"', gatewayReply(400, 'CB.00060211')]
  ])('is %s', async (_name, answer) => {
    const { tries, response } = await retrying({ script: [answer, reply(200)] });
    expect(response?.status).toBe(200);
    expect(tries).toBe(2);
  });

  it('gets the same request and the same signal each time', async () => {
    const { signal } = new AbortController();
    const { requests, signals } = await retrying({ script: [refused(), throttled(), reply(200)], signal });
    expect(requests).toEqual([request(), request(), request()]);
    expect(signals).toEqual([signal, signal, signal]);
  });

  it('is told of before the wait: why, how long, and which try comes then', async () => {
    const { waits } = await retrying({ script: [refused(), throttled({ 'retry-after': '7' }), reply(200)] });
    expect(waits).toEqual([
      ['No connection.', 500, 2],
      ['The service is throttling requests.', 7_000, 3]
    ]);
  });
});

describe('an answer or failure that stands', () => {
  it.each<[FailureReason]>([
    ['cut'],
    ['deadline'],
    ['too-large'],
    ['aborted'],
    ['connection'],
    ['proxy'],
    ['name']
  ])('is "%s" once something was sent: a second request could start a second build', async reason => {
    const failure = new HttpFailure(reason, true, 'x');
    const { error, tries, slept } = await retrying({ script: [failure] });
    expect(error).toBe(failure);
    expect(tries).toBe(1);
    expect(slept).toEqual([]);
  });

  it.each<[FailureReason]>([['certificate'], ['aborted']])(
    'is "%s" even when nothing was sent, as time does not mend it',
    async reason => {
      const failure = new HttpFailure(reason, false, 'x');
      expect(await retrying({ script: [failure] })).toMatchObject({ error: failure, tries: 1 });
    }
  );

  it('is an error that is no failure of the exchange', async () => {
    const bug = new TypeError('bug');
    expect(await retrying({ script: [bug] })).toMatchObject({ error: bug, tries: 1 });
  });

  it.each([200, 204, 302, 400, 401, 403, 404, 408, 422, 500, 502, 503, 504])('is HTTP %i', async status => {
    const answer = reply(status);
    const { response, tries, slept } = await retrying({ script: [answer] });
    expect(response).toBe(answer);
    expect(tries).toBe(1);
    expect(slept).toEqual([]);
  });

  it('is the first such one, however often it was tried before', async () => {
    const cut = new HttpFailure('cut', true, 'x');
    expect(await retrying({ script: [refused(), throttled(), cut] })).toMatchObject({ error: cut, tries: 3 });
  });
});

describe('a call that may be performed twice', () => {
  const repeatable = true;

  it.each<[FailureReason]>([['cut'], ['deadline']])(
    'is repeated after "%s", though it was sent',
    async reason => {
      const script = [new HttpFailure(reason, true, 'x'), reply(200, '{}')];
      expect(await retrying({ script, repeatable })).toMatchObject({ tries: 2, response: { status: 200 } });
    }
  );

  it.each([
    ['HTTP 500', reply(500, '{}')],
    ['HTTP 502 with a page', reply(502, '<html>')],
    ['HTTP 200 with an empty body', reply(200)]
  ])('is repeated after %s, and the wait tells why', async (_name, answer) => {
    const { tries, waits } = await retrying({ script: [answer, reply(200, '{}')], repeatable });
    expect(tries).toBe(2);
    expect(waits).toEqual([[expect.stringMatching(/^The service has trouble \(HTTP \d+.*\)\.$/), 500, 2]]);
  });

  it.each<[FailureReason]>([['too-large'], ['aborted'], ['certificate']])(
    'is not after "%s"',
    async reason => {
      const failure = new HttpFailure(reason, true, 'x');
      expect(await retrying({ script: [failure], repeatable })).toMatchObject({ error: failure, tries: 1 });
    }
  );

  it('is not after a refusal', async () => {
    const answer = gatewayReply(403, 'APIGW.0302');
    expect(await retrying({ script: [answer], repeatable })).toMatchObject({ response: answer, tries: 1 });
  });
});

describe('a caller that gives up', () => {
  it('during the wait: no other try is made, and the last outcome stands', async () => {
    const giving = new AbortController();
    const answer = throttled();
    const { response, tries } = await retrying({
      script: [answer],
      signal: giving.signal,
      onSleep: () => giving.abort()
    });
    expect(response).toBe(answer);
    expect(tries).toBe(1);
  });

  it('during the wait after a failure: that failure stands', async () => {
    const giving = new AbortController();
    const failure = refused();
    const story = { script: [failure], signal: giving.signal, onSleep: () => giving.abort() };
    expect(await retrying(story)).toMatchObject({ error: failure, tries: 1 });
  });

  it('before: nothing is waited for', async () => {
    const failure = refused();
    const { error, slept } = await retrying({ script: [failure], signal: AbortSignal.abort() });
    expect(error).toBe(failure);
    expect(slept).toEqual([]);
  });
});

describe('a workflow that is cancelled', () => {
  it('during the wait: no other try is made', async () => {
    const cancelling = new AbortController();
    const failure = refused();
    const story = { script: [failure], cancelled: cancelling.signal, onSleep: () => cancelling.abort() };
    expect(await retrying(story)).toMatchObject({ error: failure, tries: 1 });
  });

  it('does not interrupt the request under way', async () => {
    const { response, signals } = await retrying({ script: [reply(200)], cancelled: AbortSignal.abort() });
    expect(response?.status).toBe(200);
    expect(signals).toEqual([undefined]);
  });
});
