/**
 * The entry of the action: builds the real parts and sees to it that the process ends, once, with the truth. A
 * promise that nobody settles (a library that waits for ever) would let Node end quietly with exit code 0; the
 * guard turns that into a failure.
 */
import * as core from '@actions/core';
import { createSignIn } from './auth/index.ts';
import { systemClock, systemRandom } from './clock.ts';
import { createBuildClient } from './codearts/client.ts';
import { ActionError, describeError } from './errors.ts';
import { createTransport } from './http.ts';
import { type Inputs, readInputs, SECRET_INPUTS } from './inputs.ts';
import { run } from './run.ts';
import { createRunner, type Runner, readWorkflowRun } from './runner.ts';
import { VERSION } from './version.ts';

const runner = createRunner();

async function main(): Promise<void> {
  const input = (name: string): string => core.getInput(name, { trimWhitespace: false });
  for (const name of SECRET_INPUTS) runner.mask(input(name));
  const inputs = readInputs({ input, variable: name => process.env[name] ?? '' });
  if (!inputs.ok) throw inputError(inputs.faults);
  const client = buildClient(inputs.value, runner);
  await run(inputs.value, await readWorkflowRun(), { runner, client });
}

function inputError(faults: readonly string[]): ActionError {
  const [only, ...more] = faults;
  if (only !== undefined && more.length === 0) return new ActionError('input', only);
  return new ActionError(
    'input',
    `${faults.length} inputs are wrong; nothing was sent.\n${faults.join('\n')}`
  );
}

function buildClient(inputs: Inputs, { info }: Runner) {
  return createBuildClient({
    transport: createTransport({ clock: systemClock, userAgent: `codearts-build-action/${VERSION}` }),
    signIn: createSignIn(inputs.credentials),
    baseUrl: inputs.endpoint.url,
    retry: {
      clock: systemClock,
      random: systemRandom,
      onWait: (why, ms, nextTry) => info(`${why} Try ${nextTry} comes in ${Math.ceil(ms / 1000)} s.`)
    }
  });
}

function fail(error: unknown): void {
  core.setFailed(describeError(error));
}

const guard = (): void => {
  fail(
    new ActionError('unclear', 'The action stopped before it was done: something it waited for never came.')
  );
};
process.once('beforeExit', guard);
await main().catch(fail);
process.removeListener('beforeExit', guard);
// A connection that a proxy holds open must not keep the step running; first let the last lines out.
process.stdout.write('', () => process.exit());
