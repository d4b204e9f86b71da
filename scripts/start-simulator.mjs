// Starts the simulator in the background of a workflow's job. Its sign-ins are outputs of the step; its address and its
// process are variables of the job, SIMULATOR_URL and SIMULATOR_PID.
// A runner ends what a step leaves behind in its process group, so the simulator gets a group of its own.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'simulator-'));
const ready = join(folder, 'ready.json');
const log = openSync(join(folder, 'log.txt'), 'w');
const args = ['--import', 'tsx', 'simulator/main.ts', '--ready-file', ready, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', log, log] });
for (let tries = 0; tries < 600 && !existsSync(ready) && child.exitCode === null; tries += 1) await sleep(50);
if (!existsSync(ready)) {
  console.error(readFileSync(join(folder, 'log.txt'), 'utf8'));
  process.exit(1);
}
await sleep(100);
const told = JSON.parse(readFileSync(ready, 'utf8'));
hand('GITHUB_OUTPUT', {
  url: told.url,
  job_id: told.jobId,
  token: told.token,
  access_key_id: told.accessKey.id,
  secret_access_key: told.accessKey.secret,
  region: told.region,
  iam_endpoint: told.iamUrl
});
hand('GITHUB_ENV', { SIMULATOR_URL: told.url, SIMULATOR_PID: child.pid });
console.log(`The simulator answers at ${told.url}; its log is ${join(folder, 'log.txt')}`);
child.unref();

/** Outside of a workflow there is no such file. */
function hand(file, values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  if (process.env[file]) appendFileSync(process.env[file], lines.join(''));
}
