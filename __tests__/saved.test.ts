import { describe, expect, it } from '@jest/globals';
import { readSaved, type Saved, saveForPost } from '../src/saved.ts';
import { followRunner } from './support/follow-runner.ts';
import { BUILD } from './support/follow-service.ts';

const OPEN: Saved = { kind: 'open', build: BUILD, onCancel: 'leave' };
const STARTING: Saved = {
  kind: 'starting',
  jobId: BUILD.jobId,
  commit: 'abc123',
  uniqueKey: 'k-1',
  sentAt: 1_000
};

describe('what main leaves for post', () => {
  it.each<Saved>([
    OPEN,
    { ...OPEN, onCancel: 'stop' },
    STARTING,
    { ...STARTING, commit: '', uniqueKey: '' },
    { kind: 'closed' }
  ])('comes back as it was: $kind', saved => {
    const runner = followRunner();
    saveForPost(runner, saved);
    expect(readSaved(runner)).toEqual(saved);
  });

  it('is what was said last', () => {
    const runner = followRunner();
    for (const saved of [STARTING, OPEN, { kind: 'closed' } as const]) saveForPost(runner, saved);
    expect(readSaved(runner)).toEqual({ kind: 'closed' });
  });

  it('is nothing in main, before anything was left', () => {
    expect(readSaved(followRunner())).toBeUndefined();
  });
});

describe('a state that main did not write', () => {
  it.each([
    'garbage',
    '{"kind":"open"',
    'null',
    '7',
    '[]',
    '"closed"',
    '{}',
    '{"kind":"running"}',
    '{"kind":"starting"}',
    JSON.stringify({ ...STARTING, jobId: '../../evil' }),
    JSON.stringify({ ...STARTING, jobId: 7 }),
    JSON.stringify({ ...STARTING, commit: 'a b' }),
    JSON.stringify({ ...STARTING, uniqueKey: null }),
    JSON.stringify({ ...STARTING, sentAt: '1000' }),
    JSON.stringify({ kind: 'open', onCancel: 'stop' }),
    JSON.stringify({ ...OPEN, build: 'x' }),
    JSON.stringify({ ...OPEN, onCancel: 'maybe' }),
    JSON.stringify({ ...OPEN, build: { ...BUILD, jobId: '' } }),
    JSON.stringify({ ...OPEN, build: { ...BUILD, buildNumber: 5 } }),
    JSON.stringify({ ...OPEN, build: { ...BUILD, buildNumber: '0' } }),
    JSON.stringify({ ...OPEN, build: { ...BUILD, buildNumber: '5/../6' } })
  ])('is never taken for main, nor for a build: %s', text => {
    expect(readSaved(followRunner(text))).toEqual({ kind: 'garbled' });
  });

  it('loses what it has beyond what main writes', () => {
    const text = JSON.stringify({ ...OPEN, build: { ...BUILD, path: '/evil' }, more: 1 });
    expect(readSaved(followRunner(text))).toEqual(OPEN);
  });
});
