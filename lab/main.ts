/** The fault laboratory. See lab/README.md, or run it with --help. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { fuzzAll } from './fuzz/index.ts';
import { load } from './load.ts';
import { playAll } from './pool.ts';
import { createProgress } from './progress.ts';
import { type Regression, replay, replayAll } from './replay.ts';
import type { Schedule } from './schedule.ts';

const USAGE = `npm run lab -- [options]

  --runs N          play N schedules (100)
  --seed S          of these seeds (1)
  --from K          begin with the schedule number K, to go on where a run was broken off (0)
  --workers W       in W processes at once (one for each core)
  --replay JSON     play this schedule and print everything
  --regressions     play every schedule of lab/regressions.json
  --load N          N steps at once against a service that throttles hard
  --limit L         how many calls of an operation it takes in a minute then (25)
  --fuzz N          put N hostile inputs through the parts that only compute
`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    replay: { type: 'string' },
    regressions: { type: 'boolean', default: false },
    fuzz: { type: 'string' },
    load: { type: 'string' },
    limit: { type: 'string', default: '25' },
    help: { type: 'boolean', default: false }
  }
});

async function playRuns(): Promise<boolean> {
  const [runs, seed, from, workers] = [values.runs, values.seed, values.from, values.workers].map(Number) as [
    number,
    number,
    number,
    number
  ];
  const progress = createProgress(seed, from, runs);
  await playAll({ seed, from, runs, workers, onReport: progress.note });
  return progress.close();
}

async function readRegressions(): Promise<readonly Regression[]> {
  const text = await readFile(new URL('regressions.json', import.meta.url), 'utf8');
  return JSON.parse(text) as readonly Regression[];
}

async function main(): Promise<boolean> {
  if (values.help) {
    process.stdout.write(USAGE);
    return true;
  }
  if (values.replay !== undefined) return replay(JSON.parse(values.replay) as Schedule);
  if (values.fuzz !== undefined) return fuzzAll(Number(values.fuzz), Number(values.seed));
  if (values.load !== undefined) return load(Number(values.load), Number(values.limit));
  if (values.regressions) return replayAll(await readRegressions());
  return playRuns();
}

process.exitCode = (await main()) ? 0 : 1;
