import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pushEvent } from '../../simulator/runner/environment.ts';
import { play, step, withSimulator } from './support.ts';

const { sha: SHA } = pushEvent();
const { version: VERSION } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
) as { version: string };

describe('a step that starts a build', () => {
  it.concurrent('asks for one build, once, with the sign-in and the version of the action', async () => {
    const { requests, builds } = await play({ token: 'one-token-of-the-project' });
    expect(builds).toHaveLength(1);
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/v3/jobs/build',
        query: {},
        headers: {
          'content-type': 'application/json',
          'user-agent': `codearts-build-action/${VERSION}`,
          'x-auth-token': 'one-token-of-the-project'
        }
      }
    ]);
  });

  it.concurrent('hands the numbers of the build and its commit to later steps', async () => {
    const { outputs, builds } = await play({ firstBuildNumber: 7 });
    expect(outputs).toEqual({
      actual_build_number: '7',
      daily_build_number: builds[0]?.dailyNumber,
      octopus_job_name: builds[0]?.octopusName,
      commit_id: SHA,
      commit_source: 'github_sha',
      status: 'started'
    });
  });

  it.concurrent('tells in a few lines which commit and which build, and exports nothing else', async () => {
    const { heard, builds, exportedEnv, addedPath, warnings } = await play({});
    expect(heard.plain.filter(line => line !== '')).toEqual([
      `Commit: ${SHA}, GITHUB_SHA of the event "push".`,
      `Build 20 (${builds[0]?.dailyNumber}) started.`
    ]);
    expect({ exportedEnv, addedPath, warnings }).toEqual({ exportedEnv: {}, addedPath: '', warnings: [] });
  });

  it.concurrent('writes a summary: task, build, commit with a link, parameters by name only', async () => {
    const parameters = 'codeBranch: main\nDEPLOY_KEY: do-not-show-me';
    const { summary, stdout, builds } = await play({}, { inputs: { parameters } });
    expect(summary).toContain('### CodeArts Build started\n');
    expect(summary).toContain(`| Task | <code>${builds[0]?.jobId}</code> |`);
    expect(summary).toContain(`| Build | #20 (${builds[0]?.dailyNumber.replace('.', '&#46;')}) |`);
    const link = `https://github.com/octo-org/hello-build/commit/${SHA}`;
    expect(summary).toContain(`<a href="${link}"><code>${SHA.slice(0, 12)}</code></a>`);
    expect(summary).toContain('| Parameters | <code>codeBranch</code>, <code>DEPLOY&#95;KEY</code> |');
    expect(summary + stdout).not.toContain('do-not-show-me');
  });

  it.concurrent('links the build wherever it is told, when build_url_template says how', async () => {
    const inputs = {
      region: 'cn-north-4',
      build_url_template: 'https://console.example/{region}/{job_id}?build={build_number}'
    };
    const { outputs, summary, heard, builds } = await play({}, { inputs });
    const url = `https://console.example/cn-north-4/${builds[0]?.jobId}?build=20`;
    expect(outputs['build_url']).toBe(url);
    expect(summary).toContain(`<a href="${url}">#20</a>`);
    expect(heard.plain.join('\n')).toContain(url);
  });
});

describe('the body of the request', () => {
  it.concurrent('leaves parameter and scm out when there is nothing to put in', async () => {
    const { posts, builds } = await play({}, { inputs: { commit_id: 'none', parameters: '# none yet' } });
    expect(posts[0]?.body).toBe(JSON.stringify({ job_id: builds[0]?.jobId }));
  });

  it.concurrent('holds the commit of the push and no empty field', async () => {
    const { posts, builds } = await play({});
    expect(JSON.parse(posts[0]?.body ?? '')).toEqual({
      job_id: builds[0]?.jobId,
      scm: { build_commit_id: SHA }
    });
  });

  it.concurrent('holds each parameter as the text that was written, in the order written', async () => {
    const parameters = [
      'zeta: 1.10',
      '7: 007',
      'switch: yes',
      'date: 2024-01-01',
      'hex: 0x1F',
      'nothing: null',
      'empty: ""',
      'quoted: "a \\"b\\" ☃ {{ x }} %0A"',
      'lines: |',
      '  one',
      '  ::notice::two'
    ].join('\r\n');
    const { builds } = await play({}, { inputs: { parameters } });
    expect(builds[0]?.parameters.map(({ name, value }) => [name, value])).toEqual([
      ['zeta', '1.10'],
      ['7', '007'],
      ['switch', 'yes'],
      ['date', '2024-01-01'],
      ['hex', '0x1F'],
      ['nothing', 'null'],
      ['empty', ''],
      ['quoted', 'a "b" ☃ {{ x }} %0A'],
      ['lines', 'one\n::notice::two\n']
    ]);
  });

  it.concurrent('is the same for parameters in JSON', async () => {
    const parameters = '{"codeBranch": "main", "retries": 3}';
    const { builds } = await play({}, { inputs: { parameters } });
    expect(builds[0]?.parameters).toEqual([
      { name: 'codeBranch', value: 'main' },
      { name: 'retries', value: '3' }
    ]);
  });

  it.concurrent('holds tag, branch and kind when they are given, and then no commit beside the tag', async () => {
    const inputs = { build_tag: 'v1.2.0', branch: 'release/1.x', build_type: 'tag' };
    const { builds, outputs } = await play({}, { inputs });
    expect(builds[0]?.scm).toEqual({ build_tag: 'v1.2.0', branch: 'release/1.x', build_type: 'tag' });
    expect(outputs['commit_id'] ?? '').toBe('');
    expect(outputs['commit_source']).toBe('build_tag');
  });
});

describe('the address', () => {
  it.concurrent('keeps its base path, with or without a slash at the end', () =>
    withSimulator({ basePath: '/gateway/build' }, async simulator => {
      await step(simulator);
      await step(simulator, { inputs: { endpoint: `${simulator.url}/` } });
      expect(simulator.requests.map(({ path }) => path)).toEqual([
        '/gateway/build/v3/jobs/build',
        '/gateway/build/v3/jobs/build'
      ]);
    }));

  it.concurrent('may offer the current family of the calls only: the twin is asked, and one build is started', async () => {
    const { requests, builds, code } = await play({ families: ['v1'] });
    expect(code).toBe(0);
    expect(requests.map(({ path }) => path)).toEqual(['/v3/jobs/build', '/v1/job/execute']);
    expect(builds).toHaveLength(1);
  });
});

describe('a matrix', () => {
  it.concurrent('of ten steps at once gets ten builds with ten numbers', () =>
    withSimulator({ firstBuildNumber: 100 }, async simulator => {
      const steps = await Promise.all(Array.from({ length: 10 }, () => step(simulator)));
      const numbers = steps.map(({ outputs }) => Number(outputs['actual_build_number'])).sort();
      expect(numbers).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
      expect(simulator.requests).toHaveLength(10);
    }));
});
