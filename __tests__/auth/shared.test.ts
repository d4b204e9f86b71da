import { describe, expect, it } from '@jest/globals';
import { createShared } from '../../src/auth/shared.ts';

/** Work that is done when it is told, and can be given up. */
function pendingWork() {
  const signals: AbortSignal[] = [];
  const ends: ((result: string) => void)[] = [];
  const work = (signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    return new Promise((resolve, reject) => {
      ends.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('abandoned')), { once: true });
    });
  };
  return { work, signals, end: (result: string) => ends.at(-1)?.(result) };
}

describe('work that is shared', () => {
  it('is done once for all who ask while it is under way', async () => {
    const share = createShared<string>();
    const { work, signals, end } = pendingWork();
    const asked = [share(work), share(work), share(work)];
    end('done');
    expect(await Promise.all(asked)).toEqual(['done', 'done', 'done']);
    expect(signals).toHaveLength(1);
  });

  it('is done anew for who asks afterwards', async () => {
    const share = createShared<string>();
    let count = 0;
    const work = async () => `done ${++count}`;
    expect(await share(work)).toBe('done 1');
    expect(await share(work)).toBe('done 2');
  });

  it('fails for all who asked, and is done anew for who asks afterwards', async () => {
    const share = createShared<string>();
    const failing = async (): Promise<string> => {
      throw new Error('no');
    };
    const endings = await Promise.allSettled([share(failing), share(failing)]);
    expect(endings.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(share(async () => 'done')).resolves.toBe('done');
  });

  it('goes on for the others when one gives up', async () => {
    const share = createShared<string>();
    const { work, signals, end } = pendingWork();
    const giving = new AbortController();
    const leaving = share(work, giving.signal);
    const staying = share(work, new AbortController().signal);
    giving.abort();
    await expect(leaving).rejects.toMatchObject({ reason: 'aborted', sent: false });
    end('done');
    await expect(staying).resolves.toBe('done');
    expect(signals).toHaveLength(1);
  });

  it('is given up when all have given up, and done anew for who comes then', async () => {
    const share = createShared<string>();
    const { work, signals, end } = pendingWork();
    const giving = new AbortController();
    const leaving = [share(work, giving.signal), share(work, giving.signal)];
    giving.abort();
    for (const one of leaving) await expect(one).rejects.toMatchObject({ reason: 'aborted' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);

    const coming = share(work);
    end('done');
    await expect(coming).resolves.toBe('done');
    expect(signals).toHaveLength(2);
  });

  it('is not begun for who has given up before', async () => {
    const { work, signals } = pendingWork();
    await expect(createShared<string>()(work, AbortSignal.abort())).rejects.toMatchObject({
      reason: 'aborted',
      sent: false
    });
    expect(signals).toEqual([]);
  });
});
