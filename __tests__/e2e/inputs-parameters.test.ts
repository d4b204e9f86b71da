import { describe, expect, it } from '@jest/globals';
import { play } from './support.ts';

describe('parameters that are refused', () => {
  it.concurrent.each<readonly [string, string, RegExp]>([
    ['a list', '- a: SECRET', /line 1: expected a map/],
    ['a map in a map', 'a: 1\nb:\n  c: SECRET', /line 2: b: maps and lists are not allowed/],
    ['a name twice', 'a: 1\nb: 2\na: SECRET', /line 3: a is there twice/],
    ['an alias', 'a: &x SECRET\nb: *x', /anchors .*\n?/],
    ['a tag', 'a: !secret SECRET', /line 1: a: tags \(!name\) are not allowed/],
    ['two documents', 'a: 1\n---\nb: SECRET', /line 2: a second YAML document/],
    ['syntax that is broken', 'a: "SECRET', /this is not YAML/],
    [
      'a value that is too long',
      `a: 1\nb: ${'SECRET'.repeat(1_366)}`,
      /line 2: b: the value has 8196 characters/
    ],
    ['a name that is too long', `${'a'.repeat(129)}: SECRET`, /line 1: a name is not 1 to 128/],
    ['a reserved name', 'LD_PRELOAD: SECRET', /line 1: LD_PRELOAD is reserved/],
    ['a merge key', 'a: 1\n<<: {b: SECRET}', /line 2: a name is not 1 to 128/]
  ])('with %s name the line and no value', async (_, parameters, words) => {
    const { code, errors, requests, stdout } = await play({}, { inputs: { parameters } });
    expect({ code, requests }).toEqual({ code: 1, requests: [] });
    expect(errors[0]).toMatch(words);
    for (const fault of (errors[0] ?? '').split('\n'))
      expect(fault).toMatch(/^(?:parameters: |\d inputs are)/);
    expect(stdout).not.toContain('SECRET');
  });
});

describe('a parameter that others may write, such as the title of a pull request', () => {
  const TITLE = '$(rm -rf /) `id` "quoted" \'single\' ::notice::x ##[error]y %0A {{ x }} \u202e\u0007';

  it.concurrent('arrives as it was written and is nowhere shown', async () => {
    // As JSON, which is YAML: what `toJSON()` gives in a workflow.
    const parameters = `TITLE: ${JSON.stringify(TITLE)}`;
    const { code, builds, stdout, summary } = await play({}, { inputs: { parameters } });
    expect(code).toBe(0);
    expect(builds[0]?.parameters).toEqual([{ name: 'TITLE', value: TITLE }]);
    expect(stdout + summary).not.toMatch(/rm -rf|quoted/);
  });

  it.concurrent('cannot add a parameter of its own when it is given as JSON', async () => {
    const parameters = `TITLE: ${JSON.stringify('x\nDEPLOY: "true"')}`;
    const { builds } = await play({}, { inputs: { parameters } });
    expect(builds[0]?.parameters.map(({ name }) => name)).toEqual(['TITLE']);
  });
});
