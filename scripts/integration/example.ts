/**
 * Runs an example as a user would, without a change to it: a repository of its own, the packed action in place of
 * OWNER/codearts-build-action@v1, and a proxy that takes the hosts of Huawei Cloud to a simulator.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { type ActRun, runAct } from './act.ts';
import { BUILD_HOST, type Case, IAM_HOST, type Seen } from './cases.ts';
import { startProxy, type Tunnel } from './proxy.ts';
import { headOf, userRepository } from './repositories.ts';

/** The client id of the identity provider, as docs/authentication.md sets it up. */
const AUDIENCE = 'codearts-build';
/** Fast enough for a build to be over at the first look, as examples look every ten seconds. */
const SPEED = 1_000_000;

/** Rejects when the example does not do what its case says; what act printed is the cause. */
export async function runExample(each: Case, act: string, action: string, folder: string): Promise<void> {
  const text = readFileSync(join('examples', each.file), 'utf8');
  const jobIds = [...new Set(text.match(/\b[0-9a-f]{32}\b/g) ?? [])];
  const service = { https: true, jobIds, speed: SPEED, audience: AUDIENCE };
  const simulator = await startSimulator({ ...service, ...each.builds });
  const proxy = await startProxy({ [BUILD_HOST]: simulator.url, [IAM_HOST]: simulator.iamUrl });
  try {
    const repository = join(folder, 'repository');
    const ca = join(folder, 'ca.pem');
    userRepository(repository, withPlaces(text, proxy.url, ca));
    writeFileSync(ca, simulator.ca ?? '');
    const run = await runAct({
      act,
      repository,
      home: join(folder, 'home'),
      event: each.event,
      payload: each.payload ?? {},
      env: variables(each, simulator, proxy, ca),
      secrets: secretsOf(simulator),
      args: ['--local-repository', `OWNER/codearts-build-action@v1=${action}`, ...(each.args ?? [])],
      onStart: child => cancelLater(each, simulator, () => child.kill('SIGINT'))
    });
    tell(run, () => each.check(seenBy(simulator, proxy, run, headOf(repository))));
  } finally {
    proxy.close();
    await simulator.close();
  }
}

/** The proxy and the certificate of self-hosted-proxy.yml are the only thing that can't stay as it is. */
function withPlaces(text: string, proxy: string, ca: string): string {
  return text
    .replace('http://proxy.example.com:3128', proxy)
    .replace('/etc/ssl/certs/example-company.pem', ca);
}

/** What a runner has set for its jobs. */
function variables({ namesProxy }: Case, simulator: Simulator, { url }: Tunnel, ca: string) {
  const network = { https_proxy: url, no_proxy: '127.0.0.1', NODE_EXTRA_CA_CERTS: ca };
  return { ...simulator.githubEnv(), ...(namesProxy ? {} : network) };
}

function secretsOf({ accessKey, token }: Simulator): Readonly<Record<string, string>> {
  return {
    HUAWEI_CLOUD_ACCESS_KEY_ID: accessKey.id,
    HUAWEI_CLOUD_SECRET_ACCESS_KEY: accessKey.secret,
    HUAWEI_CLOUD_TOKEN: token
  };
}

function cancelLater({ cancelWhen }: Case, simulator: Simulator, cancel: () => void): void {
  if (cancelWhen === undefined) return;
  const timer = setInterval(() => {
    if (!cancelWhen(simulator)) return;
    clearInterval(timer);
    cancel();
  }, 100);
  timer.unref();
}

function seenBy({ builds, requests }: Simulator, { targets }: Tunnel, run: ActRun, head: string): Seen {
  return { builds, requests, targets, run, head };
}

function tell({ text }: ActRun, check: () => void): void {
  try {
    check();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(why, { cause: text });
  }
}
