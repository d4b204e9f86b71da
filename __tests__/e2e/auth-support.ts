/** What the tests of signing in share: steps of `dist/` that sign in to a simulator, and what must hold for each. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import {
  type SeenRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator
} from '../../simulator/index.ts';
import { SIGN_IN_METHODS, type SignInMethod, signInBy } from '../../simulator/runner/sign-in.ts';
import { runStep, type StepOptions, type StepResult } from '../../simulator/step.ts';
import { dataOf, type Heard, hear } from './follow-runner.ts';
import { expectNoLeak, filesBelow } from './leak-check.ts';

export const METHODS = SIGN_IN_METHODS;
/** Those that are given something that ends, and can get it anew. */
export const RENEWABLE = ['oidc', 'agency'] as const;
export type Method = SignInMethod;

/** How a step is to differ from the usual one, which waits for the end of its build. */
export type Part = Partial<Omit<StepOptions, 'action' | 'ca' | 'runnerTemp'>> & {
  /** The test kills it. */
  readonly isKilled?: boolean;
};

/** How a step ended, what the runner made of it, and what the servers saw of it. */
export interface Step extends StepResult {
  readonly heard: Heard;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** What it asked for: the names of the routes, and the addresses of what has none. */
  readonly routes: readonly string[];
  readonly requests: readonly SeenRequest[];
}

export type Listener = (request: SeenRequest, simulator: Simulator) => void;

/**
 * Runs a test on servers that speak HTTPS and are closed afterwards; ten minutes of a build pass in a fifth of a
 * second.
 */
export async function onSimulator<T>(
  { listener, ...options }: Omit<SimulatorOptions, 'onRequest'> & { readonly listener?: Listener },
  test: (simulator: Simulator) => Promise<T>
): Promise<T> {
  const simulator = await startSimulator({
    https: true,
    speed: 3000,
    ...options,
    onRequest: request => listener?.(request, simulator)
  });
  try {
    return await test(simulator);
  } finally {
    await simulator.close();
  }
}

/** A listener that acts at the second look at the build: in the middle of a wait. */
export function midWait(act: (simulator: Simulator) => void): Listener {
  let looks = 0;
  return ({ route }, simulator) => {
    if (route === 'record') looks += 1;
    if (route === 'record' && looks === 2) act(simulator);
  };
}

/** For a step whose time runs `speed` times as fast as ours, its waits and deadlines too. */
export function hurried(speed: number): Required<Pick<Part, 'nodeArgs' | 'env'>> {
  return preload('follow-clock.mjs', { CLOCK_SPEED: String(speed) });
}

/** For a step on a machine whose clock is wrong. */
export function wrongClock(aheadMs: number, rate = 1): Required<Pick<Part, 'nodeArgs' | 'env'>> {
  return preload('auth-clock.mjs', { CLOCK_AHEAD_MS: String(aheadMs), CLOCK_RATE: String(rate) });
}

function preload(file: string, env: Readonly<Record<string, string>>) {
  return { nodeArgs: ['--import', new URL(file, import.meta.url).href], env };
}

/** One step that signs in by a method, with debug logging on. */
export async function signIn(simulator: Simulator, method: Method, part: Part = {}): Promise<Step> {
  const { inputs, env } = signInBy(method, simulator);
  return bareStep(simulator, {
    ...part,
    inputs: { ...inputs, ...part.inputs },
    env: { ...env, ...part.env }
  });
}

/** One step that is given nothing to sign in with but what `part` says. */
export async function bareStep(simulator: Simulator, part: Part): Promise<Step> {
  const yard = await mkdtemp(join(tmpdir(), 'auth-'));
  const before = simulator.requests.length;
  const { url, jobId, ca } = simulator;
  const folder = process.env['E2E_ACTION'];
  try {
    await Promise.all(['work', 'home', 'temp'].map(name => mkdir(join(yard, name))));
    const result = await runStep({
      ...(folder && { action: folder }),
      ...(ca && { ca }),
      runnerTemp: join(yard, 'temp'),
      ...part,
      inputs: { endpoint: url, job_id: jobId, wait: 'true', poll_seconds: '0.1', ...part.inputs },
      env: { ...everythingIn(yard), RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ...part.env }
    });
    const requests = simulator.requests.slice(before);
    expectNoLeak(result, await filesBelow(yard), requests, simulator.secrets);
    const step = readStep(result, requests);
    if (!part.isKilled) expectEnded(step);
    return step;
  } finally {
    await rm(yard, { recursive: true, force: true });
  }
}

/** Every place where a process may leave a file. */
function everythingIn(yard: string): Readonly<Record<string, string>> {
  const [home, work, temp] = [join(yard, 'home'), join(yard, 'work'), join(yard, 'temp')];
  return { HOME: home, USERPROFILE: home, GITHUB_WORKSPACE: work, TMPDIR: temp, TEMP: temp, TMP: temp };
}

function readStep(result: StepResult, requests: readonly SeenRequest[]): Step {
  const heard = hear(result.stdout);
  return {
    ...result,
    heard,
    errors: dataOf(heard, 'error'),
    warnings: dataOf(heard, 'warning'),
    routes: requests.map(({ route, path }) => route ?? path),
    requests
  };
}

/** By itself, green or red with one reason first, and never as a bug. */
function expectEnded({ signal, timedOut, code, errors, stderr }: Step): void {
  expect({ signal, timedOut, stderr }).toEqual({ signal: null, timedOut: false, stderr: '' });
  expect(code).toBe(errors.length === 0 ? 0 : 1);
  expect(errors.join('\n')).not.toMatch(/bug in the action|^\s+at /m);
}

/** How often each route was asked for. */
export function countsOf({ routes }: Step): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const route of routes) counts[route] = (counts[route] ?? 0) + 1;
  return counts;
}

/** The build was followed to its end, and there was one only. */
export function expectFollowed({ code, errors, outputs }: Step, { builds }: Simulator): void {
  expect({ code, errors, status: outputs['status'] }).toEqual({ code: 0, errors: [], status: 'success' });
  expect(builds).toHaveLength(1);
}

/** Red, with this reason. */
export function expectRed({ code, errors }: Step, reason: RegExp): void {
  expect({ code, reason: errors.at(-1) }).toEqual({ code: 1, reason: expect.stringMatching(reason) });
}
