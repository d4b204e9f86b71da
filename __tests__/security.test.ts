import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

describe('The threat model', () => {
  const rows = readFileSync('SECURITY.md', 'utf8').matchAll(
    /\[`([\w./-]+)`\]\((__tests__\/[^)]+)\) "([^"]+)"/g
  );
  const shown = [...rows].map(([, , file = '', title = '']) => [file, title] as const);

  it('names tests', () => {
    expect(shown.length).toBeGreaterThan(10);
  });

  it.each(shown)('is shown by %s, "%s"', (file, title) => {
    const text = readFileSync(file, 'utf8');
    expect(text.includes(title)).toBe(true);
  });
});
