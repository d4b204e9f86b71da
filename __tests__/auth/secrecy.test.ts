import { describe, expect, it } from '@jest/globals';
import type { Credentials } from '../../src/auth/authorize.ts';
import { callOver, type Fault, type Heard, METHODS, SECRETS, SERVICES } from '../support/auth-network.ts';
import { reply } from '../support/http.ts';

type Name = keyof typeof SECRETS;
const NAMES = Object.keys(SECRETS) as Name[];

/** The only hosts that may get each secret; a secret key is signed with, and never sent. */
const HOSTS: Readonly<Record<Name, readonly string[]>> = {
  bearer: ['github.test'],
  identityToken: ['iam.test', 'sts.test'],
  unscoped: ['iam.test'],
  token: ['build.test'],
  secretKey: [],
  securityToken: ['build.test', 'iam.test'],
  ownSecretKey: [],
  ownSecurityToken: ['build.test', 'iam.test']
};

/** What each request held of the secrets: their names, with the host, and whether it was masked by then. */
function exposures({ events }: Heard) {
  const masked = new Set<string>();
  return events.flatMap(event => {
    if (event.kind === 'mask') masked.add(event.secret);
    if (event.kind === 'mask') return [];
    const { host, text } = event;
    return NAMES.filter(name => text.includes(SECRETS[name])).map(name => ({
      name,
      host,
      isMasked: masked.has(SECRETS[name])
    }));
  });
}

/** As Gson and PHP write it. */
const escaped = (text: string): string =>
  JSON.stringify(text).replaceAll('=', '\\u003d').replaceAll('+', '\\u002b').replaceAll('/', '\\/');

const dump = (request: object): string => JSON.stringify(request);

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['401 with the request in it', request => reply(401, { error_code: 'X.1', error_msg: dump(request) })],
  [
    '403 with the request in it, escaped',
    request => reply(403, `{"error":{"code":"X.2","message":${escaped(dump(request))}}}`)
  ],
  ['400 with the body as text', request => reply(400, `bad: ${request.body ?? dump(request)}`)],
  ['500 with the headers on a page', request => reply(500, `<pre>${dump(request.headers)}`)],
  ['429 with the request in it', request => reply(429, { error_msg: dump(request) })],
  ['half of the right answer', (_, { body }) => reply(200, body.subarray(0, body.length - 2))],
  ['the right answer with status 500', (_, answer) => ({ ...answer, status: 500 })],
  ['the right answer as a string', (_, { body }) => reply(200, `"${body.toString().slice(1)}`)],
  [
    'the right answer with an error in it',
    (_, { body }) => reply(200, `{"error_msg":"no",${body.toString().slice(1)}`)
  ],
  [
    'a redirect with the secrets in it',
    request => reply(302, '', { location: `https://other.test/?q=${encodeURIComponent(dump(request))}` })
  ]
];

const UNASKED: Readonly<Record<string, RegExp>> = {
  oidc: /sts|projects/,
  agency: /OS-AUTH|auth.tokens/,
  'access-key': /github|OS-AUTH|auth.tokens|sts/
};

describe.each(Object.entries(METHODS))('The sign-in by %s', (kind, credentials: Credentials) => {
  it('masks every secret before the first request that carries it, and sends it to its own host only', async () => {
    const heard = await callOver(credentials);
    expect(heard.told).toContain('HTTP 200');
    const shown = exposures(heard);
    expect(new Set(shown.map(({ host }) => host)).size).toBeGreaterThan(1);
    expect(shown.filter(({ isMasked }) => !isMasked)).toEqual([]);
    expect(shown.filter(({ name, host }) => !HOSTS[name].includes(host))).toEqual([]);
  });

  const asked = SERVICES.filter(service => !UNASKED[kind]?.test(service));
  const cases = asked.flatMap(service => FAULTS.map(([name, fault]) => [service, name, fault] as const));

  it.each(cases)('tells no secret when %s gives %s', async (service, _name, fault) => {
    const heard = await callOver(credentials, service, fault);
    expect(heard.told).not.toBe('');
    expect(NAMES.filter(name => heard.told.includes(SECRETS[name]))).toEqual([]);
    // Nor a piece that the mask of the runner would not find.
    expect(NAMES.filter(name => heard.told.includes(SECRETS[name].slice(0, 9)))).toEqual([]);
    const shown = exposures(heard);
    expect(shown.filter(({ isMasked }) => !isMasked)).toEqual([]);
    expect(shown.filter(({ name, host }) => !HOSTS[name].includes(host))).toEqual([]);
  });
});
