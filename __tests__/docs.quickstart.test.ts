import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { type SignInMethod, signInBy } from '../simulator/runner/sign-in.ts';
import { runStep, type StepResult } from '../simulator/step.ts';

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Texts;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: Texts;
  readonly jobs: { readonly build: { readonly steps: readonly Step[] } };
}

const OURS = 'OWNER/codearts-build-action@v1';

/** The complete workflows of a page, each with the heading that it stands below. */
function workflowsOf(page: string): readonly (readonly [string, Workflow])[] {
  return readFileSync(page, 'utf8')
    .split(/^#+ /m)
    .flatMap(section => {
      const [heading = ''] = section.split('\n');
      const blocks = [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => load(text));
      return (blocks as Partial<Workflow>[]).flatMap(block =>
        'jobs' in block ? [[heading, block as Workflow]] : []
      );
    }) as readonly (readonly [string, Workflow])[];
}

const examples = ['README.md', 'docs/authentication.md'].flatMap(page =>
  workflowsOf(page).map(([heading, workflow]) => [page, heading, workflow] as const)
);

function methodOf({ jobs }: Workflow): SignInMethod {
  const given = jobs.build.steps.flatMap(step => Object.keys(step.with ?? {}));
  if (given.includes('identity_provider')) return 'oidc';
  if (given.includes('agency_urn')) return 'agency';
  return given.includes('token') ? 'token' : 'access-key';
}

/** What the runner puts in place of the expressions that the examples hold. */
function evaluate(text: string, simulator: Simulator, outputs: ReadonlyMap<string, Texts>): string {
  const values: Texts = {
    'toJSON(github.ref_name)': '"main"',
    'secrets.HUAWEI_CLOUD_ACCESS_KEY_ID': simulator.accessKey.id,
    'secrets.HUAWEI_CLOUD_SECRET_ACCESS_KEY': simulator.accessKey.secret,
    'secrets.HUAWEI_CLOUD_TOKEN': simulator.token,
    'vars.HUAWEI_CLOUD_PROJECT_ID': simulator.projectId
  };
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const [, step = '', output = ''] = /^steps\.(\w+)\.outputs\.(\w+)$/.exec(expression) ?? [];
    const value = values[expression] ?? outputs.get(step)?.[output];
    if (value === undefined) throw new Error(`What is ${expression}?`);
    return value;
  });
}

/** Where the simulator is; who it trusts has names of its own. */
function placesOf(simulator: Simulator, given: readonly string[], method: SignInMethod): Texts {
  const { inputs } = signInBy(method, simulator);
  const own = Object.entries(inputs).filter(
    ([name]) => name.endsWith('_endpoint') || (/provider|urn$/.test(name) && given.includes(name))
  );
  return { endpoint: simulator.url, poll_seconds: '0.2', ...Object.fromEntries(own) };
}

/** Runs each step as it stands. @returns how each step of ours ended, and what the others were told */
async function play(workflow: Workflow, simulator: Simulator) {
  const method = methodOf(workflow);
  const mayAsk = workflow.permissions['id-token'] === 'write';
  const outputs = new Map<string, Texts>();
  const env: Record<string, string> = mayAsk ? { ...simulator.githubEnv() } : {};
  const ended: StepResult[] = [];
  const told: string[] = [];
  for (const step of workflow.jobs.build.steps) {
    const given = Object.fromEntries(
      Object.entries(step.with ?? {}).map(([name, value]) => [
        name,
        evaluate(String(value), simulator, outputs)
      ])
    );
    if (step.uses === OURS) {
      const places = placesOf(simulator, Object.keys(given), method);
      const result = await runStep({ inputs: { ...given, ...places }, env });
      ended.push(result);
      if (step.id) outputs.set(step.id, result.outputs);
    } else if (step.uses?.startsWith('huaweicloud/auth-action@')) {
      for (const [name, value] of Object.entries(given)) env[`HUAWEI_CLOUD_${name.toUpperCase()}`] = value;
    }
    told.push(...Object.values(step.env ?? {}).map(text => evaluate(text, simulator, outputs)));
  }
  return { ended, told };
}

const JOB_ID = '0123456789abcdef0123456789abcdef';

describe('A workflow of the documentation', () => {
  it('is there for each way to sign in', () => {
    const methods = examples.map(([page, , workflow]) => `${page} ${methodOf(workflow)}`);
    expect(methods).toEqual([
      'README.md oidc',
      'README.md access-key',
      'README.md token',
      'README.md oidc',
      'docs/authentication.md oidc',
      'docs/authentication.md access-key',
      'docs/authentication.md access-key',
      'docs/authentication.md agency',
      'docs/authentication.md token'
    ]);
  });

  it.each(examples)('runs one build as it stands: %s, %s', async (_page, _heading, workflow) => {
    const audience = workflow.jobs.build.steps.map(step => step.with?.['audience']).find(Boolean);
    const simulator = await startSimulator({
      jobIds: [JOB_ID],
      ...(audience ? { audience: String(audience) } : {})
    });
    try {
      const { ended, told } = await play(workflow, simulator);
      expect(ended.map(({ code, stdout }) => (code === 0 ? 0 : stdout))).toEqual(ended.map(() => 0));
      expect(simulator.builds).toHaveLength(1);
      expect(told.filter(text => text === '')).toEqual([]);
      const asksNoSecret = methodOf(workflow) === 'oidc' || methodOf(workflow) === 'agency';
      expect(workflow.permissions['id-token']).toBe(asksNoSecret ? 'write' : undefined);
    } finally {
      await simulator.close();
    }
  });
});
