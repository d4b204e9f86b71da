/** Plays a schedule: a simulator in this process, the action as a process of its own, and the clean-up after it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Heard, hear } from '../__tests__/e2e/follow-runner.ts';
import type { Secret } from '../simulator/index.ts';
import {
  type SeenRequest,
  type Simulator,
  type SimulatorOptions,
  type StartedBuild,
  startSimulator
} from '../simulator/index.ts';
import { signInBy } from '../simulator/runner/sign-in.ts';
import { runStep, type StepResult } from '../simulator/step.ts';
import { HOSTILE_LOG, HOSTILE_PLAN, spellOut } from './hostile.ts';
import type { Schedule, World } from './schedule.ts';
import { createStage, type Ended, type Stage } from './stage.ts';
import type { Conductor } from './time/conductor.ts';

/** How one process ended, and what it left. */
export interface Run extends StepResult {
  readonly heard: Heard;
  readonly seconds: number;
  /** Milliseconds from the runner's first signal to the end; undefined when it was left alone. */
  readonly msToEnd: number | undefined;
  /** How many requests had come in by its end. */
  readonly requests: number;
  /** Every file of the job's temporary folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** What was seen from all sides. */
export interface Evidence {
  readonly schedule: Schedule;
  readonly main: Run;
  /** Undefined when the workflow was not cancelled. */
  readonly post: Run | undefined;
  readonly ended: Ended;
  /** Builds that the step started, as they are in the end. */
  readonly own: readonly StartedBuild[];
  /** Those of others. */
  readonly others: readonly StartedBuild[];
  readonly attachedTo: number | undefined;
  /** When others started their builds, by their numbers, and when the step began to ask for one. */
  readonly births: ReadonlyMap<number, number>;
  readonly askedAt: number;
  readonly requests: readonly SeenRequest[];
  readonly secrets: readonly Secret[];
}

/** When everything that was late has come. */
const AFTERMATH_SECONDS = 60;

export async function perform(schedule: Schedule, conductor: Conductor): Promise<Evidence> {
  conductor.startAnew();
  const stage = createStage(schedule, conductor);
  const simulator = await startSimulator({
    ...optionsOf(schedule.world),
    onRequest: request => stage.note('request', request),
    onAnswer: request => stage.note('answer', request)
  });
  const temp = await mkdtemp(join(tmpdir(), 'lab-'));
  try {
    stage.open(simulator);
    for (let count = 0; count < (schedule.world.before ?? 0); count += 1) {
      stage.act('twin');
      await conductor.letPass(20);
    }
    const attachedTo = attach(schedule, simulator);
    switchOn(simulator, schedule.faults);
    const beganAt = conductor.now();
    const main = await runPhase('main', schedule, { simulator, stage, conductor, temp, attachedTo });
    const ended = stage.ended();
    switchOn(simulator, ended === undefined ? [] : schedule.postFaults);
    const post =
      ended && (await runPhase('post', schedule, { simulator, stage, conductor, temp, attachedTo, main }));
    const running = simulator.builds;
    await conductor.letPass(AFTERMATH_SECONDS);
    const askedAt = simulator.requests.find(({ route }) => route === 'start')?.at ?? beganAt;
    const { births } = stage;
    return { schedule, main, post, ended, attachedTo, births, askedAt, ...look(simulator, running) };
  } finally {
    await simulator.close();
    await rm(temp, { recursive: true, force: true });
  }
}

function optionsOf({
  scenario,
  recordLag = 0,
  listLag = 0,
  clockSkew = 0,
  signInLife,
  before: _,
  ...rest
}: World): SimulatorOptions {
  const isHostile = scenario === 'hostile';
  return {
    ...rest,
    // The time of builds is the time of all.
    speed: 1,
    scenario: isHostile ? HOSTILE_PLAN : scenario,
    ...(isHostile && { log: HOSTILE_LOG }),
    recordLagMs: recordLag * 1_000,
    listLagMs: listLag * 1_000,
    clockSkewMs: clockSkew * 1_000,
    ...(signInLife !== undefined && { tokenLifeMs: signInLife * 1_000, keyLifeMs: signInLife * 1_000 })
  };
}

function switchOn(simulator: Simulator, faults: Schedule['faults']): void {
  for (const fault of faults) simulator.fault({ ...fault, do: spellOut(fault.do) });
}

function attach({ step }: Schedule, simulator: Simulator): number | undefined {
  if (step.attach === 'build') return simulator.startBuild().number;
  return step.attach === 'nothing' ? 999 : undefined;
}

interface Parts {
  readonly simulator: Simulator;
  readonly stage: Stage;
  readonly conductor: Conductor;
  readonly temp: string;
  readonly attachedTo: number | undefined;
  readonly main?: Run;
}

/** In time that is held, only what hangs for ever takes so long. */
const FOR_EVER_MS = 12 * 3_600_000;

/** E2E_ACTION names the folder of another build of the action, as for the tests. */
async function runPhase(phase: 'main' | 'post', { step }: Schedule, parts: Parts): Promise<Run> {
  const { simulator, stage, conductor, temp, attachedTo, main } = parts;
  const signIn = signInBy(step.signIn, simulator);
  const { env, nodeArgs } = conductor.forStep();
  const began = conductor.now();
  const folder = process.env['E2E_ACTION'];
  const result = await runStep({
    phase,
    ...(folder && { action: folder }),
    inputs: {
      endpoint: simulator.url,
      job_id: simulator.jobId,
      ...signIn.inputs,
      ...(attachedTo !== undefined && { build_number: String(attachedTo) }),
      ...step.inputs
    },
    env: { ...signIn.env, ...env },
    nodeArgs,
    ...(simulator.ca !== undefined && { ca: simulator.ca }),
    ...(main && { state: main.state }),
    runnerTemp: temp,
    timeoutMs: FOR_EVER_MS,
    onStart(child) {
      conductor.join(child);
      if (phase === 'main') stage.enter(child);
    }
  });
  const { signalledAt } = stage;
  return {
    ...result,
    heard: hear(result.stdout),
    seconds: (conductor.now() - began) / 1_000,
    msToEnd:
      phase === 'main' && signalledAt() !== undefined ? conductor.now() - (signalledAt() ?? 0) : undefined,
    requests: simulator.requests.length,
    files: await filesBelow(temp)
  };
}

async function filesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map(async path => [path, await readFile(path, 'latin1')] as const));
  return Object.fromEntries(texts);
}

/** A build is as it was when the step was over; one that came later is as it came. */
function look({ builds, requests, secrets }: Simulator, before: readonly StartedBuild[]) {
  const started = new Set(requests.map(({ build }) => build));
  const all = builds.map(build => before.find(({ number }) => number === build.number) ?? build);
  return {
    own: all.filter(({ number }) => started.has(number)),
    others: all.filter(({ number }) => !started.has(number)),
    requests: [...requests],
    secrets: [...secrets]
  };
}
