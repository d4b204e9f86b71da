/** Runs a workflow under act, on this machine itself, with nothing of the person's own settings. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ActOptions {
  readonly act: string;
  /** The repository whose workflows are run. */
  readonly repository: string;
  /** A folder for what act keeps: settings, copies of the repository, the event. */
  readonly home: string;
  readonly event: string;
  readonly payload?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Told of the process once it runs. */
  readonly onStart?: (act: ChildProcess) => void;
}

export interface JobEnd {
  /** The id of the job, with its row of the matrix. */
  readonly job: string;
  readonly result: string;
}

export interface ActRun {
  readonly code: number | null;
  readonly jobs: readonly JobEnd[];
  /** What the steps printed, a line each, behind the id of their job. */
  readonly text: string;
}

/** The labels of the runners that this machine plays. */
const LABELS = ['ubuntu-latest', 'self-hosted', 'linux'];

export async function runAct(options: ActOptions): Promise<ActRun> {
  const { act, repository, home, event, payload = {}, env = {}, secrets = {}, args = [], onStart } = options;
  const file = (name: string, text: string): string => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, name), text);
    return join(home, name);
  };
  // Without a settings file act asks which image to use.
  mkdirSync(join(home, 'config', 'act'), { recursive: true });
  file(join('config', 'act', 'actrc'), LABELS.map(label => `-P ${label}=-self-hosted\n`).join(''));
  const files = [
    ['--eventpath', file('event.json', JSON.stringify(payload))],
    ['--env-file', file('env', lines(env))],
    ['--secret-file', file('secrets', lines(secrets))]
  ].flat();
  const child = spawn(act, [event, '--json', '--no-cache-server', ...files, ...args], {
    cwd: repository,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache')
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  onStart?.(child);
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.stderr.on('data', chunk => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, ...read(Buffer.concat(chunks).toString()) };
}

const lines = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** act prints a JSON object on each line, and at times a line of its own. */
function read(output: string): Pick<ActRun, 'jobs' | 'text'> {
  const jobs: JobEnd[] = [];
  const text: string[] = [];
  for (const line of output.split('\n').filter(each => each.trim() !== '')) {
    const { jobID = '', matrix, jobResult, msg } = parse(line);
    const row = Object.values(matrix ?? {}).map(value => (typeof value === 'string' ? value : ''));
    const job = [jobID, ...row].filter(Boolean).join(' ');
    if (jobResult !== undefined) jobs.push({ job, result: jobResult });
    text.push(`${job}: ${msg.trimEnd()}`);
  }
  return { jobs, text: text.join('\n') };
}

interface ActLine {
  readonly msg: string;
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, unknown>>;
  readonly jobResult?: string;
}

function parse(line: string): ActLine {
  try {
    return { msg: '', ...(JSON.parse(line) as object) };
  } catch {
    return { msg: line };
  }
}
