import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const page = oneLine(readFileSync('docs/how-it-works.md', 'utf8'));

/** Where a number stands in the source, its value there, and how the page says it. */
const LIMITS = [
  [
    'find',
    'PAUSES_MS',
    [2000, 5000, 8000, 10_000, 15_000, 20_000],
    'after 2, 5, 8, 10, 15 and 20 seconds more'
  ],
  ['find', 'DATED_EARLIER_MS', 15_000, 'more than 15 seconds before the request'],
  ['retry', 'MOST_TRIES', 5, 'tries of a request that may be repeated | 5, in 120 s'],
  ['retry', 'LONGEST_RETRY_MS', 120_000, 'up to five times in two minutes'],
  ['retry', 'FIRST_DELAY_MS', 1000, 'Between two tries lie 1, 2, 4 and 8 seconds'],
  ['pace', 'LONGEST_INTERVAL_MS', 60_000, 'up to 60 seconds (or `poll_seconds`, if that is longer)'],
  ['pace', 'LONGEST_ASKED_MS', 300_000, 'It waits as long as it is asked to, up to 5 minutes'],
  ['pace', 'RECOVERY', 5, 'halves it after five good looks'],
  ['follow', 'MISSING_TOLERATED_MS', 120_000, 'waits for up to 2 minutes, then gives up'],
  ['follow', 'MISSING_USUAL_MS', 20_000, 'after 20 seconds it says so'],
  ['follow', 'LOOKS_AT_UNKNOWN_END', 3, 'any other, with a finish time, three looks in a row'],
  ['follow', 'MOST_DRAIN_TRIES', 4, 'with up to 4 tries'],
  ['follow', 'MOST_DRAIN_MS', 300_000, 'tries and 5 minutes'],
  ['log-stream', 'MOST_PAGES_AT_ONCE', 100, 'at most 100 pages at a time'],
  ['gather', 'WITHIN_MS', 20_000, 'within 20 seconds'],
  ['codearts/calls', 'STOP_DEADLINE_MS', 3000, 'a stop 3 s'],
  ['codearts/calls', 'FULL_LOG_DEADLINE_MS', 300_000, 'the whole log 5 min'],
  ['cancellation', 'GIVE_UP_MS', 3500, '| 3.5 s | gives up a start'],
  ['cancellation', 'LOOKED_ENOUGH_MS', 5000, '| 5 s | ends that look'],
  ['cancellation', 'END_MS', 6000, '| 6 s | ends the stop'],
  ['post', 'LOOK_WITHIN_MS', 90_000, 'it looks for the build, for up to 90 seconds'],
  ['post', 'STOP_WITHIN_MS', 60_000, 'it stops the build, for up to 60 seconds'],
  ['conclude', 'STOP_AFTER_TIMEOUT_MS', 60_000, 'the step stops the build, for up to 60 seconds'],
  ['stop', 'PAUSE_MS', 500, 'again after 0.5, 1, 2 … seconds'],
  ['auth/renewing', 'GRACE_MS', 300_000, 'renewed five minutes before it ends'],
  ['auth/renewing', 'REFUSAL_MS', 300_000, 'when it is refused, at most once in five minutes'],
  ['auth/access-key', 'MOST_REJECTED', 2, 'an access key that is not accepted | 2 signatures'],
  ['parameters', 'LONGEST_VALUE', 8192, 'name 128 characters, value 8192']
] as const;

/** The value of a constant, such as `5 * 60_000` or a list. */
function constantOf(file: string, name: string): unknown {
  const source = readFileSync(`src/${file}.ts`, 'utf8');
  const [, text = ''] = new RegExp(`const ${name} = (.*);`).exec(source) ?? [];
  const plain = text.replaceAll('_', '');
  const [, left, right] = /^(\d+) \* (\d+)$/.exec(plain) ?? [];
  return left && right ? Number(left) * Number(right) : load(plain);
}

describe('docs/how-it-works.md', () => {
  it.each(LIMITS)('says of src/%s.ts %s what it is, %j: %s', (file, name, value, sentence) => {
    expect(constantOf(file, name)).toEqual(value);
    expect(page).toContain(sentence);
  });

  it('says how long a request may take and how large an answer may be', () => {
    expect(readFileSync('src/http.ts', 'utf8')).toContain('deadlineMs = 30_000, maxBytes = 16 * 2 ** 20');
    expect(page).toContain('one request | 30 s;');
    expect(page).toContain('one answer | 16 MiB;');
  });

  it('says between what numbers the inputs may be', () => {
    const inputs = readFileSync('src/inputs.ts', 'utf8');
    expect(inputs).toContain("'timeout_minutes', text('timeout_minutes'), 60, 0.01, 35_000");
    expect(inputs).toContain("'poll_seconds', text('poll_seconds'), 10, 0.1, 600");
    expect(page).toContain('`timeout_minutes` | 0.01 to 35000');
    expect(page).toContain('`poll_seconds` | 0.1 to 600');
  });
});
