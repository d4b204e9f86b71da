/**
 * npm run release -- vX.Y.Z FOLDER: everything that a release is made of, from the commit that is checked out: the
 * action as a runner downloads it, what is in it, checksums of both, and the notes. Nothing is sent anywhere.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The section of a version in CHANGELOG.md, without its heading; undefined when there is none. */
export function notesOf(version: string, changelog: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find(section => section.startsWith(`[${version}] - `));
  const notes = found
    ?.replace(/^.*\n/, '')
    // The links of the headings, which end the file.
    .replace(/^\[[^\]]+\]: \S+\n?/gm, '')
    .trim();
  return notes === '' ? undefined : notes;
}

/** The version of a tag, once it is sure that it may be released. */
export function versionOf(tag: string, packageVersion: string): string {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) throw new Error(`A tag looks like v1.2.3, not like ${tag}.`);
  const version = tag.slice(1);
  if (version !== packageVersion) throw new Error(`The tag is ${tag}; package.json has ${packageVersion}.`);
  return version;
}

function release(tag: string, folder: string): void {
  const { name, version: packageVersion } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    version: string;
  };
  const version = versionOf(tag, packageVersion);
  const notes = notesOf(version, readFileSync('CHANGELOG.md', 'utf8'));
  if (notes === undefined)
    throw new Error(`CHANGELOG.md has no section "## [${version}] - DATE" with a text.`);
  mkdirSync(folder, { recursive: true });
  const archive = `${name}-${tag}.tar.gz`;
  const prefix = `--prefix=${name}-${version}/`;
  run('git', 'archive', '--format=tar.gz', prefix, `--output=${join(folder, archive)}`, 'HEAD');
  writeFileSync(join(folder, 'sbom.spdx.json'), sbom());
  const sums = [archive, 'sbom.spdx.json'].map(file => `${sha256(join(folder, file))}  ${file}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  writeFileSync(join(folder, 'notes.md'), `${notes}\n`);
  console.log(`${tag} lies in ${folder}:\n${sums.join('')}`);
}

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** From the lock file, as `npm ci` installs just what stands there. */
const sbom = (): string => run('npm', 'sbom', '--package-lock-only', '--omit=dev', '--sbom-format=spdx');

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

if (process.argv[1]?.endsWith('release.ts')) {
  const [tag, folder] = process.argv.slice(2);
  if (tag === undefined || folder === undefined) throw new Error('npm run release -- vX.Y.Z FOLDER');
  release(tag, folder);
}
