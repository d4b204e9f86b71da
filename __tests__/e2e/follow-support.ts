/** What the tests of following a build share: steps of `dist/` on a stage with a simulator, and how they end. */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import {
  type SeenRequest,
  type Simulator,
  type SimulatorOptions,
  type StartedBuild,
  startSimulator
} from '../../simulator/index.ts';
import { cancelStep, runStep, type StepOptions, type StepResult } from '../../simulator/step.ts';
import { dataOf, type Heard, hear } from './follow-runner.ts';

type Inputs = Readonly<Record<string, string>>;

/** How to run one step. */
export interface Play {
  readonly inputs?: Inputs;
  /** Told of each request when it has arrived and is not answered yet. */
  readonly onRequest?: (request: SeenRequest, actor: Actor) => void;
  /** Told of everything that is printed, as it comes. */
  readonly onPrint?: (text: string, actor: Actor) => void;
  readonly onStart?: (actor: Actor) => void;
  readonly step?: Pick<StepOptions, 'env' | 'event' | 'nodeArgs' | 'runnerTemp' | 'timeoutMs'>;
}

/** Cancels the workflow when the route is asked for the nth time. */
export function cancelAt(route: string, nth = 1): Play {
  let seen = 0;
  return {
    onRequest: (request, { cancel }) => {
      if (request.route === route) seen += 1;
      if (request.route === route && seen === nth) cancel();
    }
  };
}

/** What can be done to a step while it runs. */
export interface Actor {
  /** Cancels the workflow as the runner does it: SIGINT, in the end SIGKILL. Only the first time counts. */
  readonly cancel: () => void;
  /** Only the first time counts. */
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** How a step ended, and what was there afterwards. */
export interface Played extends StepResult {
  readonly heard: Heard;
  /** What it asked the service for, by the name of the route. */
  readonly routes: readonly string[];
  readonly builds: readonly StartedBuild[];
  /** The file that `log_path` names. */
  readonly file: Buffer | undefined;
  /** Milliseconds from the first signal to the end of the process. */
  readonly msToEnd: number;
}

export interface Stage {
  readonly simulator: Simulator;
  readonly main: (play?: Play) => Promise<Played>;
  /** Runs the clean-up with what a step saved. */
  readonly post: (state: StepResult['state'], play?: Play) => Promise<Played>;
}

/** Opens a stage for one or more steps; at its speed the ten minutes of a build take a fifth of a second. */
export async function onStage<T>(options: SimulatorOptions, act: (stage: Stage) => Promise<T>): Promise<T> {
  let listener: (request: SeenRequest) => void = () => {};
  const simulator = await startSimulator({
    speed: 3000,
    ...options,
    onRequest: request => listener(request)
  });
  const run = (play: Play, more: Pick<StepOptions, 'phase' | 'state'>): Promise<Played> =>
    perform(simulator, play, more, next => {
      listener = next;
    });
  try {
    return await act({
      simulator,
      main: (play = {}) => run(play, {}),
      post: (state, play = {}) => run(play, { phase: 'post', state })
    });
  } finally {
    await simulator.close();
  }
}

/** What the action says about the build and the service, besides its result. */
const OWN = /^(?:Build \d+ is |The (?:log|state of build \d+) can|The (?:end of the log|service has) )/;

/** Lines of the action's own, wherever they stand. */
export function ownLines({ plain, fenced }: Heard): readonly string[] {
  return [...plain, ...fenced].filter(line => OWN.test(line));
}

/** The log of the build as it was shown: the lines between fences that are not the action's own. */
export function shownLog({ fenced }: Heard): string {
  return fenced
    .filter(line => !OWN.test(line))
    .map(line => `${line}\n`)
    .join('');
}

/** What there is of the log of the first build. */
export function sentLog({ builds }: Pick<Played, 'builds'>): string {
  return String(builds[0]?.log());
}

/** What holds of a step whose workflow was cancelled, whenever that was. */
export function expectCancelled({ code, signal, timedOut, heard, msToEnd }: Played): void {
  expect({ code, signal, timedOut }).toEqual({ code: 1, signal: null, timedOut: false });
  expect(msToEnd).toBeGreaterThan(0);
  // The runner sends SIGTERM after 7.5 s.
  expect(msToEnd).toBeLessThan(7000);
  expect(heard.fences.closed).toBe(heard.fences.opened);
  expect(dataOf(heard, 'error').at(-1)).toMatch(/^The workflow was cancelled/);
}

/** The same where it had a build to stop. */
export function expectStopped(step: Played): void {
  expectCancelled(step);
  expect(step.builds).toMatchObject([{ number: 20, status: 'ABORTED' }]);
  expect(step.builds[0]?.stops.map(({ accepted }) => accepted)).toEqual([true]);
  expect(dataOf(step.heard, 'error').at(-1)).toContain('Build 20 was stopped.');
  expect(step.outputs).toMatchObject({ actual_build_number: '20', status: 'aborted' });
  expect(step.state['build']).toBe('{"kind":"closed"}');
}

/** For a step whose time runs `speed` times as fast as ours, but for the simulator. */
export function fastClock(speed: number): NonNullable<Play['step']> {
  const preload = new URL('follow-clock.mjs', import.meta.url).href;
  return { nodeArgs: ['--import', preload], env: { CLOCK_SPEED: String(speed) } };
}

/** Plays one step, with `wait` unless its inputs say otherwise. */
export function play(options: SimulatorOptions, part: Play = {}): Promise<Played> {
  return onStage(options, stage => stage.main(part));
}

/** E2E_ACTION names the folder of another build of the action, to try a change before it is built. */
async function perform(
  simulator: Simulator,
  { inputs, onRequest, onPrint, onStart, step }: Play,
  more: Pick<StepOptions, 'phase' | 'state'>,
  listen: (listener: (request: SeenRequest) => void) => void
): Promise<Played> {
  const temp = await mkdtemp(join(tmpdir(), 'follow-'));
  const folder = process.env['E2E_ACTION'];
  const before = simulator.requests.length;
  const { actor, watch, msToEnd } = createActor();
  listen(request => onRequest?.(request, actor));
  try {
    const result = await runStep({
      runnerTemp: temp,
      ...(folder && { action: folder }),
      ...step,
      ...more,
      inputs: { ...usualInputs(simulator), ...inputs },
      onStart: child => {
        watch(child);
        onStart?.(actor);
      },
      onStdout: text => onPrint?.(text, actor)
    });
    const { log_path: path = '' } = result.outputs;
    return {
      ...result,
      heard: hear(result.stdout),
      routes: simulator.requests.slice(before).map(({ route, path: asked }) => route ?? asked),
      builds: simulator.builds,
      file: path === '' ? undefined : await readFile(path),
      msToEnd: msToEnd()
    };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

function usualInputs({ url, token, jobId }: Simulator): Inputs {
  return {
    endpoint: url,
    region: 'cn-north-4',
    token,
    job_id: jobId,
    wait: 'true',
    poll_seconds: '0.1'
  };
}

function createActor() {
  let child: ChildProcess | undefined;
  let sentAt: number | undefined;
  let endedAt = 0;
  const once = (send: (child: ChildProcess) => void): void => {
    if (child === undefined || sentAt !== undefined) return;
    sentAt = performance.now();
    send(child);
  };
  const actor: Actor = {
    cancel: () => once(cancelStep),
    kill: signal => once(running => running.kill(signal))
  };
  return {
    actor,
    watch: (started: ChildProcess): void => {
      child = started;
      started.once('exit', () => {
        endedAt = performance.now();
      });
    },
    msToEnd: () => (sentAt === undefined ? 0 : endedAt - sentAt)
  };
}
