/** Processes that are measured, and the server that they talk to. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What one run of a process cost. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

export const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The Node that is measured: the one that ACTION_NODE names, as in `npm start`, else this one. */
export const NODE = process.env['ACTION_NODE'] ?? process.execPath;

const temp = mkdtempSync(join(tmpdir(), 'bench-'));
process.once('exit', () => rmSync(temp, { recursive: true, force: true }));
let files = 0;
export const tempFile = (): string => join(temp, `${++files}`);

export interface MeasureOptions {
  readonly nodeArgs?: readonly string[];
  /** It may end with another code than 0. */
  readonly mayFail?: boolean;
}

/** Runs a script with nothing in its environment but what is given; its output is thrown away. */
export async function measure(
  script: string,
  env: Readonly<Record<string, string>>,
  { nodeArgs = [], mayFail = false }: MeasureOptions = {}
): Promise<Cost> {
  const usage = tempFile();
  const started = performance.now();
  const args = [...nodeArgs, '--import', here('usage.mjs'), script];
  const child = spawn(NODE, args, { env: { ...env, BENCH_USAGE: usage }, stdio: 'ignore' });
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  const wallMs = performance.now() - started;
  if (code !== 0 && !mayFail) throw new Error(`${script} ended with ${code}`);
  return { wallMs, ...(JSON.parse(readFileSync(usage, 'utf8')) as Omit<Cost, 'wallMs'>) };
}

export interface Server {
  readonly url: string;
  readonly token: string;
  readonly jobId: string;
  /** The inputs of a step that signs in with an access key. */
  readonly accessKey: Readonly<Record<string, string>>;
  /** The file with the certificate of its CA. */
  readonly caFile: string;
  readonly seen: () => Promise<Seen>;
  readonly close: () => void;
}

export interface Seen {
  readonly requests: readonly { readonly route: string; readonly status: number; readonly at: number }[];
  readonly builds: readonly { readonly number: number; readonly status: string }[];
}

/** Starts the simulator as a process of its own. @param options those of `server.ts` */
export async function startServer(options: object): Promise<Server> {
  const ready = tempFile();
  const child = fork(here('server.ts'), [ready, JSON.stringify(options)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error('the simulator did not start');
    await sleep(20);
  }
  await sleep(50);
  const told = JSON.parse(readFileSync(ready, 'utf8')) as Pick<
    Server,
    'url' | 'token' | 'jobId' | 'accessKey'
  >;
  return { ...told, caFile: `${ready}.pem`, seen: () => ask(child), close: () => child.disconnect() };
}

function ask(child: ChildProcess): Promise<Seen> {
  return new Promise(resolve => {
    child.once('message', message => resolve(message as Seen));
    child.send('seen');
  });
}

/**
 * The environment of the action as a step of a workflow.
 * @param inputs by the names of action.yml
 * @param signIn those that say who it is
 */
export function stepEnvironment(
  server: Server,
  inputs: Readonly<Record<string, string>>,
  signIn: Readonly<Record<string, string>> = { token: server.token }
) {
  const given = { job_id: server.jobId, endpoint: server.url, ...signIn, ...inputs };
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SHA: 'f3b1c9a2d4e5f60718293a4b5c6d7e8f90a1b2c3',
    GITHUB_REPOSITORY: 'octo-org/hello-build',
    RUNNER_TEMP: temp,
    ...Object.fromEntries(variables)
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
