/**
 * The entry of the action, main and post in one: builds the real parts and sees to it that the process ends, once,
 * with the truth. A promise that nobody settles (a library that waits for ever) would let Node end quietly with
 * exit code 0; the guard turns that into a failure.
 */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import * as core from '@actions/core';
import { createSignIn } from './auth/index.ts';
import { createCancellation } from './cancellation.ts';
import { systemClock as clock, systemRandom as random } from './clock.ts';
import { createBuildClient } from './codearts/client.ts';
import { SECRET_INPUTS, SECRET_VARIABLES } from './credentials.ts';
import { ActionError, describeError } from './errors.ts';
import { createTransport } from './http.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { post } from './post.ts';
import { run } from './run.ts';
import { createRunner, readWorkflowRun } from './runner.ts';
import { readSaved, saveForPost } from './saved.ts';
import { createSecrets } from './secrets.ts';
import { VERSION } from './version.ts';

const runner = createRunner();
const secrets = createSecrets(runner.mask);
const variable = (name: string): string => process.env[name] ?? '';
/**
 * By the script that the runner started, and not by what was saved: a cancelled run may have ended main before it
 * saved anything, and a post that takes itself for main would start a build.
 */
const isPost = basename(process.argv[1] ?? '') === 'post.js';
const cancellation = createCancellation(clock);
process.on('SIGINT', cancellation.request);
process.on('SIGTERM', cancellation.request);

async function main(): Promise<void> {
  // As long as no start is under way, post has nothing to do.
  saveForPost(runner, { kind: 'closed' });
  const inputs = takeInputs();
  const tempFolder = variable('RUNNER_TEMP') || tmpdir();
  const client = buildClient(inputs);
  const parts = { runner, client, clock, random, uniqueKey: randomUUID, cancellation, tempFolder };
  await run(inputs, readWorkflowRun(), parts);
}

/** Masks first: whatever is wrong with the inputs, no secret is shown. */
function takeInputs(): Inputs {
  const input = (name: string): string => core.getInput(name, { trimWhitespace: false });
  for (const name of SECRET_INPUTS) secrets.keep(input(name));
  for (const name of SECRET_VARIABLES) secrets.keep(variable(name));
  const inputs = readInputs({ input, variable });
  if (inputs.ok) return inputs.value;
  const { faults } = inputs;
  const head = faults.length === 1 ? '' : `${faults.length} inputs are wrong; nothing was sent.\n`;
  throw new ActionError('input', head + faults.join('\n'));
}

function buildClient(inputs: Inputs) {
  const userAgent = `codearts-build-action/${VERSION}`;
  const transport = createTransport({ clock, userAgent, redact: secrets.redact });
  const onWait = (why: string, ms: number, nextTry: number): void =>
    runner.info(`${why} Try ${nextTry} comes in ${Math.ceil(ms / 1000)} s.`);
  const { keep: mask } = secrets;
  return createBuildClient({
    transport,
    signIn: createSignIn(inputs.credentials, { transport, clock, random, onWait, mask, variable }),
    baseUrl: inputs.endpoint.url,
    retry: {
      clock,
      random,
      cancelled: cancellation.requested,
      onWait
    }
  });
}

function fail(error: unknown): void {
  runner.log.close();
  core.setFailed(describeError(error));
}

/** Post never fails: the step has its result already. */
function warn(error: unknown): void {
  runner.warning(`The build of this step could not be looked after: ${describeError(error)}`);
}

async function story(): Promise<void> {
  if (!isPost) return main();
  const saved = readSaved(runner);
  if (!saved || saved.kind === 'closed') return;
  const inputs = takeInputs();
  await post(saved, { runner, client: buildClient(inputs), clock, inputs });
}

const tell = isPost ? warn : fail;
const guard = (): void =>
  tell(new ActionError('unclear', 'The action stopped too early: something it waited for never came.'));
process.once('beforeExit', guard);
await story().catch(tell);
process.removeListener('beforeExit', guard);
// A connection that a proxy holds open must not keep the step running; first let the last lines out.
process.stdout.write('', () => process.exit());
