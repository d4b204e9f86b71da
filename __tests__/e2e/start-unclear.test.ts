/**
 * Answers that do not tell whether a build was started. The builds are looked for then, for about a minute, which
 * the fast clock makes two seconds; whatever is found, a second request is never made.
 */
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { playFault, type Step } from './support.ts';

const FAST = fastClock(30);

const status = (code: number, body?: string): Effect => ({
  kind: 'status',
  status: code,
  ...(body !== undefined && { body })
});
const raw = (head: string, body = ''): Effect => ({ kind: 'raw', text: `${head}\r\n\r\n${body}` });
const body = (text: string): Effect => ({ kind: 'body', body: text });

type Case = readonly [name: string, effect: Effect, words: RegExp];

/** In place of an answer, the operation included: no build is started. */
const INSTEAD: readonly Case[] = [
  ['408', status(408), /HTTP 408, CB\.00060101, Internal error/],
  ['500', status(500), /HTTP 500, CB\.00060101, Internal error/],
  ["502 with a proxy's page", { kind: 'html' }, /HTTP 502, a web page/],
  ['503 without a body', status(503, ''), /HTTP 503, an empty body/],
  ['504 of the gateway', status(504, '{"error_code":"APIGW.0202","error_msg":"late"}'), /APIGW\.0202, late/],
  ['"busy" in a 200', { kind: 'error-200', code: 'CB.00060100', message: 'busy' }, /CB\.00060100, busy/],
  ['200 without a body', { kind: 'empty' }, /HTTP 200, an empty body/],
  ['200 with a web page', { kind: 'html', status: 200 }, /HTTP 200, a web page/],
  ['silence', { kind: 'silence' }, /did not answer in time \(nothing complete within 30 s\)/],
  ['a cut', { kind: 'cut' }, /The connection to \S+ broke before the answer was complete/],
  ['another protocol', raw('SSH-2.0-OpenSSH_9.6'), /broke before the answer was complete \(Parse Error/]
];

/** In place of the answer alone: the build was started. */
const AFTERWARDS: readonly Case[] = [
  ['408 without JSON', status(408, 'Slow'), /HTTP 408, text that is not JSON \(Slow\)/],
  ['500 without JSON', status(500, 'Oops'), /HTTP 500, text that is not JSON \(Oops\)/],
  ['502 with JSON', status(502), /HTTP 502, CB\.00060101/],
  ['503 with JSON', status(503), /HTTP 503, CB\.00060101/],
  ['504 without a body', { kind: 'empty', status: 504 }, /HTTP 504, an empty body/],
  ['204', { kind: 'empty', status: 204 }, /HTTP 204, an empty body/],
  ['half of its JSON', body('{"actual_build_number":"2'), /text that is not JSON/],
  ['no build number', body('{"daily_build_number":"1"}'), /actual_build_number: nothing/],
  ['bytes that are no text', body('\u001f\u008b\b\0\0\0'), /text that is not JSON/],
  ['silence', { kind: 'silence' }, /did not answer in time/],
  ['a cut', { kind: 'cut' }, /broke before the answer was complete/],
  ['headers without end', raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}`), /Parse Error: Header overflow/],
  ['a switch of protocols', raw('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade'), /in time/],
  ['a body that drips too slowly', { kind: 'drip', everyMs: 500 }, /did not answer in time/],
  [
    'chunks without an end',
    raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked', '2\r\n{}\r\n'),
    /broke before/
  ],
  ['chunks that are none', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked', '{}'), /broke before/]
];

/** Nothing of use arrives of the answer. */
const IN_VAIN: readonly Case[] = [
  ['a body that is cut', { kind: 'cut-body', bytes: 10 }, /broke before the answer was complete/],
  ['a stall after its head', { kind: 'stall', bytes: 0 }, /did not answer in time/],
  ['a stall in its body', { kind: 'stall', bytes: 10 }, /did not answer in time/],
  ['an answer after the deadline', { kind: 'delay', ms: 25_000 }, /did not answer in time/]
];

/** Enough arrives to know the build by the executor's name for it. */
const IN_PART: readonly Case[] = [
  ['half of its body', { kind: 'cut-body' }, /broke before the answer was complete/],
  ['all but the end of its body', { kind: 'cut-body', bytes: 85 }, /broke before the answer was complete/],
  ['a stall in the middle of its body', { kind: 'stall', bytes: 40 }, /did not answer in time/]
];

/** However it ends: one request to start a build, and otherwise only looks. */
function expectAskedOnce({ posts, requests }: Step): void {
  expect(posts).toHaveLength(1);
  expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
}

describe('a start that was not performed', () => {
  it.concurrent.each(INSTEAD)(
    'and is answered by %s is not repeated, and fails',
    async (_, effect, words) => {
      const played = await playFault({ when: 'before', do: effect }, FAST);
      expectAskedOnce(played);
      expect(played).toMatchObject({ code: 1, builds: [], summary: '' });
      expect(played.errors[0]).toMatch(words);
      expect(played.errors[0]).toMatch(
        /^The build was not started: .* shows no build .*\n.*can be run again/
      );
      expect(played.state['build']).toBe('{"kind":"closed"}');
    }
  );
});

describe('a start that was performed', () => {
  it.concurrent.each([...AFTERWARDS, ...IN_VAIN])(
    'and is answered by %s ends with its own build, and says how that was found',
    async (_, effect, words) => {
      const played = await playFault({ when: 'after', do: effect }, FAST);
      expectAskedOnce(played);
      const { code, builds, outputs, warnings, summary } = played;
      expect({ code, numbers: builds.map(({ number }) => number) }).toEqual({ code: 0, numbers: [20] });
      expect(outputs).toMatchObject({
        status: 'started',
        actual_build_number: '20',
        daily_build_number: builds[0]?.dailyNumber
      });
      expect(warnings).toEqual([expect.stringMatching(words)]);
      expect(warnings[0]).toMatch(/^The answer to the start was lost, but build 20 is the one build /);
      expect(summary).toContain('| Build | #20');
    }
  );

  it.concurrent.each(IN_VAIN)(
    'and is answered by %s fails when nothing tells its build from others',
    async (_, effect, words) => {
      const played = await playFault(
        { when: 'after', do: effect },
        { ...FAST, inputs: { commit_id: 'none' } }
      );
      expectAskedOnce(played);
      expect(played.code).toBe(1);
      const [error = ''] = played.errors;
      expect(error).toMatch(words);
      expect(error).toMatch(/^A build may have been started, but its number is not known\. .*build 20\b/);
      expect(error).toMatch(/\nLook at the history of task .* before you run this step again/);
      // For the clean-up of a cancelled run.
      expect(JSON.parse(played.state['build'] ?? '')).toMatchObject({ kind: 'starting' });
    }
  );

  it.concurrent.each(IN_PART)('and is answered by %s knows its build by what arrived', async (_, effect) => {
    const played = await playFault({ when: 'after', do: effect }, { ...FAST, inputs: { commit_id: 'none' } });
    expectAskedOnce(played);
    expect(played).toMatchObject({ code: 0, outputs: { status: 'started', actual_build_number: '20' } });
  });

  it.concurrent('and is answered by a body without end is not read to the end', async () => {
    const part = fastClock(5);
    const played = await playFault({ when: 'after', do: body(' '.repeat(17 * 2 ** 20)) }, part);
    expectAskedOnce(played);
    expect(played).toMatchObject({ code: 0, outputs: { status: 'started', actual_build_number: '20' } });
    expect(played.warnings[0]).toContain('is too large (more than 16777216 bytes)');
  });
});
