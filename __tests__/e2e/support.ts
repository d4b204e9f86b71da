/** What the tests of starting a build share: a step of `dist/` on a simulator, and what must hold for every step. */
import { expect } from '@jest/globals';
import {
  type Fault,
  type SeenRequest,
  type Simulator,
  type SimulatorOptions,
  type StartedBuild,
  startSimulator
} from '../../simulator/index.ts';
import { runStep, type StepOptions, type StepResult } from '../../simulator/step.ts';
import { dataOf, type Heard, hear } from './follow-runner.ts';

/** How a step is to differ from the usual one: a push, with the simulator's address, token and job. */
export type Part = Partial<Omit<StepOptions, 'action'>>;

/** How a step ended, what the runner made of it, and what the service saw of it. */
export interface Step extends StepResult {
  readonly heard: Heard;
  /** The text of each annotation. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly requests: readonly SeenRequest[];
  /** Those that ask for a build to be started. */
  readonly posts: readonly SeenRequest[];
  readonly builds: readonly StartedBuild[];
}

/** Runs a test with a simulator that is closed afterwards. */
export async function withSimulator<T>(
  options: SimulatorOptions,
  test: (simulator: Simulator) => Promise<T>
): Promise<T> {
  const simulator = await startSimulator(options);
  try {
    return await test(simulator);
  } finally {
    await simulator.close();
  }
}

/** One step on a simulator of its own. */
export function play(options: SimulatorOptions, part?: Part): Promise<Step> {
  return withSimulator(options, simulator => step(simulator, part));
}

/** One step on a simulator of its own whose start goes wrong once. */
export function playFault(fault: Omit<Fault, 'route'>, part?: Part): Promise<Step> {
  return play({ faults: [{ route: 'start', ...fault }] }, part);
}

/**
 * Runs one step and checks what must hold for every one. E2E_ACTION names the folder of another build of the action
 * than the one in this repository, to try a change before it is built.
 */
export async function step(simulator: Simulator, part: Part = {}): Promise<Step> {
  const before = simulator.requests.length;
  const { url, token, jobId, ca } = simulator;
  const inputs = { endpoint: url, token, job_id: jobId, ...part.inputs };
  const folder = process.env['E2E_ACTION'];
  const result = await runStep({
    ...(folder && { action: folder }),
    ...(ca && { ca }),
    ...part,
    inputs
  });
  const heard = hear(result.stdout);
  const requests = simulator.requests.slice(before);
  const played: Step = {
    ...result,
    heard,
    errors: dataOf(heard, 'error'),
    warnings: dataOf(heard, 'warning'),
    requests,
    posts: requests.filter(({ route }) => route === 'start'),
    builds: simulator.builds
  };
  expectSound(played, inputs.token);
  return played;
}

function expectSound(played: Step, token: string): void {
  expectEnded(played);
  expectNothingForged(played, token);
  expectNoSecret(played, token);
}

/** It ends by itself, green with a build or red with one reason, and never as a bug. */
function expectEnded({ code, signal, timedOut, stderr, errors, outputs, heard }: Step): void {
  expect({ signal, timedOut }).toEqual({ signal: null, timedOut: false });
  expect({ code, errors }).toEqual({
    code: errors.length,
    errors: errors.length === 0 ? [] : [expect.not.stringMatching(/bug in the action|^\s+at /m)]
  });
  const { status, actual_build_number: number } = outputs;
  if (code === 1) expect({ status, number }).toEqual({});
  else if (status === 'dry_run') expect(number).toBeUndefined();
  else {
    expect({ status, number }).toEqual({ status: 'started', number: expect.stringMatching(/^[1-9]\d*$/) });
    expect(heard.plain.join('\n')).toContain(`Build ${number}`);
  }
  expect(stderr.replace(NODE_WARNINGS, '')).toBe('');
}

/** What Node itself says, of options that a test has set and of a package that is bundled. */
const NODE_WARNINGS =
  /^(?:\(node:\d+\) .*Warning: |\(Use `node --trace-|Warning: Ignoring extra certs).*\n/gm;

/** Controls other than a line feed, bidirectional and invisible characters, line separators. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** The runner obeys nothing but what the action itself says, and nobody is shown what is not there. */
function expectNothingForged({ stdout, outputs, summary, heard }: Step, token: string): void {
  const said = heard.commands.map(({ name, data }) => (name === 'add-mask' ? [name, data] : [name]));
  const masks = token.split(/[\r\n]+/).filter(line => line.trim() !== '');
  const others = said.filter(([name]) => name !== 'add-mask');
  expect(said.slice(0, masks.length)).toEqual(masks.map(mask => ['add-mask', mask.trim()]));
  expect(said).toHaveLength(masks.length + others.length);
  expect(others.filter(([name]) => name !== 'error' && name !== 'warning')).toEqual([]);
  // Stricter than the runner of today, which knows only some names.
  const commandLike = stdout.split('\n').filter(line => /^\s*::|##\[/.test(line));
  expect(commandLike).toHaveLength(heard.commands.length);
  for (const text of [unmasked(stdout), summary, ...Object.values(outputs)]) {
    expect(text).not.toMatch(UNPRINTABLE);
  }
  // A later step may print an output as a line of its own.
  for (const text of Object.values(outputs)) expect(text).not.toMatch(/::|##\[/);
}

/** A mask holds its secret as it is, whatever that is. */
const unmasked = (stdout: string): string => stdout.replace(/^::add-mask::.*$/gm, '');

/** The length of a secret's beginning that is as bad as the whole. */
const TELLING = 16;

/** A secret stands in its mask and nowhere else, not even its beginning. */
function expectNoSecret(played: Step, token: string): void {
  const { stdout, stderr, outputs, state, exportedEnv, addedPath, summary } = played;
  const read = summary.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const shown = JSON.stringify([
    unmasked(stdout),
    stderr,
    outputs,
    state,
    exportedEnv,
    addedPath,
    summary,
    read
  ]);
  for (const part of token.split(/\s+/).filter(word => word.length >= TELLING)) {
    expect(shown).not.toContain(part.slice(0, TELLING));
  }
}
