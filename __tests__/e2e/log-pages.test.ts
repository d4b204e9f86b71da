import { describe, expect, it } from '@jest/globals';
import { type Plan, SCENARIOS, type SimulatorOptions } from '../../simulator/index.ts';
import { type Played, play } from './follow-support.ts';

const PLAN: Plan = { ...SCENARIOS.success, queueMs: 0 };

/** Characters of two, three and four bytes, at ever other places. */
const LOG = Array.from(
  { length: 40 },
  (_, line) => `${'x'.repeat((line * 37) % 41)}é编🚀\u001b[32m✓\u001b[0m\n`
).join('');
const SHORT_LOG = LOG.slice(0, 120);

const NO_FILE = { route: 'full-log', times: 'always', do: { kind: 'status', status: 404 } } as const;

function expectWhole(step: Played, log = LOG): void {
  expect(step).toMatchObject({ code: 0, outputs: { status: 'success' } });
  expect(step.heard.fenced.join('\n')).toBe(log.trimEnd());
  // There is no whole log to be had, so this is what was streamed.
  expect(String(step.file)).toBe(log);
}

/** The places inside of characters at which pages of this length end, such as `f02`: after two bytes of four. */
function cuts(log: string, pageLength: number): readonly string[] {
  const bytes = Buffer.from(log);
  const found = new Set<string>();
  for (let end = pageLength; end < bytes.length; end += pageLength) {
    let start = end;
    while (((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
    if (start < end) found.add(`${bytes.toString('hex', start, start + 1)}${end - start}`);
  }
  return [...found].sort();
}

describe('a log in pages that end anywhere', () => {
  it.each([
    [LOG, 7],
    [SHORT_LOG, 1]
  ])('is cut at every place of every kind of character (%#)', (log, pageLength) => {
    expect(cuts(log, pageLength)).toEqual(['c31', 'e21', 'e22', 'e71', 'e72', 'f01', 'f02', 'f03']);
  });

  it.each([
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
      const log = pageLength === 1 ? SHORT_LOG : LOG;
      const pages = { scenario: PLAN, log, logUnit, pageLength, families };
      const step = await play({ ...pages, speed: 1e5, faults: [NO_FILE] });
      expectWhole(step, log);
      expect(step.routes.filter(route => route === 'log').length).toBeGreaterThan(100);
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
