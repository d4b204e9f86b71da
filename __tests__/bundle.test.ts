/** What users download and load with each step: `dist/`. Its cost is measured in bench/, its growth is refused here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const bundle = readFileSync('dist/index.js', 'utf8');
const licenses = readFileSync('dist/licenses.txt', 'utf8');

/** How often a text occurs that is followed by an opening parenthesis. */
const calls = (name: string): number => bundle.split(`${name}(`).length - 1;

describe('the bundle', () => {
  it('is at most 450 kB', () => {
    expect(Buffer.byteLength(bundle)).toBeLessThanOrEqual(450_000);
  });

  it('holds these packages and no others; one more is a decision, with a reason in its commit', () => {
    const packages = licenses.match(
      /^(?:@[\w-]+\/)?[\w.-]+$(?=\n(?:MIT|ISC|BSD|Apache|Python|0BSD|BlueOak))/gm
    );
    expect(packages).toEqual([
      '@actions/core',
      '@actions/github',
      '@actions/http-client',
      'js-yaml',
      'tunnel'
    ]);
    const folders = [
      ...bundle.matchAll(/^;\/\/ CONCATENATED MODULE: \.\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)
    ];
    for (const [, name] of folders) expect(packages).toContain(name);
  });

  it('asks nowhere for the dispatcher that undici is left out of', () => {
    // The definition of the class and its one use, in a method that is called once, by a method that nobody calls.
    expect(calls('new ProxyAgent')).toBe(1);
    expect(calls('_getProxyAgentDispatcher')).toBe(2);
    expect(calls('getAgentDispatcher')).toBe(1);
  });

  it('asks nowhere for the description of the machine that @actions/exec is left out of', () => {
    // Four uses in three functions, each called in one place, by one that nobody calls.
    expect(calls('exec.getExecOutput')).toBe(4);
    for (const name of ['getWindowsInfo', 'getMacOsInfo', 'getLinuxInfo']) expect(calls(name)).toBe(1);
    expect(calls('getDetails')).toBe(1);
  });

  it('has no client of the GitHub API in it', () => {
    expect(bundle).not.toMatch(/octokit/i);
  });
});
