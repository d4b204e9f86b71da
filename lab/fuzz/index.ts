/** Every property of the pure parts, and how to put many inputs through them. */
import fc from 'fast-check';
import { ANSWERS } from './answers.ts';
import { INPUTS } from './inputs.ts';
import { LOG } from './log.ts';
import { PARAMETERS } from './parameters.ts';
import type { Property } from './property.ts';
import { SERVICE } from './service.ts';
import { TEXT } from './text.ts';

export const PROPERTIES: readonly Property[] = [
  ...PARAMETERS,
  ...INPUTS,
  ...ANSWERS,
  ...TEXT,
  ...LOG,
  ...SERVICE
];

const shares = PROPERTIES.reduce((sum, { share }) => sum + share, 0);

/** How many of `inputs` go through one property. */
export const partOf = ({ share }: Property, inputs: number): number => Math.ceil((inputs * share) / shares);

/** @returns what went wrong, with the input; undefined when all is well */
export async function fuzz(
  { property }: Property,
  numRuns: number,
  seed: number
): Promise<string | undefined> {
  const details = await fc.check(property, { numRuns, seed });
  return details.failed ? await fc.asyncDefaultReportMessage(details) : undefined;
}

const AT_ONCE = 5_000;

/** Puts `inputs` inputs through all properties. @returns whether nothing went wrong */
export async function fuzzAll(inputs: number, seed: number): Promise<boolean> {
  const began = performance.now();
  let failed = 0;
  let done = 0;
  for (const each of PROPERTIES) {
    const part = partOf(each, inputs);
    const start = performance.now();
    let wrong: string | undefined;
    for (let from = 0; from < part && wrong === undefined; from += AT_ONCE) {
      wrong = await fuzz(each, Math.min(AT_ONCE, part - from), seed + from);
    }
    done += part;
    failed += wrong === undefined ? 0 : 1;
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    process.stdout.write(
      `${String(part).padStart(8)}  ${each.name} (${seconds} s)\n${wrong === undefined ? '' : `${wrong}\n`}`
    );
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(
    `${done} inputs in ${seconds} s\n${PROPERTIES.length - failed} passed, ${failed} failed\n`
  );
  return failed === 0;
}
