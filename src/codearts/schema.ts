/** Guards from unknown JSON to what the action uses. Pure. */

import { isFields } from '../answer.ts';
import { printable } from '../text.ts';

/** A build that the service has started; `buildNumber` is the key of every later call, the daily one is for people. */
export interface StartedBuild {
  /** A positive whole number, as text. */
  readonly buildNumber: string;
  /** `yyyyMMdd.N`; empty when the service left it out. */
  readonly dailyBuildNumber: string;
  /** `j_…`; empty when the service left it out. */
  readonly octopusJobName: string;
}

/** The answer of RunJob and ExecuteJob (api.md §1.1, §1.2), or what stood where the build number should be. */
export function readStartedBuild(value: unknown): StartedBuild | { readonly got: string } {
  if (!isFields(value)) return { got: describe(value) };
  const number = value['actual_build_number'];
  if (!isBuildNumber(number)) return { got: `actual_build_number: ${describe(number)}` };
  return {
    buildNumber: String(number),
    dailyBuildNumber: plainText(value['daily_build_number']),
    octopusJobName: plainText(value['octopus_job_name'])
  };
}

/** A positive whole number, as a number or as its digits; exact, so not beyond 2^53. */
function isBuildNumber(value: unknown): value is string | number {
  if (typeof value === 'string') return /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value));
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? printable(String(value), 64) : '';

/** Names a value without going into it: it may be nested deeper than the stack is. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return isFields(value) ? 'an object' : printable(JSON.stringify(value), 80);
}
