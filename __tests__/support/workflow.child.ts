/** Reads the workflow run from the environment and prints it as the last line; an error, with its hint. */
import { ActionError } from '../../src/errors.ts';
import { readWorkflowRun } from '../../src/runner.ts';

const ending = await readWorkflowRun().catch((error: unknown) => {
  if (!(error instanceof ActionError)) throw error;
  return { code: error.code, message: error.message, hint: error.hint };
});
process.stdout.write(`\n${JSON.stringify(ending)}\n`);
