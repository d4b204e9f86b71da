import { describe, expect, it } from '@jest/globals';
import { type Plan, SCENARIOS, type SimulatorOptions } from '../../simulator/index.ts';
import { type Played, play } from './follow-support.ts';

const PLAN: Plan = { ...SCENARIOS.success, queueMs: 0 };

/** Characters of two, three and four bytes, at ever other places of ever longer lines. */
const LOG = Array.from(
  { length: 40 },
  (_, length) => `${'x'.repeat(length)}é编🚀\u001b[32m✓\u001b[0m\n`
).join('');

const NO_FILE = { route: 'full-log', times: 'always', do: { kind: 'status', status: 404 } } as const;

function expectWhole(step: Played, log = LOG): void {
  expect(step).toMatchObject({ code: 0, outputs: { status: 'success' } });
  expect(step.heard.fenced.map(line => `${line}\n`).join('')).toBe(log);
  // There is no whole log to be had, so this is what was streamed.
  expect(String(step.file)).toBe(log);
}

/** The offsets inside of the four-byte characters at which pages of this length end. */
function cuts(pageLength: number): ReadonlySet<number> {
  const bytes = Buffer.from(LOG);
  const inside = (at: number): number => [1, 2, 3].find(back => bytes[at - back] === 0xf0) ?? 0;
  const ends = Array.from({ length: bytes.length / pageLength }, (_, page) => (page + 1) * pageLength);
  return new Set(ends.filter(at => ((bytes[at] ?? 0) & 0xc0) === 0x80).map(inside));
}

describe('a log in pages that end anywhere', () => {
  it.concurrent.each([
    ['v3', 'bytes', 7],
    ['v3', 'torn-bytes', 7],
    ['v3', 'torn-bytes', 1],
    ['v3', 'characters', 7],
    ['v3', 'characters', 1],
    ['v1', 'bytes', 7],
    ['v1', 'torn-bytes', 7],
    ['v1', 'characters', 7]
  ] as const)(
    'by the %s calls, counted in %s, %d on each, arrives whole',
    async (family, logUnit, pageLength) => {
      const families: SimulatorOptions['families'] = family === 'v1' ? ['v1'] : ['v1', 'v3', 'v4'];
      const pages = { scenario: PLAN, log: LOG, logUnit, pageLength, families };
      const step = await play({ ...pages, speed: 1e5, faults: [NO_FILE] });
      expectWhole(step);
      expect([...cuts(7)].sort()).toEqual([1, 2, 3]);
      expect(step.routes.filter(route => route === 'log').length).toBeGreaterThan(1000 / pageLength);
    }
  );
});

/** A v3 page in place of the true one. */
const page = (content: string, offset: number, more: boolean) =>
  ({
    kind: 'body',
    body: JSON.stringify({ status: 'success', error: null, result: { content, offset, has_more_data: more } })
  }) as const;

describe('a log in pages that make no sense', () => {
  const [first = ''] = LOG.split('\n');

  it('because one comes again and again, is shown once', async () => {
    const faults = [{ route: 'log', times: 7, do: page(`${first}\n`, 0, true) }, NO_FILE];
    expectWhole(await play({ scenario: PLAN, log: LOG, faults }));
  });

  it('because they are empty and promise more, is waited for and not asked for in a loop', async () => {
    const faults = [{ route: 'log', times: 6, do: page('', 0, true) }, NO_FILE];
    const step = await play({ scenario: PLAN, log: LOG, faults, speed: 1000 });
    expectWhole(step);
    expect(step.routes.filter(route => route === 'log').length).toBeLessThan(20);
  });

  it('because they are empty for ever, does not keep the step from its end', async () => {
    const faults = [{ route: 'log', times: 'always', do: page('', 0, true) }, NO_FILE] as const;
    const step = await play({ scenario: PLAN, log: LOG, faults });
    expect(step).toMatchObject({ code: 0, outputs: { status: 'success', log_path: '' } });
    expect(step.heard.plain.join('\n')).toContain('The end of the log could not be read here');
  });
});
