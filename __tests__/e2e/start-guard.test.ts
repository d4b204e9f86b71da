/**
 * A step that waits for something that never comes. Node ends a process quietly and with exit code 0 when nothing
 * can happen any more, whatever a promise still waits for; such a step must not be green.
 */
import { describe, expect, it } from '@jest/globals';
import { play } from './support.ts';

/** Loaded before the action. */
const preload = (script: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(script)}`
];

/** Timers do not keep the process alive, so the deadlines of the action do not save it. */
const NO_TIMERS = 'const set = setTimeout; globalThis.setTimeout = (...all) => set(...all).unref();';
/** A request that is never sent and never fails. */
const NO_REQUEST = `
  import http from 'node:http';
  import { EventEmitter } from 'node:events';
  http.request = () => Object.assign(new EventEmitter(), { end() {}, write() {}, setTimeout() {} });`;

describe('a step in which nothing can happen any more', () => {
  it.concurrent('fails, and says that it stopped too early', async () => {
    const { code, errors, outputs, summary, state } = await play(
      {},
      { nodeArgs: preload(NO_REQUEST + NO_TIMERS) }
    );
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^The action stopped too early/)]);
    expect({ outputs: Object.keys(outputs), summary }).toEqual({
      outputs: ['commit_id', 'commit_source'],
      summary: ''
    });
    // So that the clean-up of a cancelled run looks for the build.
    expect(JSON.parse(state['build'] ?? '')).toMatchObject({ kind: 'starting' });
  });

  it.concurrent('fails when the server cuts the connection and no timer is left', async () => {
    const faults = [{ route: '*', times: 'always', do: { kind: 'cut' } }] as const;
    const { code, errors, posts } = await play({ faults }, { nodeArgs: preload(NO_TIMERS) });
    expect({ code, posts: posts.length, errors: errors.length }).toEqual({ code: 1, posts: 1, errors: 1 });
  });

  it.concurrent('fails when the body is cut and no timer is left', async () => {
    const faults = [{ route: 'start', do: { kind: 'cut-body' } }] as const;
    const { code, posts, builds } = await play({ faults }, { nodeArgs: preload(NO_TIMERS) });
    expect({ code, posts: posts.length, builds: builds.length }).toEqual({ code: 1, posts: 1, builds: 1 });
  });
});

describe('a step that is over', () => {
  it.concurrent('has said all that it had to say, however much that is', async () => {
    const parameters = Array.from({ length: 3_000 }, (_, index) => `PARAMETER_${index}: "${'x'.repeat(9)}"`);
    const { heard } = await play({}, { inputs: { dry_run: 'true', parameters: parameters.join('\n') } });
    const request = JSON.parse(heard.plain.find(line => line.startsWith('{')) ?? '') as {
      parameter: unknown[];
    };
    expect(request.parameter).toHaveLength(3_000);
  });
});
