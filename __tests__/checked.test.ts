import { describe, expect, it } from '@jest/globals';
import { bad, type Checked, good } from '../src/checked.ts';

/** What a caller does with an outcome; compiles only as long as `ok` tells the two apart. */
const tell = (checked: Checked<string>): string =>
  checked.ok ? `value ${checked.value}` : `faults ${checked.faults.join(', ')}`;

describe('The outcome of reading an input', () => {
  it('is its value when it is good, an empty one included', () => {
    expect(tell(good('x'))).toBe('value x');
    expect(tell(good(''))).toBe('value ');
    expect(good(undefined)).toEqual({ ok: true, value: undefined });
  });

  it('is every fault in it, in order, when it is bad', () => {
    expect(tell(bad('one'))).toBe('faults one');
    expect(tell(bad('one', 'two', 'three'))).toBe('faults one, two, three');
  });
});
