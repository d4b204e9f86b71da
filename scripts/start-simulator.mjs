// Starts the simulator in the background of a workflow's job, and hands its address on as outputs of the step.
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
const outputs = { url: told.url, token: told.token, job_id: told.jobId, pid: child.pid };
const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines.join(''));
console.log(`The simulator answers at ${told.url}; its log is ${join(folder, 'log.txt')}`);
child.unref();
