/** The programs that the integration tests need: those of this machine, or else exact versions built by Go. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Tool {
  readonly name: string;
  /** What `go install` builds. */
  readonly module: string;
}

export const ACT: Tool = { name: 'act', module: 'github.com/nektos/act@v0.2.89' };
export const ACTIONLINT: Tool = {
  name: 'actionlint',
  module: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'
};

/**
 * @param folder where Go may put what it builds
 * @returns the program's path; undefined when neither it nor Go is there
 */
export function findTool({ name, module }: Tool, folder: string): string | undefined {
  const go = ['go', '/usr/local/go/bin/go'].find(each => runs(each, 'version'));
  const goBins =
    go === undefined ? [] : [output(go, 'env', 'GOBIN'), join(output(go, 'env', 'GOPATH'), 'bin')];
  const places = goBins.filter(bin => bin !== '').map(bin => join(bin, name));
  const found = [name, ...places].find(each => runs(each, '--version'));
  if (found !== undefined || go === undefined) return found;
  console.log(`building ${module} ...`);
  const { status } = spawnSync(go, ['install', module], {
    env: { ...process.env, GOBIN: folder },
    stdio: ['ignore', 'inherit', 'inherit']
  });
  if (status !== 0) throw new Error(`go install ${module} failed`);
  return join(folder, name);
}

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function output(program: string, ...args: readonly string[]): string {
  return spawnSync(program, args, { encoding: 'utf8' }).stdout.trim();
}
