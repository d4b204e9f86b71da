/** Plays schedules one by one, with everything that was said and seen. */
import type { Evidence, Run } from './perform.ts';
import type { Schedule } from './schedule.ts';
import { startConductor } from './time/conductor.ts';
import { judge } from './trial.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

export async function replay(schedule: Schedule): Promise<boolean> {
  const conductor = await startConductor();
  const { evidence, wrong } = await judge(schedule, conductor);
  conductor.close();
  printAll(evidence);
  for (const line of wrong) print(`WRONG  ${line}`);
  print(wrong.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
  return wrong.length === 0;
}

/** A schedule that went wrong once, and what that taught. */
export interface Regression {
  readonly taught: string;
  readonly schedule: Schedule;
}

export async function replayAll(regressions: readonly Regression[]): Promise<boolean> {
  const conductor = await startConductor();
  let failed = 0;
  for (const { taught, schedule } of regressions) {
    const { wrong } = await judge(schedule, conductor);
    failed += wrong.length > 0 ? 1 : 0;
    print(`${wrong.length > 0 ? 'WRONG ' : 'passed'}  ${taught}`);
    for (const line of wrong) print(`        ${line}`);
  }
  conductor.close();
  print(`${regressions.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

function printAll({ schedule, main, post, requests, own, others, ended }: Evidence): void {
  print(JSON.stringify(schedule, undefined, 2));
  const first = requests[0]?.at ?? 0;
  for (const { at, host, route = '?', method, status = '–', fault = '', build } of requests) {
    const second = ((at - first) / 1_000).toFixed(1).padStart(8);
    print(
      `${second} s  ${host}  ${method} ${route}  ${status}  ${fault}${build ? `  starts build ${build}` : ''}`
    );
  }
  for (const [whose, builds] of [
    ['own', own],
    ['of others', others]
  ] as const) {
    for (const { number, phase, status, stops } of builds)
      print(`build ${number} (${whose}): ${phase}, ${status}, stops: ${JSON.stringify(stops)}`);
  }
  print(`ended from outside: ${ended ?? 'no'}`);
  printRun('main', main);
  if (post) printRun('post', post);
}

function printRun(
  name: string,
  { stdout, stderr, outputs, state, code, signal, seconds, msToEnd }: Run
): void {
  print(
    `\n== ${name}: ${code ?? signal} after ${seconds} s${msToEnd === undefined ? '' : `, ${msToEnd} ms after the signal`}`
  );
  print(stdout + stderr);
  print(JSON.stringify({ outputs, state }, undefined, 2));
}
