/**
 * Prints what others wrote so that the runner obeys none of it: inside a group, between `::stop-commands::` fences
 * with a word that nobody can guess. Commands of our own go out between two fences.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
import { randomUUID } from 'node:crypto';

export interface Fence {
  /** From here on `write` prints into a group of this title; the group begins with the first line. */
  readonly open: (title: string) => void;
  /** Prints lines; the last one may lack its line break. Ends when the stream has room again. */
  readonly write: (lines: string) => Promise<void>;
  /** Prints a line of our own, on a line of its own. */
  readonly line: (text: string) => void;
  /** Runs what prints commands, with the fence open for as long as that takes. */
  readonly outside: <T>(say: () => T) => T;
  /** Closes fence and group; nothing happens when they are closed. */
  readonly close: () => void;
}

export function createFence(stream: NodeJS.WriteStream): Fence {
  let title = '';
  let word: string | undefined;
  let atLineStart = true;

  const print = (text: string): boolean => {
    const room = stream.write(text);
    atLineStart = text.endsWith('\n');
    return room;
  };
  // A command counts only at the start of a line.
  const line = (text: string): void => {
    print(`${atLineStart ? '' : '\n'}${text}\n`);
  };
  const stop = (): void => {
    word = randomUUID();
    line(`::stop-commands::${word}`);
  };
  const resume = (): void => {
    line(`::${word}::`);
    word = undefined;
  };

  return {
    line,
    open(next) {
      title = next;
    },
    async write(lines) {
      if (lines === '') return;
      if (word === undefined) {
        line(`::group::${title}`);
        stop();
      }
      if (!print(lines)) await new Promise<void>(resolve => stream.once('drain', resolve));
    },
    outside(say) {
      if (word === undefined) return say();
      resume();
      try {
        return say();
      } finally {
        stop();
      }
    },
    close() {
      if (word === undefined) return;
      resume();
      line('::endgroup::');
    }
  };
}
