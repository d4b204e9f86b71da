/**
 * npm run integration: lints every workflow and example with actionlint, and runs integration.yml and the examples
 * under act, which plays the runner of a workflow on this machine. The last line counts: N passed, N failed.
 * npm run integration -- push.yml runs the examples with that in their line alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { runAct } from './integration/act.ts';
import { CASES } from './integration/cases.ts';
import { runExample } from './integration/example.ts';
import { copyOfThis, packAction } from './integration/repositories.ts';
import { ACT, ACTIONLINT, findTool } from './integration/tools.ts';

const WORKFLOWS = '.github/workflows';
/** In integration.yml, what this machine can't play. */
const NOT_UNDER_ACT = "github.actor != 'nektos/act'";

const counts = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'integration-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const bin = join(folder, 'bin');
  const actionlint = findTool(ACTIONLINT, bin);
  const act = findTool(ACT, bin);
  if (actionlint === undefined || act === undefined) {
    console.log('Skipped: neither act and actionlint are on this machine nor Go, which could build them.');
    return;
  }
  const [wanted] = process.argv.slice(2);
  if (wanted === undefined) await ownWorkflows(act, actionlint);
  await examples(act, wanted ?? '');
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

async function ownWorkflows(act: string, actionlint: string): Promise<void> {
  for (const file of [...yamlFiles(WORKFLOWS), ...yamlFiles('examples')]) {
    await check(`lint ${file}`, () => lint(actionlint, file));
  }
  await integration(act);
}

async function examples(act: string, wanted: string): Promise<void> {
  const action = join(folder, 'action');
  packAction(action);
  for (const [index, each] of CASES.entries()) {
    const line = `examples/${each.file} ${each.what}`;
    if (!line.includes(wanted)) continue;
    const own = join(folder, `example-${index}`);
    mkdirSync(own);
    await check(line, () => runExample(each, act, action, own));
  }
}

function yamlFiles(place: string): readonly string[] {
  const names = readdirSync(place).filter(name => name.endsWith('.yml'));
  return names.sort().map(name => join(place, name));
}

/** Shellcheck and pyflakes are left out, so that the result does not depend on what else a machine has. */
function lint(actionlint: string, file: string): void {
  const { status, stdout } = spawnSync(actionlint, ['-shellcheck=', '-pyflakes=', file], {
    encoding: 'utf8'
  });
  if (status !== 0) throw new Error('actionlint is not content', { cause: stdout });
}

async function integration(act: string): Promise<void> {
  const file = join(WORKFLOWS, 'integration.yml');
  const repository = join(folder, 'this');
  copyOfThis(repository);
  const { jobs, text } = await runAct({
    act,
    repository,
    home: join(folder, 'home'),
    event: 'push',
    args: ['--workflows', file]
  });
  for (const id of jobsOf(file)) {
    const ends = jobs.filter(({ job }) => job.split(' ')[0] === id);
    if (ends.length === 0) await check(`${file} ${id}`, () => fail('the job did not run', text));
    for (const { job, result } of ends) {
      const own = text.split('\n').filter(line => line.startsWith(`${job}:`));
      await check(`${file} ${job}`, () => (result === 'success' ? undefined : fail(result, own.join('\n'))));
    }
  }
}

/** The ids of the jobs that act can run. */
function jobsOf(file: string): readonly string[] {
  const { jobs } = load(readFileSync(file, 'utf8')) as { jobs: Readonly<Record<string, { if?: string }>> };
  return Object.keys(jobs).filter(id => jobs[id]?.if !== NOT_UNDER_ACT);
}

function fail(message: string, output: string): never {
  throw new Error(message, { cause: output });
}

/** A line for what is well; for what is not, with all that is known of it. */
async function check(name: string, run: () => unknown): Promise<void> {
  try {
    await run();
    counts.passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    counts.failed += 1;
    const { message, cause = '' } = error instanceof Error ? error : new Error(String(error));
    console.log(`WRONG ${name}: ${message}\n${String(cause).replaceAll(/^/gm, '      ')}`);
  }
}
