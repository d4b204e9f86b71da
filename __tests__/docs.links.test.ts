import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const isPage = (name: string): boolean => name.endsWith('.md');
const pages: readonly string[] = [
  ...readdirSync('.').filter(isPage),
  ...['docs', 'simulator', 'bench', 'lab', 'examples', '.github'].flatMap(folder =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(isPage)
          .map(name => `${folder}/${name}`)
      : []
  )
];

const prose = (page: string): string => readFileSync(page, 'utf8').replace(/^ *```[\s\S]*?^ *```$/gm, '');

/** As GitHub makes them: lower case, no signs, a hyphen for each space, numbered when there twice. */
function anchorsOf(page: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

/** Links and pictures that stay in this repository. */
function targetsOf(page: string): readonly string[] {
  const text = prose(page).replace(/`[^`\n]*`/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
  return links.map(([, target = '']) => target).filter(target => !/^(?:https?|mailto):/.test(target));
}

function isThere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  return statSync(file).isFile() && isPage(file) && anchorsOf(file).includes(anchor);
}

describe('The links', () => {
  it.each(pages)('of %s lead to something that exists', page => {
    expect(targetsOf(page).filter(target => !isThere(page, target))).toEqual([]);
  });

  it('are looked at at all', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/how-it-works.md']));
    expect(targetsOf('README.md').length).toBeGreaterThan(10);
    expect(isThere('README.md', 'docs/authentication.md#access-key')).toBe(true);
    expect(isThere('README.md', 'docs/authentication.md#no-such-heading')).toBe(false);
    expect(isThere('README.md', 'docs/no-such-page.md')).toBe(false);
  });
});

describe('The documentation', () => {
  it('names no place of the machine it was written on, and no credential', () => {
    for (const page of pages) {
      expect(readFileSync(page, 'utf8')).not.toMatch(/\/(?:work|root|home)\/|\bAKIA|\bghp_/);
    }
  });
});
