import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createGitHub } from '../../simulator/identity/github.ts';
import type { SeenRequest, Simulator } from '../../simulator/index.ts';
import { pushEvent, runnerVariables } from '../../simulator/runner/environment.ts';
import { type Answer, at, call, fieldsOf, identityToken, withSimulator } from './support.ts';

const part = (token: string, index: number): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

describe('GitHub', () => {
  it('gives a job an identity token that says which push to which repository it is for', () =>
    withSimulator({}, async simulator => {
      const claims = part(await identityToken(simulator), 1);
      expect(claims).toMatchObject({
        iss: 'https://token.actions.githubusercontent.com',
        aud: 'https://github.com/octo-org',
        sub: 'repo:octo-org/hello-build:ref:refs/heads/main',
        repository: 'octo-org/hello-build',
        event_name: 'push',
        ref: 'refs/heads/main',
        sha: pushEvent().sha
      });
      expect(Number(claims['exp']) - Date.now() / 1000).toBeLessThan(302);
    }));

  it('says the same of the run as the variables of the runner', () =>
    withSimulator({}, async simulator => {
      const temp = await mkdtemp(join(tmpdir(), 'variables-'));
      const variables = await runnerVariables(temp, pushEvent());
      await rm(temp, { recursive: true });
      const claims = part(await identityToken(simulator), 1);
      for (const name of [
        'repository',
        'sha',
        'ref',
        'run_id',
        'run_number',
        'run_attempt',
        'event_name',
        'actor'
      ])
        expect(claims[name]).toBe(variables[`GITHUB_${name.toUpperCase()}`]);
    }));

  it('signs it with the key that it publishes, RS256', () => {
    const github = createGitHub(60_000, Date.now, () => undefined);
    const token = github.identityToken('x');
    const [head = '', body = '', signature = ''] = token.split('.');
    const [jwk = {}] = github.keys();
    expect(part(token, 0)).toEqual({ typ: 'JWT', alg: 'RS256', kid: jwk['kid'] });
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(
      true
    );
    expect(jwk).not.toHaveProperty('d');
  });

  it('makes it for the audience that is asked for', () =>
    withSimulator({}, async simulator => {
      expect(part(await identityToken(simulator, 'a b/c&d'), 1)['aud']).toBe('a b/c&d');
    }));

  it('gives none to those without the token of the job, and none for another job', () =>
    withSimulator({}, async simulator => {
      const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = simulator.githubEnv();
      const ask = (path: string, authorization: string): Promise<Answer> =>
        call(at('github', simulator), { path, headers: { authorization } });
      const { pathname } = new URL(simulator.githubEnv()['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '');
      expect((await ask(pathname, 'Bearer x')).status).toBe(401);
      expect((await ask(`${pathname}x`, `Bearer ${token}`)).status).toBe(403);
      expect(fieldsOf(await ask(pathname, `Bearer ${token}`))).toEqual({
        count: expect.any(Number),
        value: expect.any(String)
      });
    }));
});

describe('the servers of a simulator', () => {
  const hosts = ({ requests }: Simulator): readonly unknown[] =>
    requests.map(({ host, route, status }: SeenRequest) => [host, route, status]);

  it('serve their own routes and no others, and tell which of them was asked', () =>
    withSimulator({}, async simulator => {
      await call(at('sts', simulator), { path: '/v3/projects' });
      await call(simulator, { path: '/v3/projects' });
      await call(at('iam', simulator), { path: '/v3/projects' });
      expect(hosts(simulator)).toEqual([
        ['sts', undefined, 404],
        ['build', undefined, 404],
        ['iam', 'iam-projects', 401]
      ]);
    }));

  it('have the same faults, by the names of their routes', () =>
    withSimulator({}, async simulator => {
      simulator.fault({ route: 'github-token', do: { kind: 'status', status: 503 } });
      simulator.fault({ route: 'github-token', do: { kind: 'cut-body' } });
      await expect(identityToken(simulator)).rejects.toThrow('503');
      await expect(identityToken(simulator)).rejects.toThrow('aborted');
      expect(await identityToken(simulator)).toMatch(/^ey/);
    }));

  it('reset connections one without the other', () =>
    withSimulator({}, async simulator => {
      simulator.fault({ route: 'iam', do: { kind: 'reset-connect' } });
      expect((await call(at('sts', simulator), { path: '/' })).status).toBe(404);
      await expect(call(at('iam', simulator), { path: '/' })).rejects.toThrow('ECONNRESET');
      expect((await call(at('iam', simulator), { path: '/' })).status).toBe(404);
    }));

  it('share one idea of the time and one CA', () =>
    withSimulator({ https: true, clockSkewMs: 3_600_000 }, async simulator => {
      const servers = [simulator, at('iam', simulator), at('sts', simulator), at('github', simulator)];
      for (const server of servers) {
        const { headers } = await call(server, { path: '/' });
        expect(Math.round((Date.parse(String(headers['date'])) - Date.now()) / 60_000)).toBe(60);
      }
    }));

  it('remember every secret that they gave out, and for whom it is', () =>
    withSimulator({}, async simulator => {
      const idToken = await identityToken(simulator);
      const { securityToken } = simulator.issueAccessKey(60_000);
      const hostsOf = (value: string | undefined) =>
        simulator.secrets.find(secret => secret.value === value)?.hosts;
      expect(hostsOf(simulator.token)).toEqual(['build']);
      expect(hostsOf(simulator.accessKey.secret)).toEqual([]);
      expect(hostsOf(securityToken)).toEqual(['build', 'iam']);
      expect(hostsOf(idToken)).toEqual(['iam', 'sts']);
      expect(hostsOf(simulator.githubEnv()['ACTIONS_ID_TOKEN_REQUEST_TOKEN'])).toEqual(['github']);
    }));

  it('are all gone when it is closed', async () => {
    const simulator = await withSimulator({}, async each => each);
    for (const server of [simulator, at('iam', simulator), at('sts', simulator), at('github', simulator)])
      await expect(call(server, { path: '/' })).rejects.toThrow('ECONNREFUSED');
  });
});
