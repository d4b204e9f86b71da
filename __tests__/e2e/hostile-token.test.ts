/** Where a token could show up. That it stands in its mask and nowhere else, `step` checks for every step. */
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../simulator/index.ts';
import { fastClock } from './follow-support.ts';
import { play, type Step } from './support.ts';

const FAST = fastClock(30);

/** Signs that JSON and URLs may spell otherwise; long enough to be cut where it is shown. */
const TOKEN = `MIIa/b+c=${'Qx7/'.repeat(200)}==`;

const hex = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(2, '0');

/** The ways in which programs write a text into JSON and pages, all of which mean the same. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['as it is', TOKEN],
  ['with escaped slashes, as PHP does', TOKEN.replaceAll('/', '\\/')],
  ['with escapes for a page, as Gson does', TOKEN.replace(/[=+/]/g, sign => `\\u00${hex(sign)}`)],
  ['in JSON that stands in JSON', JSON.stringify(TOKEN.replaceAll('/', '\\/')).slice(1, -1)],
  ['in capitals of hex', TOKEN.replace(/[=+/]/g, sign => `\\u00${hex(sign).toUpperCase()}`)]
];

const echo = (
  body: string,
  status: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<Step> => {
  const effect: Effect = { kind: 'status', status, body, headers };
  return play({ token: TOKEN, faults: [{ route: 'start', when: 'after', do: effect }] }, FAST);
};

describe('a token that the service sends back', () => {
  it.concurrent.each(SPELLINGS)('%s in an error is not shown', async (_, token) => {
    const { code, errors } = await echo(
      `{"error_code":"X","error_msg":"cannot decrypt ${token}, sorry"}`,
      401
    );
    expect(code).toBe(1);
    expect(errors[0]).toContain('cannot decrypt ***, sorry');
  });

  it.concurrent.each(SPELLINGS.slice(1, 3))(
    '%s as the names of a build is not handed on',
    async (_, token) => {
      const numbers = `"daily_build_number":"${token}","octopus_job_name":"${token}"`;
      const { code, outputs } = await echo(`{"actual_build_number":"31",${numbers}}`, 200);
      expect(code).toBe(0);
      expect(outputs).toMatchObject({ daily_build_number: '***', octopus_job_name: '***' });
    }
  );

  it.concurrent.each([
    ['as it is', TOKEN],
    ['as part of a URL', encodeURIComponent(TOKEN)]
  ])('%s in a page is not shown', async (_, token) => {
    const { warnings } = await echo(`<html>${token}</html>`, 502);
    expect(warnings[0]).toContain('a web page (<html>***</html>)');
  });

  it.concurrent('as the request id is not shown', async () => {
    const { errors } = await echo('{}', 400, { 'x-request-id': TOKEN });
    expect(errors[0]).toContain('request id ***');
  });

  it.concurrent('as the place of a redirect is not shown', async () => {
    const { errors } = await echo('', 302, { location: `https://evil.example/${TOKEN}?t=${TOKEN}` });
    expect(errors[0]).toContain('a redirect to evil.example, ');
  });

  it.concurrent('as the number of a build is not shown', async () => {
    const { warnings } = await echo(`{"actual_build_number":"${TOKEN}"}`, 200);
    expect(warnings[0]).toContain('it has actual_build_number: "***"');
  });

  it.concurrent('in an answer that is cut off in the middle of it is not shown', async () => {
    const body = `{"error_msg":"${TOKEN}`;
    const head = `HTTP/1.1 400 Bad\r\ncontent-length: ${body.length}\r\n\r\n`;
    const raw: Effect = { kind: 'raw', text: head + body.slice(0, 100) };
    const { posts } = await play({ token: TOKEN, faults: [{ route: 'start', do: raw }] }, FAST);
    expect(posts).toHaveLength(1);
  });
});

describe('a token', () => {
  it.concurrent('is masked before anything else is said, whatever else is wrong', async () => {
    const { code, stdout } = await play(
      {},
      { inputs: { token: TOKEN, job_id: 'wrong', endpoint: 'ftp://x' } }
    );
    expect(code).toBe(1);
    expect(stdout.trimStart().startsWith(`::add-mask::${TOKEN}\n`)).toBe(true);
  });

  it.concurrent('of several lines is refused, and each line is masked', async () => {
    const lines = ['first-line-of-a-secret', 'second-line-of-a-secret'];
    const played = await play({}, { inputs: { token: lines.join('\n') } });
    expect(played).toMatchObject({ code: 1, requests: [] });
    expect(played.errors[0]).toMatch(/^token: it is not one line of printable ASCII/);
  });

  it.concurrent.each([
    ['white space around it', (token: string) => ` \t${token}\r\n`],
    ['nothing around it', (token: string) => token]
  ])('with %s is sent as it is', async (_, wrap) => {
    const played = await play({ token: TOKEN }, { inputs: { token: wrap(TOKEN) } });
    expect(played.posts).toMatchObject([{ headers: { 'x-auth-token': TOKEN } }]);
  });

  it.concurrent.each([
    'a b c d e f g h i j k',
    'tökén-with-umlauts-0123456789',
    'token-with-\u001b-and-more-of-it',
    '::error::x'
  ])('that is no token (%#) is refused without being quoted, or sent', async token => {
    const { code, errors, requests } = await play({}, { inputs: { token } });
    // The last one is odd but made of printable ASCII: the service is to say what it is.
    expect({ code, sent: requests.length }).toEqual({ code: 1, sent: token.startsWith('::') ? 1 : 0 });
    expect(errors[0]).not.toContain(token);
  });
});
