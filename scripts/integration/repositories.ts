/** Repositories for act to run in, and the action as a runner downloads it. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Copies what a runner downloads for `uses: OWNER/…@v1`: what .gitattributes leaves in an archive of the repository. */
export function packAction(to: string): void {
  const names = [...new Set(ownFiles().map(file => file.split('/')[0] ?? ''))];
  const told = git('.', ['check-attr', '-z', 'export-ignore', '--', ...names]).split('\0');
  // Name, attribute and value follow each other.
  const packed = names.filter((_, index) => told[3 * index + 2] !== 'set');
  for (const name of packed) cpSync(name, join(to, name), { recursive: true });
}

/** The repository of the action itself, as it lies here, with what `npm ci` has installed. */
export function copyOfThis(to: string): void {
  for (const file of ownFiles()) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(file, join(to, file));
  }
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
  commit(to);
}

/** A user's repository, which has nothing but this workflow. */
export function userRepository(to: string, workflow: string): void {
  mkdirSync(join(to, '.github', 'workflows'), { recursive: true });
  writeFileSync(join(to, '.github', 'workflows', 'build.yml'), workflow);
  commit(to);
}

export function headOf(repository: string): string {
  return git(repository, ['rev-parse', 'HEAD']).trim();
}

/** Tracked files and new ones, as far as they are there. A link named node_modules is new to git, which ignores a folder. */
function ownFiles(): readonly string[] {
  const files = git('.', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
  return files.filter(file => !['', 'node_modules'].includes(file) && existsSync(file));
}

function commit(repository: string): void {
  const author = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  git(repository, ['init', '--quiet', '--initial-branch', 'main']);
  git(repository, ['remote', 'add', 'origin', 'https://github.com/octo-org/octo-repo']);
  git(repository, ['add', '--all']);
  git(repository, [...author, 'commit', '--quiet', '--no-gpg-sign', '--message', 'A first commit']);
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}
