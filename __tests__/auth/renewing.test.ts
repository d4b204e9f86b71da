import { describe, expect, it } from '@jest/globals';
import { createRenewing, type Minted } from '../../src/auth/renewing.ts';
import { heldClock, START } from '../support/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Something renewable whose mint is told what to give: a value, with the minutes that it lives, or an error. */
function renewable(...script: readonly (readonly [value: string, minutes: number] | Error)[]) {
  const clock = heldClock();
  const signals: (AbortSignal | undefined)[] = [];
  const mint = async (signal?: AbortSignal): Promise<Minted<string>> => {
    const step = script[signals.length];
    signals.push(signal);
    if (step === undefined) throw new Error('one mint too many');
    if (step instanceof Error) throw step;
    return { value: step[0], expiresAt: clock.now() + step[1] * MINUTE };
  };
  const { get, refused } = createRenewing(mint, clock);
  const isRefused = (value: string): boolean => refused(one => one === value);
  return { clock, get, refused: isRefused, minted: () => signals.length };
}

describe('Something that was minted', () => {
  it('serves until five minutes before its end', async () => {
    const { clock, get, minted } = renewable(['one', 60], ['two', 60]);
    expect(minted()).toBe(0);
    expect(await get()).toBe('one');
    clock.advance(55 * MINUTE - 1);
    expect(await get()).toBe('one');
    expect(minted()).toBe(1);
    clock.advance(1);
    expect(await get()).toBe('two');
    expect(await get()).toBe('two');
    expect(minted()).toBe(2);
  });

  it('is minted once for all who ask at the same time, at first and when it ends', async () => {
    const { clock, get, minted } = renewable(['one', 60], ['two', 60]);
    expect(await Promise.all([get(), get(), get()])).toEqual(['one', 'one', 'one']);
    clock.advance(58 * MINUTE);
    expect(await Promise.all([get(), get(), get()])).toEqual(['two', 'two', 'two']);
    expect(minted()).toBe(2);
  });

  it('that lives for a few minutes serves for half of them, and is not minted for each use', async () => {
    const { clock, get, minted } = renewable(['one', 4], ['two', 4]);
    expect(await get()).toBe('one');
    clock.advance(2 * MINUTE - 1);
    expect(await get()).toBe('one');
    clock.advance(1);
    expect(await get()).toBe('two');
    expect(minted()).toBe(2);
  });

  it('is not there after a mint that failed, and is minted anew for who asks then', async () => {
    const { get } = renewable(new Error('no'), ['one', 60]);
    const asked = await Promise.allSettled([get(), get()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get()).toBe('one');
  });
});

describe('A renewal that fails', () => {
  it('leaves the old one serving, and is tried again after a minute, not for each request', async () => {
    const { clock, get, minted } = renewable(['one', 60], new Error('no'), new Error('no'), ['two', 60]);
    await get();
    clock.advance(56 * MINUTE);
    expect(await Promise.all([get(), get()])).toEqual(['one', 'one']);
    clock.advance(MINUTE - 1);
    expect(await get()).toBe('one');
    expect(minted()).toBe(2);
    clock.advance(1);
    expect(await get()).toBe('one');
    expect(minted()).toBe(3);
    clock.advance(MINUTE);
    expect(await get()).toBe('two');
  });

  it('is tried again at the very end of the old one, which serves no longer than that', async () => {
    const { clock, get, minted } = renewable(['one', 60], new Error('early'), new Error('late'), ['two', 60]);
    await get();
    clock.advance(HOUR - 1_000);
    expect(await get()).toBe('one');
    clock.advance(1_000);
    await expect(get()).rejects.toThrow('late');
    expect(minted()).toBe(3);
    expect(await get()).toBe('two');
  });
});

describe('One that was refused', () => {
  it('is replaced, however long it would live', async () => {
    const { get, refused } = renewable(['one', 60], ['two', 60]);
    expect(refused(await get())).toBe(true);
    expect(await get()).toBe('two');
  });

  it('is not replaced again within five minutes, though one call refuses whatever it gets', async () => {
    const { clock, get, refused, minted } = renewable(['one', 60], ['two', 60]);
    refused(await get());
    for (let polls = 0; polls < 30; polls += 1) {
      await get();
      expect(refused(await get())).toBe(false);
      clock.advance(MINUTE / 6 - 1);
    }
    expect(await get()).toBe('two');
    expect(minted()).toBe(2);
  });

  it('is replaced again when the new one has served for five minutes', async () => {
    const { clock, get, refused } = renewable(['one', 60], ['two', 60], ['three', 60]);
    refused(await get());
    await get();
    clock.advance(5 * MINUTE);
    expect(refused(await get())).toBe(true);
    expect(await get()).toBe('three');
  });

  it('by several requests at the same time is replaced once, and each of them may try again', async () => {
    const { get, refused, minted } = renewable(['one', 60], ['two', 60]);
    const used = await Promise.all([get(), get(), get()]);
    const again = used.map(async value => (refused(value) ? get() : 'given up'));
    expect(await Promise.all(again)).toEqual(['two', 'two', 'two']);
    expect(minted()).toBe(2);
  });

  it('after another request had it replaced does not cost the new one its place', async () => {
    const { get, refused, minted } = renewable(['one', 60], ['two', 60]);
    const old = await get();
    refused(old);
    await get();
    expect(refused(old)).toBe(true);
    expect(await get()).toBe('two');
    expect(minted()).toBe(2);
  });

  it('does not serve when no new one is to be had, though it would live on', async () => {
    const { get, refused } = renewable(['one', 60], new Error('no'), ['two', 60]);
    refused(await get());
    await expect(get()).rejects.toThrow('no');
    expect(await get()).toBe('two');
  });
});

describe('A caller that gives up', () => {
  it('leaves the mint to the others', async () => {
    let finish = (_: Minted<string>): void => {};
    const { get } = createRenewing<string>(
      signal =>
        new Promise((resolve, reject) => {
          finish = resolve;
          signal?.addEventListener('abort', () => reject(new Error('the mint was aborted')));
        }),
      heldClock()
    );
    const impatient = new AbortController();
    const [leaves, stays] = [get(impatient.signal), get(new AbortController().signal)];
    impatient.abort();
    await expect(leaves).rejects.toMatchObject({ name: 'HttpFailure', reason: 'aborted', sent: false });
    finish({ value: 'one', expiresAt: START + HOUR });
    expect(await stays).toBe('one');
  });
});
