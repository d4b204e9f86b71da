/** A matrix of steps at once, each a process, against one service that lets few requests through. */
import { type Heard, hear } from '../__tests__/e2e/follow-runner.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { runStep, type StepResult } from '../simulator/step.ts';
import { type Conductor, startConductor } from './time/conductor.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

interface Ended extends StepResult {
  readonly heard: Heard;
  readonly seconds: number;
}

/** @param limit how many calls of one operation all steps together may make in a minute */
export async function load(steps: number, limit: number): Promise<boolean> {
  const began = performance.now();
  const conductor = await startConductor();
  const simulator = await startSimulator({ speed: 1, buildSeconds: 120, limitPerMinute: limit });
  print(`${steps} steps at once, all with one token; ${limit} calls of each operation a minute`);
  const open = Date.now();
  const ended = await Promise.all(Array.from({ length: steps }, () => step(simulator, conductor, open)));
  report(simulator, ended);
  const wrong = judge(simulator, ended);
  await simulator.close();
  conductor.close();
  print(`${Math.round((performance.now() - began) / 1_000)} s in real time`);
  for (const line of wrong) print(`WRONG  ${line}`);
  print(wrong.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
  return wrong.length === 0;
}

/** In time that is held, only what hangs for ever takes so long. */
const FOR_EVER_MS = 12 * 3_600_000;

async function step({ url, token, jobId }: Simulator, conductor: Conductor, open: number): Promise<Ended> {
  const result = await runStep({
    inputs: { endpoint: url, region: 'cn-north-4', token, job_id: jobId, wait: 'true' },
    ...conductor.forStep(),
    timeoutMs: FOR_EVER_MS,
    onStart: conductor.join
  });
  return { ...result, heard: hear(result.stdout), seconds: (conductor.now() - open) / 1_000 };
}

function report({ requests, builds }: Simulator, ended: readonly Ended[]): void {
  const routes = new Map<string, { all: number; throttled: number }>();
  for (const { route = '?', status } of requests) {
    const { all, throttled } = routes.get(route) ?? { all: 0, throttled: 0 };
    routes.set(route, { all: all + 1, throttled: throttled + (status === 429 ? 1 : 0) });
  }
  for (const [route, { all, throttled }] of routes)
    print(`${String(all).padStart(7)}  ${route}, ${throttled} of them throttled`);
  print(
    `${String(requests.length).padStart(7)}  requests in all, ${(requests.length / ended.length).toFixed(1)} a step`
  );
  const times = ended.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.round(share * (times.length - 1))] ?? 0).toFixed(0);
  print(
    `steps took ${at(0)} s (the first), ${at(0.5)} s (the median), ${at(1)} s (the last); a build takes 120 s`
  );
  print(
    `${builds.length} builds, ${builds.filter(({ status }) => status === 'SUCCESS').length} of them succeeded`
  );
}

function judge({ builds, requests }: Simulator, ended: readonly Ended[]): readonly string[] {
  const wrong: string[] = [];
  const numbers = ended.map(({ outputs }) => outputs['actual_build_number']);
  const red = ended.filter(({ code }) => code !== 0);
  if (ended.some(({ timedOut, signal }) => timedOut || signal !== null))
    wrong.push('a step did not end by itself');
  if (builds.length > ended.length) wrong.push(`${builds.length} builds of ${ended.length} steps`);
  if (new Set(numbers).size < ended.length - red.length) wrong.push('two steps have the same build');
  const errors = new Map<string, number>();
  for (const { heard } of red) {
    const [error = ''] = heard.commands.flatMap(({ name, data }) => (name === 'error' ? [data] : []));
    errors.set(error, (errors.get(error) ?? 0) + 1);
  }
  for (const [error, times] of errors) wrong.push(`${times} steps starved: ${error}`);
  if (requests.some(({ status }) => status === undefined)) wrong.push('a request has no answer');
  return wrong;
}
