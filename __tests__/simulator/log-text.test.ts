import { describe, expect, it } from '@jest/globals';
import { createLogText, type LogUnit } from '../../simulator/service/log-text.ts';

const text = 'aé\n漢🚀z\n';

/** Every page of a log, as the bytes that its JSON string literals stand for. */
function pages(unit: LogUnit, length: number): readonly Buffer[] {
  const log = createLogText(text, unit);
  const found: Buffer[] = [];
  for (let from = 0; from < log.length; ) {
    const end = log.fit(from, Math.min(from + length, log.length));
    expect(end).toBeGreaterThan(from);
    found.push(log.json(from, end));
    from = end;
  }
  return found;
}

const parse = (json: Buffer, encoding: 'utf8' | 'latin1'): string =>
  JSON.parse(json.toString(encoding)) as string;

describe.each([1, 2, 3, 4, 5, 7, 100])('pages of %i', length => {
  it('bytes end between characters', () => {
    const parts = pages('bytes', length).map(page => parse(page, 'utf8'));
    expect(parts.join('')).toBe(text);
    expect(parts.join('')).not.toContain('\ufffd');
    for (const part of parts) expect(part.isWellFormed()).toBe(true);
  });

  it('torn bytes end anywhere, and none is lost', () => {
    const parts = pages('torn-bytes', length).map(page => Buffer.from(parse(page, 'latin1'), 'latin1'));
    expect(Buffer.concat(parts).toString()).toBe(text);
    for (const part of parts.slice(0, -1)) expect(part).toHaveLength(length);
  });

  it('characters may part a surrogate pair, as escapes', () => {
    const parts = pages('characters', length).map(page => parse(page, 'utf8'));
    expect(parts.join('')).toBe(text);
    for (const part of parts.slice(0, -1)) expect(part).toHaveLength(length);
  });
});

it.each<LogUnit>(['bytes', 'torn-bytes', 'characters'])('finds the ends of lines in %s', unit => {
  const log = createLogText(text, unit);
  const first = log.lineEnd(0);
  expect(log.bytes(first).toString()).toBe('aé\n');
  expect(log.lineEnd(first)).toBe(log.length);
  expect(log.bytes(log.length).toString()).toBe(text);
});
