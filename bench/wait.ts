/**
 * How many requests a wait makes, and how late it notices the end. Two hours do not fit in a benchmark, so the time
 * of both sides runs faster: the simulator's by its `speed`, the action's by `fast-clock.mjs`.
 */
import { here, measure, startServer, stepEnvironment } from './child.ts';

export interface WaitRow {
  readonly name: string;
  readonly requests: number;
  readonly throttled: number;
  /** In the time of the build. */
  readonly lagSeconds: number;
}

/** `least` is how many calls a minute make one in a second of the simulator's time, which it takes as its least. */
const BUILDS = [
  { name: '10 s', seconds: 10, speed: 5, least: 12 },
  { name: '10 min', seconds: 600, speed: 40, least: 3 },
  { name: '2 h', seconds: 7_200, speed: 120, least: 3 }
];

export async function benchWait(): Promise<readonly WaitRow[]> {
  const rows: WaitRow[] = [];
  for (const { name, seconds, speed, least } of BUILDS) {
    for (const limit of [undefined, least]) {
      const suffix = limit === undefined ? '' : `, throttled to ${limit} a minute for each call`;
      rows.push({ name: name + suffix, ...(await waitOnce(seconds, speed, limit)) });
    }
  }
  return rows;
}

async function waitOnce(buildSeconds: number, speed: number, limit: number | undefined) {
  const limitPerSecond = limit === undefined ? undefined : (limit / 60) * speed;
  const server = await startServer({
    speed,
    buildSeconds,
    ...(limitPerSecond !== undefined && { limitPerSecond })
  });
  const env = { ...stepEnvironment(server, { wait: 'true', timeout_minutes: '600' }), SPEED: String(speed) };
  await measure(here('../dist/index.js'), env, { nodeArgs: ['--import', here('fast-clock.mjs')] });
  const ended = Date.now();
  const { requests } = await server.seen();
  server.close();
  const started = requests.find(({ route }) => route === 'start')?.at ?? 0;
  return {
    requests: requests.length,
    throttled: requests.filter(({ status }) => status === 429).length,
    lagSeconds: ((ended - started) / 1000) * speed - buildSeconds
  };
}
