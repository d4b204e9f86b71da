/**
 * A service, or whoever answers in its place, that writes commands to the runner, escape sequences or markup into
 * its answers. That nothing of it is obeyed or shown as it is, `step` checks for every step.
 */
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { type Part, playFault, type Step } from './support.ts';

const FAST = fastClock(30);

const PAYLOADS: readonly (readonly [string, string])[] = [
  ['a command on a line of its own', 'x\n::add-mask::20\n::set-output name=status::success\nx'],
  ['a command after a carriage return', '\r::notice::a\r\n::error::b\rx'],
  ['a command after white space that the runner trims', '\u00a0\u3000\t ::stop-commands::x'],
  ['a command after other line breaks', '\u2028::warning::a\u0085::warning::b\v::debug::c\f::debug::d'],
  ['a command in brackets', '##[error]a ###[add-mask]20 [##[group]x'],
  ['a command in pieces', '##\u0000[error] ##\u001b[31m[notice] :\u001b[0m:error:: ##\u200b[x] :\u00ad:e::'],
  ['a command in escapes of the runner', '%0A::add-mask::20%0D%0A##%5Berror]%25%30A::error::x'],
  [
    'escape sequences of a terminal',
    '\u001b[2J\u001b[1;1H\u001b]8;;https://evil.example\u0007x\u009b31m\b\b'
  ],
  ['text that is written backwards', '\u202edetrats\u202c \u2066x\u2069\u200f \ud800 \udfff \ufeff'],
  ['markup', '<img src=x onerror=a()> [x](http://evil.example) | @octocat `b` **c** <!-- #1']
];

const json = (value: unknown, status = 200): Effect => ({
  kind: 'body',
  body: JSON.stringify(value),
  status
});

/** What only a service that is up to something sends, in every field at once. */
const refusal = (text: string): Effect => json({ error_code: text, error_msg: text, request_id: text }, 400);
const numbers = (text: string): Effect =>
  json({ actual_build_number: '31', daily_build_number: text, octopus_job_name: text });

const answeredBy = (effect: Effect, part?: Part): Promise<Step> =>
  playFault({ when: 'after', do: effect }, part);

const shownBy = ({ stdout, outputs }: Step): string => JSON.stringify([stdout, outputs]);

/** The payloads with line breaks, in pieces and with escape sequences, for the fields that cost more time to test. */
const SOME = [PAYLOADS[0], PAYLOADS[1], PAYLOADS[5], PAYLOADS[7]].filter(payload => payload !== undefined);

describe('a service that is up to something', () => {
  it.concurrent.each(PAYLOADS)(
    'with %s as code and message of an error just fails the step',
    async (_, payload) => {
      const played = await answeredBy(refusal(payload));
      expect(played).toMatchObject({
        code: 1,
        warnings: [],
        errors: [expect.stringContaining('HTTP 400, ')]
      });
      expect(Object.keys(played.outputs)).toEqual(['commit_id', 'commit_source']);
      expect(played.errors[0]?.split('\n')).toHaveLength(2);
    }
  );

  it.concurrent.each(PAYLOADS)(
    'with %s as names of a build changes nothing else of it',
    async (_, payload) => {
      const { code, outputs, summary, warnings } = await answeredBy(numbers(payload));
      expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
      expect(outputs).toMatchObject({ actual_build_number: '31', status: 'started' });
      for (const name of ['daily_build_number', 'octopus_job_name']) {
        expect(outputs[name]).not.toContain('\n');
        expect([...(outputs[name] ?? '')].length).toBeLessThanOrEqual(65);
      }
      // Its cell of the table: text in which every sign that could mean something is spelled out.
      const cell = /^\| Build \| #31(?: \((.*)\))? \|$/m.exec(summary);
      expect(cell).not.toBeNull();
      expect((cell?.[1] ?? '').replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{M}\p{N} ,…-]*$/u);
    }
  );

  it.concurrent.each(SOME)('with %s as the number of a build is not believed', async (_, payload) => {
    const effect = json({ actual_build_number: payload });
    const { code, outputs, posts, warnings } = await answeredBy(effect, FAST);
    // The true number, which the list of builds told.
    const number = outputs['actual_build_number'];
    expect({ code, posts: posts.length, number }).toEqual({ code: 0, posts: 1, number: '20' });
    expect(warnings).toEqual([expect.stringContaining('it has actual_build_number: ')]);
  });

  it.concurrent.each(SOME)('with %s in place of JSON is not understood', async (_, payload) => {
    const { code, posts, warnings } = await answeredBy({ kind: 'body', body: payload, status: 500 }, FAST);
    expect({ code, posts: posts.length }).toEqual({ code: 0, posts: 1 });
    expect(warnings).toEqual([expect.stringContaining('The answer was HTTP 500')]);
  });

  it.concurrent.each(SOME)('with %s in the head of its answer just fails the step', async (_, payload) => {
    // What a header can hold: a line break would end it.
    const text = Buffer.from(payload.replace(/[\r\n\0]/g, ' ')).toString('latin1');
    const head = [
      `HTTP/1.1 400 ${text}`,
      `x-request-id: ${text}`,
      `location: https://${text}/`,
      'content-length: 0'
    ];
    const played = await answeredBy({ kind: 'raw', text: `${head.join('\r\n')}\r\n\r\n` }, FAST);
    expect(played.posts).toHaveLength(1);
    // Node does not take every such head for one; then the build is looked for.
    expect(played.errors.length + played.warnings.length).toBe(1);
  });
});

describe('a number of a build', () => {
  it.concurrent.each([
    ['"0"', '"0"'],
    ['1.5', '1.5'],
    ['"1e3"', '"1e3"'],
    ['"２０"', '"２０"'],
    ['9007199254740993', '9007199254740992'],
    ['null', 'null'],
    ['["20"]', 'a list'],
    ['{"a":"20"}', 'an object'],
    [`"${'9'.repeat(5_000)}"`, '"99999']
  ])('must be a positive whole number: %.20s is told of, and not used', async (text, told) => {
    const effect: Effect = { kind: 'body', body: `{"actual_build_number":${text}}` };
    const played = await playFault({ do: effect }, { ...FAST, inputs: { commit_id: 'none' } });
    expect({ code: played.code, posts: played.posts.length }).toEqual({ code: 1, posts: 1 });
    expect(played.errors[0]).toContain(`it has actual_build_number: ${told}`);
    expect(shownBy(played).length).toBeLessThan(3_000);
  });
});

describe('JSON that is made to hurt', () => {
  it.concurrent.each([
    ['a list in a list, a hundred thousand times', `${'['.repeat(1e5)}${']'.repeat(1e5)}`],
    ['an envelope in an envelope', `${'{"result":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
    ['a deep number', `{"actual_build_number":${'['.repeat(1e5)}${']'.repeat(1e5)}}`],
    ['a deep error', `${'{"error":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
    ['a prototype with the number', '{"__proto__":{"actual_build_number":"66"}}'],
    ['a list of builds', '[{"actual_build_number":"66"}]']
  ])('such as %s is no answer', async (_, text) => {
    const { code, outputs, posts } = await answeredBy({ kind: 'body', body: text }, FAST);
    expect({ code, posts: posts.length }).toEqual({ code: 0, posts: 1 });
    expect(outputs['actual_build_number']).toBe('20');
  });
});
