import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { SCENARIOS } from '../../simulator/index.ts';
import { play } from './follow-support.ts';

describe('the outputs', () => {
  it.concurrent('of action.yml are all there after a wait, and no others', async () => {
    const { outputs, builds } = await play({});
    const action = load(await readFile(new URL('../../action.yml', import.meta.url), 'utf8')) as {
      readonly outputs: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
    const [build] = builds;
    expect(outputs).toEqual({
      actual_build_number: '20',
      daily_build_number: build?.dailyNumber,
      octopus_job_name: build?.octopusName,
      commit_id: build?.scm['build_commit_id'],
      commit_source: 'github_sha',
      build_url: expect.stringMatching(
        /^https:\/\/devcloud\.cn-north-4\.huaweicloud\.com\/cloudbuild\/project\/[0-9a-f]{32}\/detail\/history\/[0-9a-f]{32}$/
      ),
      status: 'success',
      duration_seconds: '580',
      build_record_id: build?.recordId,
      artifacts: expect.any(String),
      log_path: expect.stringMatching(/build-20\.log$/)
    });
  });

  it.concurrent('name the artifacts as JSON', async () => {
    const { outputs } = await play({});
    expect(JSON.parse(outputs['artifacts'] ?? '')).toEqual(
      SCENARIOS.success.artifacts?.map(artifact => ({
        ...artifact,
        uri: `/hello-build/${artifact.version}/${artifact.name}`
      }))
    );
  });

  it.concurrent('say that there are no artifacts when the build has failed', async () => {
    const { outputs } = await play({ scenario: 'failure' });
    expect(outputs).toMatchObject({ status: 'failure', duration_seconds: '580', artifacts: '[]' });
  });

  it.concurrent('have the address of the build by the template that the user gave', async () => {
    const inputs = { build_url_template: 'https://build.example/{job_id}/{build_number}?record={record_id}' };
    const { outputs, builds, summary } = await play({}, { inputs });
    const [build] = builds;
    const url = `https://build.example/${build?.jobId}/20?record=${build?.recordId}`;
    expect(outputs['build_url']).toBe(url);
    expect(summary).toContain(`<a href="${url}">#20</a>`);
  });
});

describe('the summary', () => {
  it.concurrent('of a success tells result, number, commit, duration, steps and artifacts', async () => {
    const inputs = { parameters: 'codeBranch: main\nPASSWORD: s3cr3t-value' };
    const { summary, builds, outputs } = await play({}, { inputs });
    expect(summary).toContain('### ✅ CodeArts Build succeeded');
    expect(summary).toContain(`<a href="${outputs['build_url']}">#20</a>`);
    expect(summary).toContain(`<code>${builds[0]?.jobId}</code>`);
    expect(summary).toContain(
      `<a href="https://github.com/octo-org/hello-build/commit/${outputs['commit_id']}"><code>f3b1c9a2d4e5</code></a>`
    );
    expect(summary).toContain('| Duration | 9 min 40 s |');
    expect(summary).toContain('| Code checkout | success | 20 s |');
    expect(summary).toContain('| 准备环境 | success | 1 min 40 s |');
    expect(summary).toContain('hello-build-1&#46;10&#46;jar | 1&#46;10 | jar |');
    // Values may be secret.
    expect(summary).toContain('<code>PASSWORD</code>');
    expect(summary).not.toContain('s3cr3t');
  });

  it.concurrent('has a chart of the steps that ran, with the one that failed marked', async () => {
    const { summary } = await play({ scenario: 'failure' });
    expect(/```mermaid\n(.*?)\n```/s.exec(summary)?.[1]?.split('\n')).toEqual([
      'gantt',
      '    dateFormat x',
      '    axisFormat %M:%S',
      '    section Steps',
      '    1 Code checkout :done, 0, 20000',
      '    2 准备环境 :done, 20000, 120000',
      '    3 Build with Maven :done, 120000, 520000',
      '    4 Upload to the release repository :crit, 520000, 580000'
    ]);
  });

  it.concurrent('of a failure tells why, with a link to the help', async () => {
    const { summary } = await play({ scenario: 'failure' });
    const { code, faq } = SCENARIOS.failure.cause ?? { code: '', faq: '' };
    expect(summary).toContain('### ❌ CodeArts Build failed');
    expect(summary).toContain('Build 20 ended with FAILURE&#58; Step');
    expect(summary).toContain(`<code>${code.replaceAll('.', '&#46;')}</code> No file matches target`);
    expect(summary).toContain(`<a href="${faq}">help</a>`);
  });

  it.concurrent.each([
    ['aborted', '⛔ CodeArts Build was stopped'],
    ['timeout', '⌛ CodeArts Build ran out of time'],
    ['schedule-failure', '❌ CodeArts Build failed'],
    ['unknown-end', '❔ CodeArts Build: the result is not known']
  ] as const)('of the scenario %s says so', async (scenario, title) => {
    expect((await play({ scenario })).summary).toContain(title);
  });

  it.concurrent('is left out when the input says so', async () => {
    expect(await play({}, { inputs: { summary: 'false' } })).toMatchObject({ code: 0, summary: '' });
  });
});
