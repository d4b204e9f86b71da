import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { SCENARIOS } from '../../simulator/index.ts';
import { run } from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<unknown>;
}

/** `npm run simulator -- …`, without npm in between, which would swallow signals. */
function start(...args: readonly string[]): Program {
  return launch('main.ts', ...args);
}

function launch(file: string, ...args: readonly string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', `simulator/${file}`, ...args], { cwd: root });
  let text = '';
  child.stdout.on('data', chunk => {
    text += chunk;
  });
  child.stderr.on('data', chunk => {
    text += chunk;
  });
  return { child, output: () => text, ended: once(child, 'close') };
}

async function until<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

it('can be used by hand: says where it is, shows what comes, ends on Ctrl-C', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ready-'));
  const readyFile = join(folder, 'ready.json');
  const program = start(
    '--https',
    '--job',
    'a'.repeat(32),
    '--fault',
    'start:after:cut',
    '--ready-file',
    readyFile
  );
  const ready = await until(async () => JSON.parse(await readFile(readyFile, 'utf8')));
  const ca = await readFile(ready.caFile, 'utf8');
  await expect(run({ ...ready, ca })).rejects.toThrow();
  expect((await run({ ...ready, ca })).status).toBe(200);
  await until(async () => expect(program.output()).toMatch(/200, started build 21/));
  program.child.kill('SIGINT');
  await program.ended;
  for (const text of [
    ready.url,
    ready.token,
    'a'.repeat(32),
    ready.caFile,
    ready.iamUrl,
    ready.stsUrl,
    ready.accessKey.id,
    ready.accessKey.secret,
    ready.projectId,
    ready.identityProvider,
    ready.agencyUrn,
    ready.githubEnv.ACTIONS_ID_TOKEN_REQUEST_URL,
    'no answer, fault: cut, started build 20'
  ]) {
    expect(program.output()).toContain(text);
  }
  await expect(readFile(ready.caFile)).rejects.toThrow('ENOENT');
  expect(program.child.exitCode).toBe(0);
  await rm(folder, { recursive: true });
});

it.each([
  ['--fault', 'start:explode', '"kind" must be one of'],
  ['--fault', 'nonsense', 'not a fault: "nonsense"'],
  ['--families', 'v2', 'v1, v3, v4'],
  ['--port', 'http', '--port'],
  ['--token-life', 'long', '--token-life takes a whole number'],
  ['--clock-skew', 'soon', '--clock-skew takes a whole number'],
  ['--scenario', 'disaster', 'no scenario "disaster" (only success, failure'],
  ['--nonsense', '', '--nonsense']
])('explains %s %s', async (option, value, message) => {
  const program = start(option, value);
  await program.ended;
  expect(program.output()).toContain(message);
  expect(program.output()).not.toContain('    at ');
  expect(program.child.exitCode).toBe(1);
});

it('offers a job for each scenario unless it is told which', async () => {
  const program = start('--fault', '*:html,times=always');
  await until(async () => expect(program.output()).toContain('Ctrl-C'));
  program.child.kill('SIGTERM');
  await program.ended;
  for (const name of Object.keys(SCENARIOS))
    expect(program.output()).toMatch(new RegExp(`[0-9a-f]{32}  ${name}\\n`));
});

it('lets signing in be tried by hand: lives of tokens and keys, and a clock that is off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ready-'));
  const readyFile = join(folder, 'ready.json');
  const options = ['--region', 'cn-east-3', '--token-life', '0', '--key-life', '0', '--clock-skew=-3600'];
  const program = start('--job', 'a'.repeat(32), ...options, '--unscoped', '--ready-file', readyFile);
  const ready = await until(async () => JSON.parse(await readFile(readyFile, 'utf8')));
  const answer = await run(ready);
  program.child.kill('SIGINT');
  await program.ended;
  await rm(folder, { recursive: true });
  expect(ready.region).toBe('cn-east-3');
  expect(answer.text).toContain('token expires');
  expect(Math.round((Date.parse(String(answer.headers['date'])) - Date.now()) / 60_000)).toBe(-60);
});

it.each([
  ['access-key', 'iam GET /v3/projects  200'],
  ['agency', 'sts POST /v5/agencies/assume-with-oidc  200'],
  ['token', 'POST /v3/jobs/build  200']
])('the demo signs in by %s', async (method, request) => {
  const program = launch('demo.ts', '--no-wait', '--sign-in', method);
  await program.ended;
  expect(program.output()).toContain(request);
  expect(program.output()).toContain('status = started');
  expect(program.child.exitCode).toBe(0);
});

it('the demo signs in by GitHub OIDC unless it is told otherwise, and knows no other method', async () => {
  const [program, other] = [launch('demo.ts', '--no-wait'), launch('demo.ts', '--sign-in', 'password')];
  await Promise.all([program.ended, other.ended]);
  expect(program.output()).toContain('iam POST /v3.0/OS-AUTH/id-token/tokens  201');
  expect(other.output()).toContain('--sign-in takes oidc, access-key, agency, token');
});

it.each(['main.ts', 'demo.ts'])('%s explains itself and lists the scenarios', async file => {
  const program = launch(file, '--help');
  await program.ended;
  expect(program.output()).toMatch(/^Usage: npm /);
  for (const name of Object.keys(SCENARIOS)) expect(program.output()).toContain(`  ${name} `);
});
