/** How fast the log of a build goes through the action, beside a bare script that fetches the same pages. */
import { here, measure, median, startServer, stepEnvironment } from './child.ts';

export interface LogResult {
  /** Megabytes per second. */
  readonly bareRate: number;
  readonly actionRate: number;
  /** Megabytes at the peak, with 1 MB of log and with `megabytes`. */
  readonly smallPeak: number;
  readonly largePeak: number;
  /** Megabytes at the peak of the bare script, with `megabytes`. */
  readonly barePeak: number;
}

export async function benchLog(megabytes: number, runs: number): Promise<LogResult> {
  // Without the call for the whole log, which the bare script does not make either.
  const faults = [{ route: 'full-log', times: 'always', do: { kind: 'status', status: 404 } }];
  const large = await startServer({ logBytes: megabytes * 2 ** 20, speed: 1e6, faults });
  const small = await startServer({ logBytes: 2 ** 20, speed: 1e6, faults });
  const bare: number[] = [];
  const action: number[] = [];
  const peaks = { small: [] as number[], large: [] as number[], bare: [] as number[] };
  const inputs = { wait: 'true', poll_seconds: '0.1' };
  for (let run = 0; run < runs; run += 1) {
    const started = await measure(here('../dist/index.js'), stepEnvironment(small, inputs));
    peaks.small.push(started.peakMb);
    const whole = await measure(here('../dist/index.js'), stepEnvironment(large, inputs));
    peaks.large.push(whole.peakMb);
    action.push(megabytes / (Math.max(whole.wallMs - started.wallMs, 1) / 1000));
    const { builds } = await large.seen();
    const env = {
      BENCH_URL: large.url,
      BENCH_TOKEN: large.token,
      BENCH_JOB: large.jobId,
      BENCH_BUILD: String(builds.at(-1)?.number)
    };
    const floor = await measure(here('bare-log.mjs'), env);
    bare.push(megabytes / (floor.wallMs / 1000));
    peaks.bare.push(floor.peakMb);
  }
  large.close();
  small.close();
  return {
    bareRate: median(bare),
    actionRate: median(action),
    smallPeak: median(peaks.small),
    largePeak: median(peaks.large),
    barePeak: median(peaks.bare)
  };
}
