import { describe, expect, it } from '@jest/globals';
import { type Report, summaryOf } from '../src/report.ts';

const STARTED: Report = {
  status: 'started',
  jobId: '48c66c6002964721be537cdc6ce0297b',
  buildNumber: '20',
  dailyBuildNumber: '20200612.2',
  buildUrl: 'https://ci.example/20?a=1&b=2',
  commit: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
  commitReason: 'the head commit of the pull request',
  repositoryUrl: 'https://github.com/octo-org/hello-world',
  parameterNames: ['codeBranch', 'A_1'],
  durationMs: undefined,
  reason: '',
  steps: [],
  artifacts: [],
  causes: []
};

const rowOf = (name: string, report: Partial<Report>): string | undefined =>
  summaryOf({ ...STARTED, ...report })
    .split('\n')
    .find(line => line.startsWith(`| ${name} |`));

const STEP = { name: 'Compile', result: 'success', startedAt: undefined, durationMs: 90_000 };

describe('The summary of a build that was started', () => {
  it('is a small table', () => {
    expect(summaryOf(STARTED)).toBe(
      [
        '### CodeArts Build started',
        '',
        '|  |  |',
        '| --- | --- |',
        '| Task | <code>48c66c6002964721be537cdc6ce0297b</code> |',
        '| Build | <a href="https://ci.example/20?a=1&#38;b=2">#20</a> (20200612&#46;2) |',
        '| Commit | <a href="https://github.com/octo-org/hello-world/commit/6dcb09b5b57875f334f61aebed695e2e4193db5e">' +
          '<code>6dcb09b5b578</code></a>, the head commit of the pull request |',
        '| Parameters | <code>codeBranch</code>, <code>A&#95;1</code> |',
        ''
      ].join('\n')
    );
  });

  it('leaves out what is not known', () => {
    expect(rowOf('Build', { buildUrl: '', dailyBuildNumber: '' })).toBe('| Build | #20 |');
    expect(rowOf('Parameters', { parameterNames: [] })).toBe('| Parameters | none |');
    expect(rowOf('Commit', { commit: '', commitReason: '' })).toBe('| Commit | not known |');
  });

  it('says why there is no commit', () => {
    const commitReason = 'none is sent, as build_tag names what to build';
    expect(rowOf('Commit', { commit: '', commitReason })).toBe(
      '| Commit | none is sent, as build&#95;tag names what to build |'
    );
  });

  it('links a commit only when it is a hash and the repository is known', () => {
    const whole = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
    expect(rowOf('Commit', { repositoryUrl: '' })).toContain(`| <code>${whole}</code>, `);
    expect(rowOf('Commit', { commit: 'release/../x' })).toContain(
      '| <code>release&#47;&#46;&#46;&#47;x</code>, '
    );
    for (const commit of ['abcdef', 'x-abcdef1', 'abcdef1-x', 'a'.repeat(65)]) {
      expect(rowOf('Commit', { commit })).toMatch(/^\| Commit \| <code>[^/]+<\/code>, /);
    }
    expect(rowOf('Commit', { commit: 'F3B1C9A' })).toContain('/commit/F3B1C9A"><code>F3B1C9A</code></a>');
  });
});

describe('The summary of a build that ended', () => {
  it.each([
    ['success', 'CodeArts Build succeeded'],
    ['failure', 'CodeArts Build failed'],
    ['aborted', 'CodeArts Build was stopped'],
    ['timeout', 'CodeArts Build ran out of time'],
    ['unknown', 'the result is not known']
  ] as const)('says first how it ended: %s', (status, title) => {
    expect(summaryOf({ ...STARTED, status })).toMatch(new RegExp(`^### .*${title}\n`));
  });

  it('says below that why the step fails', () => {
    const summary = summaryOf({
      ...STARTED,
      status: 'failure',
      reason: 'Build 20 ended with FAILURE: no disk'
    });
    expect(summary.split('\n').slice(1, 4)).toEqual(['', 'Build 20 ended with FAILURE&#58; no disk', '']);
  });

  it.each([
    [0, '0 s'],
    [499, '0 s'],
    [59_499, '59 s'],
    [59_500, '1 min 0 s'],
    [90_000, '1 min 30 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h 0 min'],
    [5_400_000, '1 h 30 min'],
    [360_000_000, '100 h 0 min']
  ])('tells %i ms as %s', (durationMs, text) => {
    expect(rowOf('Duration', { durationMs })).toBe(`| Duration | ${text} |`);
  });

  it('lists the steps with result and time, those that did not run included', () => {
    const steps = [STEP, { ...STEP, name: 'Upload', result: '', durationMs: undefined }];
    expect(summaryOf({ ...STARTED, steps })).toContain(
      [
        '#### Steps',
        '',
        '| Step | Result | Time |',
        '| --- | --- | --- |',
        '| Compile | success | 1 min 30 s |',
        '| Upload | not run |  |',
        ''
      ].join('\n')
    );
  });

  it('lists the artifacts', () => {
    const artifacts = [{ name: 'app.jar', version: '1.0', type: 'jar', uri: '/app/app.jar' }];
    expect(summaryOf({ ...STARTED, artifacts })).toContain(
      [
        '#### Artifacts',
        '',
        '| Name | Version | Type | URI |',
        '| --- | --- | --- | --- |',
        '| app&#46;jar | 1&#46;0 | jar | &#47;app&#47;app&#46;jar |',
        ''
      ].join('\n')
    );
  });

  it('lists the causes of a failure, with a link to help where there is one', () => {
    const cause = {
      step: 'Upload',
      code: 'DEV.CB.0220021',
      message: 'no file',
      faq: 'https://help.example/a?b&c'
    };
    const test = { step: 'Test', code: '', message: 'failed', faq: 'see http://help.example' };
    const causes = [cause, test, { ...test, faq: 'https://help.example and more' }];
    expect(summaryOf({ ...STARTED, causes })).toContain(
      [
        '#### Why',
        '',
        '| Step | Cause |  |',
        '| --- | --- | --- |',
        '| Upload | <code>DEV&#46;CB&#46;0220021</code> no file | <a href="https://help.example/a?b&#38;c">help</a> |',
        '| Test |  failed | see http&#58;&#47;&#47;help&#46;example |',
        '| Test |  failed | https&#58;&#47;&#47;help&#46;example and more |',
        ''
      ].join('\n')
    );
  });
});

describe('The chart of the steps', () => {
  const chartOf = (steps: Report['steps']): readonly string[] => {
    const [, chart = ''] = /```mermaid\n([\s\S]*?)\n```/.exec(summaryOf({ ...STARTED, steps })) ?? [];
    return chart.split('\n').slice(4);
  };

  it('sets them where they began, from the first on', () => {
    const at = Date.UTC(2026, 0, 2);
    const steps = [
      { ...STEP, startedAt: at + 5_000, durationMs: 2_000 },
      { ...STEP, name: 'Test', result: 'failure', startedAt: at, durationMs: 1_000 }
    ];
    expect(chartOf(steps)).toEqual(['    1 Compile :done, 5000, 7000', '    2 Test :crit, 0, 1000']);
  });

  it('sets them end to end where no times are told', () => {
    const steps = [STEP, { ...STEP, name: 'Test', result: 'error', durationMs: 10 }];
    expect(chartOf(steps)).toEqual(['    1 Compile :done, 0, 90000', '    2 Test :crit, 90000, 90010']);
  });

  it('sets one without a time after the one before it', () => {
    const at = Date.UTC(2026, 0, 2);
    const steps = [
      { ...STEP, durationMs: 1_000 },
      { ...STEP, startedAt: at, durationMs: 2_000 },
      { ...STEP, durationMs: 3_000 }
    ];
    expect(chartOf(steps)).toEqual([
      '    1 Compile :done, 0, 1000',
      '    2 Compile :done, 0, 2000',
      '    3 Compile :done, 2000, 5000'
    ]);
  });

  it('leaves out steps that took no time, and is left out when none took any', () => {
    const idle = { ...STEP, name: 'Idle', durationMs: 0 };
    expect(chartOf([idle, STEP])).toEqual(['    1 Compile :done, 0, 90000']);
    const summary = summaryOf({ ...STARTED, steps: [idle, { ...idle, durationMs: undefined }] });
    expect(summary).toMatch(/\| Idle \| success \| 0 s \|\n\| Idle \| success \| {2}\|\n$/);
  });
});
