import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { isFields } from '../src/answer.ts';
import { readInputs } from '../src/inputs.ts';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/authentication.md', root), 'utf8');
const src = (folder: string): string =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(new URL(folder + name, root), 'utf8'))
    .join('\n');

const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, indent = '', , text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));

const OURS = 'OWNER/codearts-build-action@v1';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly build: { readonly steps: readonly Step[] } };
}
interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
}

const workflows = blocks('yaml')
  .map(text => load(text) as Partial<Workflow>)
  .filter((block): block is Workflow => 'jobs' in block);

/** The inputs of our step, as the runner hands them over; a secret is some text. */
function inputsOf({ jobs }: Workflow) {
  const [step, ...others] = jobs.build.steps.filter(({ uses }) => uses === OURS);
  if (!step || others.length > 0) throw new Error(`The workflow has not one step that uses ${OURS}.`);
  const given = Object.entries(step.with).map(
    ([name, value]) => [name, String(value).replace(/^\$\{\{ .* \}\}$/, 'abc123')] as const
  );
  return Object.fromEntries(given);
}

/** The variables that huaweicloud/auth-action exports, where it is used. */
function variablesOf({ jobs }: Workflow): Readonly<Record<string, string>> {
  const isUsed = jobs.build.steps.some(({ uses }) => uses.startsWith('huaweicloud/auth-action@'));
  return isUsed
    ? {
        HUAWEI_CLOUD_ACCESS_KEY_ID: 'abc123',
        HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'abc123',
        HUAWEI_CLOUD_REGION: 'cn-north-4'
      }
    : {};
}

describe('The workflows of docs/authentication.md', () => {
  it('show each method once', () => {
    const kinds = workflows.map(workflow => {
      const [inputs, variables] = [inputsOf(workflow), variablesOf(workflow)];
      const read = readInputs({ input: name => inputs[name] ?? '', variable: name => variables[name] ?? '' });
      return read.ok ? read.value.credentials.kind : read.faults;
    });
    expect(kinds).toEqual(['oidc', 'access-key', 'access-key', 'agency', 'token']);
  });

  it('use inputs that there are', () => {
    const action = load(readFileSync(new URL('action.yml', root), 'utf8'));
    const known = isFields(action) && isFields(action['inputs']) ? Object.keys(action['inputs']) : [];
    for (const workflow of workflows) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(inputsOf(workflow))));
    }
  });

  it('may ask for an identity token where the method needs one, and nowhere else', () => {
    for (const workflow of workflows) {
      const inputs = inputsOf(workflow);
      const needsToken = 'identity_provider' in inputs || 'agency_urn' in inputs;
      expect(workflow.permissions['id-token']).toBe(needsToken ? 'write' : undefined);
    }
  });

  it('store secrets as secrets', () => {
    for (const name of ['token', 'secret_access_key', 'access_key_id']) {
      const values = [...page.matchAll(new RegExp(`^ +${name}: (.*)$`, 'gm'))].map(([, value]) => value);
      expect(values).not.toEqual([]);
      for (const value of values) expect(value).toMatch(/^\$\{\{ secrets\.\w+ \}\}$/);
    }
  });
});

describe('The calls of docs/authentication.md', () => {
  it('have bodies that can be sent', () => {
    const bodies = blocks('json').map(text => JSON.parse(text.replaceAll('[…]', '[]')));
    expect(bodies).toHaveLength(8);
    const texts = JSON.stringify(bodies).match(/"(?:signing_key|trust_policy)":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      const [value] = Object.values(JSON.parse(`{${text}}`) as Record<string, string>);
      expect(() => JSON.parse((value ?? '').replaceAll('[…]', '[]'))).not.toThrow();
    }
  });

  it('never trust GitHub without a condition on who comes', () => {
    const trusting = blocks('json').filter(text => /"rules"|"Principal"/.test(text));
    expect(trusting).toHaveLength(2);
    for (const text of trusting) expect(text).toContain('repo:octo-org/octo-repo:ref:refs/heads/main');
  });
});

describe('The troubleshooting of docs/authentication.md', () => {
  const table = page.split('## Troubleshooting')[1] ?? '';
  const told = [...table.matchAll(/^\| `([^`]*)`/gm)].map(([, text = '']) => text);

  it('is about messages that the action has', () => {
    const code = src('src/');
    expect(told.length).toBeGreaterThan(4);
    // What is filled in stands between the pieces; a number stands for any.
    const pieces = told.flatMap(text => text.split(/ ?… ?|\b2\b/)).map(piece => piece.trim());
    expect(pieces.filter(piece => !code.includes(piece))).toEqual([]);
  });
});

describe('The links of docs/authentication.md', () => {
  it('within the page lead to a heading', () => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')
    );
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter(link => !anchors.includes(link ?? ''))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });
});
