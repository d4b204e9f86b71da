import { describe, expect, it } from '@jest/globals';
import { type Plan, plannedMs, scalePlan } from '../../simulator/service/plan.ts';
import { momentAt } from '../../simulator/service/timeline.ts';

const plan: Plan = {
  about: '',
  queueMs: 10,
  steps: [
    { name: 'one', ms: 20 },
    { name: 'two', ms: 30 }
  ],
  end: 'SUCCESS'
};

const failing: Plan = {
  ...plan,
  steps: [{ name: 'one', ms: 20, fails: true }, ...plan.steps],
  end: 'FAILURE'
};

describe('a build', () => {
  it.each([
    [0, 'queued', 'QUEUED', ['', '']],
    [9, 'queued', 'QUEUED', ['', '']],
    [10, 'running', 'RUNNING', ['running', '']],
    [30, 'running', 'RUNNING', ['success', 'running']],
    [59, 'running', 'RUNNING', ['success', 'running']],
    [60, 'finished', 'SUCCESS', ['success', 'success']],
    [999, 'finished', 'SUCCESS', ['success', 'success']]
  ])('waits, runs its steps one by one, and ends: after %i ms', (ms, phase, status, steps) => {
    const moment = momentAt(plan, ms);
    expect([moment.phase, moment.status, moment.steps.map(step => step.status)]).toEqual([
      phase,
      status,
      steps
    ]);
  });

  it('knows its times', () => {
    expect(momentAt(plan, 5)).toMatchObject({ startMs: undefined, endMs: undefined, durationMs: 0 });
    expect(momentAt(plan, 40)).toMatchObject({ startMs: 10, endMs: undefined, durationMs: 30 });
    expect(momentAt(plan, 99)).toMatchObject({
      startMs: 10,
      endMs: 60,
      durationMs: 50,
      steps: [
        { startMs: 10, durationMs: 20 },
        { startMs: 30, durationMs: 30 }
      ]
    });
  });

  it('does not run what comes after a failure', () => {
    expect(plannedMs(failing)).toBe(30);
    expect(momentAt(failing, 30)).toMatchObject({
      status: 'FAILURE',
      steps: [{ status: 'error', durationMs: 20 }, { status: '' }, { status: '' }]
    });
  });

  it('ends where it is stopped, unless it was over', () => {
    expect(momentAt(plan, 40, 45)).toMatchObject({ status: 'RUNNING' });
    expect(momentAt(plan, 45, 45)).toMatchObject({ status: 'ABORTED', endMs: 45, durationMs: 35 });
    expect(momentAt(plan, 99, 45).steps).toMatchObject([
      { status: 'success' },
      { status: 'error', durationMs: 15 }
    ]);
    expect(momentAt(plan, 99, 60)).toMatchObject({ status: 'SUCCESS', endMs: 60 });
    expect(momentAt(plan, 99, 5)).toMatchObject({ status: 'ABORTED', startMs: undefined, durationMs: 0 });
  });

  it('goes on until it is stopped when it has no end', () => {
    const endless = { ...plan, end: undefined };
    expect(momentAt(endless, 1e9)).toMatchObject({ status: 'RUNNING', steps: [{}, { status: 'running' }] });
    expect(momentAt(endless, 1e9, 70)).toMatchObject({ status: 'ABORTED', endMs: 70 });
  });

  it('never starts when it gets no executor', () => {
    const unlucky = { ...plan, steps: [], end: 'SCHEDULE_FAILURE' };
    expect(momentAt(unlucky, 10)).toMatchObject({ phase: 'finished', startMs: undefined, endMs: 10 });
    expect(momentAt({ ...unlucky, end: undefined }, 1e9).phase).toBe('queued');
  });

  it('can be stretched', () => {
    expect(plannedMs(scalePlan(plan, 600))).toBe(600);
    expect(scalePlan(failing, 60)).toMatchObject({ queueMs: 20, steps: [{ ms: 40 }, {}, {}] });
  });
});
