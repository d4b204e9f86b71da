/** What a step that only starts a build costs, beside a bare script that sends the same request. */
import { type Cost, here, measure, median, startServer, stepEnvironment } from './child.ts';

export interface ColdRow {
  readonly name: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const DIST = here('../dist/index.js');
/** The first runs of each are thrown away: they warm the disk's cache, which a runner's has done by its checkout. */
const WARM_UP = 2;

/** @param builds other builds of this action, by what they are called */
export async function benchCold(
  runs: number,
  builds: Readonly<Record<string, string>>
): Promise<readonly ColdRow[]> {
  const server = await startServer({ https: true });
  const tls = { NODE_EXTRA_CA_CERTS: server.caFile };
  const bare = { BENCH_URL: server.url, BENCH_TOKEN: server.token, BENCH_JOB: server.jobId, ...tls };
  const step = { ...stepEnvironment(server, { parameters: 'codeBranch: main' }), ...tls };
  const signed = { ...stepEnvironment(server, { parameters: 'codeBranch: main' }, server.accessKey), ...tls };
  const subjects: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['bare script', here('bare-post.mjs'), bare],
    ['the action', DIST, step],
    ['the action, signed with an access key', DIST, signed],
    ...Object.entries(builds).map(([name, path]) => [name, path, step] as const)
  ];
  const costs = new Map<string, Cost[]>(subjects.map(([name]) => [name, []]));
  // Interleaved, so that whatever else the machine does hits all alike.
  for (let run = 0; run < runs + WARM_UP; run += 1) {
    for (const [name, script, env] of subjects) {
      const cost = await measure(script, env);
      if (run >= WARM_UP) costs.get(name)?.push(cost);
    }
  }
  server.close();
  return subjects.map(([name]) => rowOf(name, costs.get(name) ?? []));
}

/** Start-up alone: each bundle without inputs, so that it ends as soon as it has looked for them. */
export async function benchStartUp(runs: number, peers: readonly string[]): Promise<readonly ColdRow[]> {
  const subjects = new Map([['the action', DIST], ...peers.map(path => [path, path] as const)]);
  const costs = new Map<string, Cost[]>([...subjects.keys()].map(name => [name, []]));
  for (let run = 0; run < runs + WARM_UP; run += 1) {
    for (const [name, path] of subjects) {
      const cost = await measure(path, { GITHUB_ACTIONS: 'true' }, { mayFail: true });
      if (run >= WARM_UP) costs.get(name)?.push(cost);
    }
  }
  return [...costs].map(([name, list]) => rowOf(name, list));
}

function rowOf(name: string, costs: readonly Cost[]): ColdRow {
  return {
    name,
    wallMs: median(costs.map(({ wallMs }) => wallMs)),
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
    peakMb: median(costs.map(({ peakMb }) => peakMb))
  };
}
