import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packAction } from '../scripts/integration/repositories.ts';
import { notesOf, versionOf } from '../scripts/release.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-12-01

### Added

- \`branch\`

## [1.0.0] - 2026-11-01

The first one.

## [0.9.0] - 2026-10-01

[Unreleased]: https://example.com/compare/v1.1.0...HEAD
[1.1.0]: https://example.com/compare/v1.0.0...v1.1.0
`;

describe('The notes of a release', () => {
  it('are its section of the changelog', () => {
    expect(notesOf('1.1.0', CHANGELOG)).toBe('### Added\n\n- `branch`');
    expect(notesOf('1.0.0', CHANGELOG)).toBe('The first one.');
  });

  it.each(['1.0', '2.0.0', 'Unreleased', '0.9.0'])('do not exist for %s, so there is no release', version => {
    expect(notesOf(version, CHANGELOG)).toBeUndefined();
  });
});

describe('The tag of a release', () => {
  it('is the version of the package', () => {
    expect(versionOf('v1.2.3', '1.2.3')).toBe('1.2.3');
  });

  it.each(['1.2.3', 'v1.2', 'v1', 'v1.2.3-rc.1', 'v1.2.4', 'v1.2.3\n'])('is never %j', tag => {
    expect(() => versionOf(tag, '1.2.3')).toThrow();
  });
});

describe('The changelog', () => {
  it('has a place for what comes next', () => {
    expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(/^## \[Unreleased\]$/m);
  });
});

describe('What a runner downloads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  beforeAll(() => packAction(folder));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is what runs, its licences, and what a reader needs', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'SECURITY.md',
      'action.yml',
      'dist',
      'package.json',
      'post.js'
    ]);
  });

  it('runs without anything else of the repository', () => {
    // Windows alone has it, and can't start a process without it.
    const run = (file: string) =>
      spawnSync(process.execPath, [join(folder, file)], {
        encoding: 'utf8',
        env: { SystemRoot: process.env['SystemRoot'] }
      });
    expect(run('dist/index.js').stdout).toContain('job_id: it is missing.');
    expect(run('post.js')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});

describe('The licences of what is in dist/', () => {
  const bundle = readFileSync('dist/index.js', 'utf8');
  const licences = readFileSync('dist/licenses.txt', 'utf8');
  /** The bundler writes the path of each module above it; a package inside another one is named last. */
  const paths = bundle.matchAll(/\.\/(?:node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\/)+/g);
  const bundled = [...new Set([...paths].map(([, name = '']) => name))];

  it('are those of some packages', () => {
    expect(bundled.length).toBeGreaterThan(1);
  });

  it.each(bundled)('has the one of %s', name => {
    const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
      license: string;
    };
    expect(`\n${licences}`).toContain(`\n${name}\n${license}\n`);
  });
});
