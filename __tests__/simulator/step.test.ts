import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pushEvent } from '../../simulator/runner/environment.ts';
import { cancelStep, runStep, type StepOptions, type StepResult } from '../../simulator/step.ts';
import { withSimulator } from './support.ts';

const action = fileURLToPath(new URL('action', import.meta.url));

/** Runs a script as the main of an action. */
function step(script: string, options: Partial<StepOptions> = {}): Promise<StepResult> {
  return runStep({ action, ...options, inputs: { script, ...options.inputs } });
}

describe('a step', () => {
  it('sees the environment of a push and nothing of ours', async () => {
    process.env['GITHUB_TOKEN'] = process.env['INPUT_JOB_ID'] = process.env['https_proxy'] = 'ours';
    const { stdout } = await step('console.log(JSON.stringify(process.env))');
    for (const name of ['GITHUB_TOKEN', 'INPUT_JOB_ID', 'https_proxy']) delete process.env[name];
    const seen = JSON.parse(stdout) as Readonly<Record<string, string>>;
    expect(Object.values(seen)).not.toContain('ours');
    expect(seen).toMatchObject({
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SHA: pushEvent().sha,
      GITHUB_REF_NAME: 'main'
    });
    expect(seen).toMatchObject({ INPUT_POLL_SECONDS: '10', INPUT_WAIT: 'false' });
  });

  it('finds the payload of its event in a file', async () => {
    const event = {
      name: 'release',
      payload: { action: 'published' },
      sha: 'a'.repeat(40),
      ref: 'refs/tags/v1'
    };
    const script = `
      const { readFileSync } = await import('node:fs');
      const { GITHUB_REF_NAME, GITHUB_REF_TYPE, GITHUB_EVENT_PATH } = process.env;
      console.log(GITHUB_REF_NAME, GITHUB_REF_TYPE, readFileSync(GITHUB_EVENT_PATH, 'utf8'))`;
    expect((await step(script, { event })).stdout).toBe('v1 tag {"action":"published"}\n');
  });

  it('hands back outputs, state and summary, whatever their form', async () => {
    const script = `
      write('GITHUB_OUTPUT', 'plain=a=b\\nlong<<END\\none\\n\\ntwo\\nEND\\n');
      write('GITHUB_STATE', 'buildNumber<<X\\n20\\nX\\n');
      write('GITHUB_ENV', 'A=1\\n');
      write('GITHUB_PATH', '/opt/bin\\n');
      write('GITHUB_STEP_SUMMARY', '# Done');
      console.error('on the side');
      process.exitCode = 3`;
    expect(await step(script)).toMatchObject({
      code: 3,
      signal: null,
      stderr: 'on the side\n',
      outputs: { plain: 'a=b', long: 'one\n\ntwo' },
      state: { buildNumber: '20' },
      exportedEnv: { A: '1' },
      addedPath: '/opt/bin\n',
      summary: '# Done'
    });
  });

  it.each(['write("GITHUB_OUTPUT", "nonsense\\n")', 'write("GITHUB_OUTPUT", "a<<END\\n1\\n")'])(
    'is an error when the runner could not read what it wrote: %s',
    async script => {
      await expect(step(script)).rejects.toThrow(/name=value|ends its value/);
    }
  );

  it('gets the saved state in its post', async () => {
    const result = await step('', { phase: 'post', state: { buildNumber: '20' } });
    expect(result.stdout).toBe('post of build 20\n');
  });

  it('cannot be given an input that the action does not have', async () => {
    await expect(step('', { inputs: { jobid: '1' } })).rejects.toThrow('no input "jobid"');
  });

  it('trusts the CA that it is given', () =>
    withSimulator({ https: true }, async ({ url, ca }) => {
      const script = `console.log((await fetch('${url}/')).status)`;
      expect((await step(script, { ca: ca ?? '' })).stdout).toBe('404\n');
      expect((await step(script)).stderr).toContain('certificate');
    }));

  it('leaves the files of a RUNNER_TEMP that outlives it', async () => {
    const runnerTemp = await mkdtemp(join(tmpdir(), 'runner-temp-'));
    const script = `
      const { writeFileSync } = await import('node:fs');
      writeFileSync(process.env.RUNNER_TEMP + '/build.log', 'log')`;
    await step(script, { runnerTemp });
    expect(await readFile(join(runnerTemp, 'build.log'), 'utf8')).toBe('log');
    await rm(runnerTemp, { recursive: true });
  });

  it('is killed when it takes too long', async () => {
    const result = await step('setInterval(() => {}, 1000)', { timeoutMs: 500 });
    expect(result).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: true });
  });

  it('can be cancelled as the runner does it', async () => {
    const script = `
      process.on('SIGINT', () => { console.log('stopping'); clearInterval(timer); process.exitCode = 1 });
      const timer = setInterval(() => {}, 1000);
      console.log('ready')`;
    const result = await step(script, { onStdout: (text, child) => text === 'ready\n' && cancelStep(child) });
    expect(result).toMatchObject({ code: 1, stdout: 'ready\nstopping\n' });
  });
});
