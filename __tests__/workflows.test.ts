import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { readMetadata } from '../scripts/docs.ts';
import { CASES } from '../scripts/integration/cases.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const filesOf = (place: string): readonly string[] =>
  readdirSync(place)
    .filter(name => name.endsWith('.yml'))
    .map(name => `${place}/${name}`);

const WORKFLOWS = filesOf('.github/workflows');
const EXAMPLES = filesOf('examples');
const OWN = 'OWNER/codearts-build-action@v1';

const textOf = (file: string): string => readFileSync(file, 'utf8');
const workflowOf = (file: string): Workflow => load(textOf(file)) as Workflow;
const jobsOf = (file: string): readonly (readonly [string, Job])[] => Object.entries(workflowOf(file).jobs);
const stepsOf = (file: string): readonly Step[] => jobsOf(file).flatMap(([, { steps }]) => steps);

describe('A workflow of this repository', () => {
  it.each(WORKFLOWS)('%s gives its jobs no right that they do not ask for', file => {
    expect(workflowOf(file).permissions).toEqual({});
  });

  it.each(WORKFLOWS)('%s names each action of others by its commit, with the version beside it', file => {
    const used = textOf(file).match(/uses: .*/g) ?? [];
    const others = used.filter(line => !line.startsWith('uses: ./'));
    for (const line of others) {
      expect(line).toMatch(/^uses: [\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it.each(WORKFLOWS)('%s ends by itself, and is alone with its branch', file => {
    expect(workflowOf(file).concurrency).toBeDefined();
    for (const [, job] of jobsOf(file)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it.each(WORKFLOWS)('%s leaves no token behind in a checkout', file => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: inputs } of checkouts) expect(inputs?.['persist-credentials']).toBe(false);
  });

  it.each(WORKFLOWS)('%s never runs with the rights of this repository for a stranger', file => {
    expect(textOf(file)).not.toMatch(/pull_request_target|workflow_run/);
  });

  it('writes to the repository in two jobs alone, neither of which runs code of others', () => {
    const writing = WORKFLOWS.flatMap(file =>
      jobsOf(file).map(([id, job]) => ({ id: `${file} ${id}`, job }))
    );
    const found = writing.filter(({ job }) => job.permissions?.['contents'] === 'write');
    expect(found.map(({ id }) => id).sort()).toEqual([
      '.github/workflows/rebuild-dist.yml commit',
      '.github/workflows/release.yml publish'
    ]);
    for (const { job } of found) {
      for (const { run = '' } of job.steps) expect(run).not.toMatch(/\bn(pm|px|ode)\b/);
    }
  });
});

describe('A script in a workflow or an example', () => {
  it.each([...WORKFLOWS, ...EXAMPLES])('of %s gets values of others as variables, never as code', file => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
  });
});

describe('An example', () => {
  it.each(EXAMPLES)('%s gives the action inputs that it has', file => {
    const { inputs } = readMetadata();
    const own = stepsOf(file).filter(({ uses }) => uses === OWN);
    expect(own.length).toBeGreaterThan(0);
    for (const step of own) {
      expect(Object.keys(step.with ?? {}).filter(name => !(name in inputs))).toEqual([]);
    }
  });

  it.each(EXAMPLES)('%s says which rights its jobs need', file => {
    expect(workflowOf(file).permissions).toBeDefined();
  });

  it('is run by npm run integration', () => {
    const run = new Set(CASES.map(({ file }) => `examples/${file}`));
    expect([...run].sort()).toEqual([...EXAMPLES].sort());
  });
});
