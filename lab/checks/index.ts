/** What must hold of every life of a step, whatever went wrong. */
import type { Evidence } from '../perform.ts';
import { checkBuilds } from './builds.ts';
import { checkCancelled } from './cancelled.ts';
import { checkForged } from './forged.ts';
import { checkGreen } from './green.ts';
import { checkOutputs } from './outputs.ts';
import { checkProcess } from './process.ts';
import { checkRed } from './red.ts';
import { checkSecrets } from './secrets.ts';

/** What is wrong, each a sentence; nothing when all is well. */
export type Check = (evidence: Evidence) => readonly string[];

const CHECKS: Readonly<Record<string, Check>> = {
  builds: checkBuilds,
  green: checkGreen,
  red: checkRed,
  outputs: checkOutputs,
  cancelled: checkCancelled,
  process: checkProcess,
  secrets: checkSecrets,
  forged: checkForged
};

export const check: Check = evidence =>
  Object.entries(CHECKS).flatMap(([name, holds]) => holds(evidence).map(wrong => `${name}: ${wrong}`));
