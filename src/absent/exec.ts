/**
 * In place of the package `@actions/exec`, which `@actions/core` loads to describe the machine (`core.platform`). The
 * action starts no process. tsconfig.json puts it there, for the bundle alone.
 */
export function getExecOutput(): never {
  throw new Error('@actions/exec is left out of the bundle.');
}
