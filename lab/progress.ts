/** Tells how many schedules were played, which failed, and how to play those again. */
import type { WorkerReport } from './worker.ts';

export interface Progress {
  readonly note: (report: WorkerReport) => void;
  /** Prints the end. @returns whether all is well */
  readonly close: () => boolean;
}

const EVERY_MS = 5_000;

export function createProgress(seed: number, from: number, runs: number): Progress {
  const began = performance.now();
  const endings = new Map<string, number>();
  const done = new Set<number>();
  let told = began;
  let failed = 0;
  let requests = 0;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);

  /** Before this number nothing is left to do. */
  const resumeAt = (): number => {
    let index = from;
    while (done.has(index)) index += 1;
    return index;
  };
  const tell = (): void => {
    told = performance.now();
    const rate = done.size / ((told - began) / 1_000);
    print(
      `${done.size} of ${runs}, ${failed} failed, ${rate.toFixed(1)} a second; --from ${resumeAt()} goes on here`
    );
  };
  const count = (ending: string): void => void endings.set(ending, (endings.get(ending) ?? 0) + 1);

  return {
    note(report) {
      done.add(report.index);
      if ('broken' in report) {
        failed += 1;
        count('the laboratory broke');
        print(`\n${report.index} of seed ${seed}: the laboratory itself failed\n${report.broken}`);
      } else {
        requests += report.requests;
        count(report.ending);
        if (report.failure) {
          failed += 1;
          print(`\n${report.index} of seed ${seed}:\n  ${report.failure.wrong.join('\n  ')}`);
          print(`  ${replayCommand(report.failure.schedule)}\n`);
        }
      }
      if (performance.now() - told > EVERY_MS) tell();
    },
    close() {
      const seconds = Math.round((performance.now() - began) / 1_000);
      for (const [ending, times] of [...endings].sort((a, b) => b[1] - a[1]))
        print(`${String(times).padStart(6)}  ${ending}`);
      print(`${requests} requests in ${seconds} s`);
      print(`${done.size - failed} passed, ${failed} failed`);
      return failed === 0;
    }
  };
}

/** For a shell: the JSON holds no line break, and each quote is taken out of the quotes. */
const replayCommand = (schedule: object): string =>
  `npm run lab -- --replay '${JSON.stringify(schedule).replaceAll("'", "'\\''")}'`;
