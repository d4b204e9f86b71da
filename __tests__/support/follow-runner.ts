import { Writable } from 'node:stream';
import { createFence, type Fence } from '../../src/fence.ts';
import type { Runner } from '../../src/runner.ts';

/** A stream like the standard output of a process, and what went into it. */
export interface Printed {
  readonly stream: NodeJS.WriteStream;
  readonly text: () => string;
}

/** @param highWaterMark bytes that it holds before it asks to wait */
export function printed(highWaterMark = 2 ** 20): Printed {
  let text = '';
  const stream = new Writable({ highWaterMark, write: (_chunk, _, done) => void setImmediate(done) });
  const write = stream.write.bind(stream);
  stream.write = (chunk: string) => {
    text += chunk;
    return write(chunk);
  };
  // A fence writes and waits, nothing else.
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

export interface Command {
  readonly name: string;
  readonly value: string;
}

/**
 * The commands that a runner obeys in a text, by its own rules: a line ends with CR, LF or both; `::name::` counts
 * after spaces, `##[name]` anywhere; between fences only the word counts.
 */
export function obeyed(text: string): readonly Command[] {
  const commands: Command[] = [];
  let word: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] =
      /^\s*::([^:\s]+)[^:]*::(.*)$/.exec(line) ?? /##\[([^\]\s]+)[^\]]*\](.*)/.exec(line) ?? [];
    if (name === '' || (word !== undefined && name !== word)) continue;
    if (word !== undefined) word = undefined;
    else if (name === 'stop-commands') word = value;
    else commands.push({ name, value });
  }
  if (word !== undefined) throw new Error('the fence is open at the end');
  return commands;
}

/** Something that was said to the runner, in order. */
export type Said = readonly [
  kind: 'info' | 'warning' | 'annotate' | 'output' | 'saveState' | 'open' | 'write' | 'close',
  ...texts: string[]
];

export interface FollowRunner extends Runner {
  readonly said: readonly Said[];
  readonly texts: (kind: Said[0]) => readonly string[];
  /** What was written to the log of the build. */
  readonly logText: () => string;
  /** What post would find. */
  readonly saved: () => unknown;
}

/** A runner that keeps what is said to it; with a log on a stream it prints there as well. */
export function followRunner(state: string = '', stream?: NodeJS.WriteStream): FollowRunner {
  const said: Said[] = [];
  const fence: Pick<Fence, 'open' | 'write' | 'close'> | undefined = stream && createFence(stream);
  let saved = state;
  const texts = (kind: Said[0]): readonly string[] =>
    said.filter(([one]) => one === kind).map(([, ...rest]) => rest.join(': '));
  const note =
    (kind: Said[0]) =>
    (...rest: string[]): void =>
      void said.push([kind, ...rest]);
  return {
    said,
    texts,
    logText: () => texts('write').join(''),
    saved: () => (saved === '' ? undefined : JSON.parse(saved)),
    mask: () => {},
    info: note('info'),
    warning: note('warning'),
    annotate: note('annotate'),
    output: note('output'),
    missingOutputs: () => undefined,
    saveState(name, value) {
      note('saveState')(name, value);
      saved = value;
    },
    state: () => saved,
    summarize: async () => {},
    log: {
      open(title) {
        note('open')(title);
        fence?.open(title);
      },
      async write(lines) {
        note('write')(lines);
        await fence?.write(lines);
      },
      close() {
        note('close')();
        fence?.close();
      }
    }
  };
}
