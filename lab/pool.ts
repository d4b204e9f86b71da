/** Plays many schedules in several processes at once, and tells how it goes. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, WorkerReport } from './worker.ts';

export interface Plan {
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  readonly workers: number;
  readonly onReport: (report: WorkerReport) => void;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

export async function playAll({ seed, from, runs, workers, onReport }: Plan): Promise<void> {
  let next = from;
  const end = from + runs;
  const order = (): Order | undefined => (next < end ? { seed, index: next++ } : undefined);
  await Promise.all(Array.from({ length: Math.min(workers, runs) }, () => work(order, onReport)));
}

async function work(order: () => Order | undefined, onReport: Plan['onReport']): Promise<void> {
  const child = fork(WORKER, [], { execArgv: ['--import', 'tsx'] });
  try {
    for (let job = order(); job; job = order()) onReport(await give(child, job));
  } finally {
    child.disconnect();
  }
}

function give(child: ChildProcess, order: Order): Promise<WorkerReport> {
  return new Promise((resolve, reject) => {
    const lost = (code: number | null): void => reject(new Error(`a worker ended with ${code}`));
    child.once('exit', lost);
    child.once('message', report => {
      child.off('exit', lost);
      resolve(report as WorkerReport);
    });
    child.send(order);
  });
}
