import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a TypeScript file of this folder as a process of its own, for what a process does but once: read its
 * environment, load a module, end.
 * @param variables its environment, besides what Node itself needs
 */
export function runChild(
  file: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {}
): Promise<Ended> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const env = { PATH: process.env['PATH'], ...variables };
  return new Promise(resolve => {
    execFile(process.execPath, ['--import', 'tsx', path, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}
