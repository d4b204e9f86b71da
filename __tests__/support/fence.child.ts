/** Prints a line of a log, and ends in the middle of it. */
import { createRunner } from '../../src/runner.ts';

const runner = createRunner();
runner.log.open('Log');
await runner.log.write('::error::not a command');
process.exit(3);
