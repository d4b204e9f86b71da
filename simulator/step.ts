import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { fileURLToPath } from 'node:url';
import { type Action, readAction } from './runner/action.ts';
import {
  hostVariables,
  inputVariables,
  pushEvent,
  runnerVariables,
  type TriggeringEvent
} from './runner/environment.ts';
import { type CommandFiles, createCommandFiles, readEntries } from './runner/files.ts';

/** How to run a step. */
export interface StepOptions {
  /** By the names of action.yml; what is left out gets its default. */
  readonly inputs: Readonly<Record<string, string>>;
  /** More variables, as from `env:` of a workflow; they win over the runner's. */
  readonly env?: Readonly<Record<string, string>>;
  /** A push of one commit to main unless told. */
  readonly event?: TriggeringEvent;
  /** The folder of the action; this repository unless told. */
  readonly action?: string;
  /** `post` runs the clean-up, with the state that `main` saved. */
  readonly phase?: 'main' | 'post';
  readonly state?: Readonly<Record<string, string>>;
  /** A PEM certificate to trust besides the usual ones. */
  readonly ca?: string;
  /** RUNNER_TEMP; a folder that is removed afterwards unless told. */
  readonly runnerTemp?: string;
  /** Arguments of node itself. */
  readonly nodeArgs?: readonly string[];
  /** Kills the process after so long; a minute unless told. */
  readonly timeoutMs?: number;
  /** Gets the process as soon as it runs, to send it signals. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Gets what it prints, as it comes. */
  readonly onStdout?: (text: string, child: ChildProcess) => void;
}

/** How a step ended and what it left behind. */
export interface StepResult {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it was killed because it took too long. */
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** The text of GITHUB_PATH. */
  readonly addedPath: string;
  /** The job summary, in Markdown. */
  readonly summary: string;
}

type Exit = Pick<StepResult, 'code' | 'signal' | 'timedOut' | 'stdout' | 'stderr'>;

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs an action's script as the workflow runner would: a process of its own, an environment built from
 * scratch, files for outputs, state and summary. ACTION_NODE names another node than the present one.
 */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const temp = await mkdtemp(join(tmpdir(), 'step-'));
  try {
    const action = await readAction(options.action ?? REPOSITORY);
    const files = await createCommandFiles(temp);
    const env = await environment(options, action, files, temp);
    const exit = await runProcess(script(options, action), env, options);
    return {
      ...exit,
      outputs: await readEntries(files.GITHUB_OUTPUT),
      state: await readEntries(files.GITHUB_STATE),
      exportedEnv: await readEntries(files.GITHUB_ENV),
      addedPath: await readFile(files.GITHUB_PATH, 'utf8'),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8')
    };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/**
 * Cancels a step as the runner does: SIGINT, SIGTERM 7.5 s later, the end 2.5 s after that (design.md §4).
 */
export function cancelStep(child: ChildProcess): void {
  const terminate = setTimeout(() => child.kill('SIGTERM'), 7500);
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.once('exit', () => {
    clearTimeout(terminate);
    clearTimeout(kill);
  });
  child.kill('SIGINT');
}

function script({ phase = 'main' }: StepOptions, action: Action): string {
  const path = phase === 'main' ? action.main : action.post;
  if (path === undefined) throw new Error('action.yml has no runs.post');
  return path;
}

async function environment(
  options: StepOptions,
  action: Action,
  files: CommandFiles,
  temp: string
): Promise<Readonly<Record<string, string>>> {
  const { inputs, env, event = pushEvent(), state = {}, ca } = options;
  const unknown = Object.keys(inputs).find(name => !Object.hasOwn(action.inputs, name));
  if (unknown !== undefined) throw new Error(`action.yml has no input "${unknown}"`);
  const runnerTemp = options.runnerTemp ?? join(temp, 'temp');
  await mkdir(runnerTemp, { recursive: true });
  const caFile = join(temp, 'ca.pem');
  if (ca !== undefined) await writeFile(caFile, ca);
  return {
    ...hostVariables(process.env),
    ...(await runnerVariables(temp, event)),
    ...files,
    ...inputVariables(action.inputs, inputs),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    RUNNER_TEMP: runnerTemp,
    ...(ca !== undefined && { NODE_EXTRA_CA_CERTS: caFile }),
    ...env
  };
}

function runProcess(
  path: string,
  env: Readonly<Record<string, string>>,
  options: StepOptions
): Promise<Exit> {
  const node = process.env['ACTION_NODE'] ?? process.execPath;
  const child = spawn(node, [...(options.nodeArgs ?? []), path], {
    env,
    cwd: env['GITHUB_WORKSPACE'],
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true
  });
  const stdout = collect(child, 'stdout', options.onStdout);
  const stderr = collect(child, 'stderr');
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, options.timeoutMs ?? 60_000);
  return new Promise((resolve, reject) => {
    child.once('spawn', () => options.onStart?.(child));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, timedOut, stdout: stdout(), stderr: stderr() });
    });
  });
}

/** Gathers what a process prints; a character that two chunks share is kept whole. */
function collect(
  child: ChildProcess,
  name: 'stdout' | 'stderr',
  onText?: StepOptions['onStdout']
): () => string {
  const decoder = new StringDecoder('utf8');
  const parts: string[] = [];
  child[name]?.on('data', (chunk: Buffer) => {
    const text = decoder.write(chunk);
    parts.push(text);
    onText?.(text, child);
  });
  return () => parts.join('') + decoder.end();
}
