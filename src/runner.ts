/**
 * Everything that is said to the workflow runner and read from it: masks, log lines, outputs, state, the summary
 * and the event. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import * as core from '@actions/core';
// By its file, as the front door of the package brings a client of the GitHub API along, 8 ms and 220 kB.
import { Context } from '../node_modules/@actions/github/lib/context.js';
import type { TriggerEvent } from './commit.ts';
import { ActionError } from './errors.ts';
import { createFence, type Fence } from './fence.ts';
import { printable } from './text.ts';

export interface Runner {
  /** From here on the runner shows `***` in place of this text, in this step and all later ones. */
  readonly mask: (secret: string) => void;
  /** A log line of our own; whatever it holds of others has gone through `printable`. */
  readonly info: (line: string) => void;
  readonly warning: (text: string) => void;
  /** An annotation beside the step's own error, such as one for each step of a build that failed. */
  readonly annotate: (title: string, text: string) => void;
  /** Never throws: one that can't be written is told at once, and a step that has a build goes on to its end. */
  readonly output: (name: string, value: string) => void;
  /** What the step must fail with at its end, when an output is missing. */
  readonly missingOutputs: () => ActionError | undefined;
  /** Keeps a text for `post`; empty clears it. */
  readonly saveState: (name: string, value: string) => void;
  readonly state: (name: string) => string;
  /** Adds Markdown to the job summary. Never throws: a summary that can't be written is a warning. */
  readonly summarize: (markdown: string) => Promise<void>;
  /** Where the log of the build is printed, so that the runner obeys nothing in it. */
  readonly log: Pick<Fence, 'open' | 'write' | 'close'>;
}

export function createRunner(): Runner {
  const fence = createFence(process.stdout);
  const { outside } = fence;
  const missing: string[] = [];
  /** These go to files, unless an old runner names none; then they are commands. */
  const toFile = (file: string, say: () => void): void => (process.env[file] ? say() : outside(say));
  // Whatever way the process ends, the log that follows this step must not stay fenced.
  process.once('exit', fence.close);
  return {
    // A mask works line by line, and an empty one would hide everything.
    mask: secret => {
      const lines = secret.split(/[\r\n]+/).map(line => line.trim());
      for (const line of lines) if (line !== '') outside(() => core.setSecret(line));
    },
    info: fence.line,
    warning: text => outside(() => core.warning(text)),
    annotate: (title, text) => outside(() => core.error(text, { title })),
    output(name, value) {
      try {
        toFile('GITHUB_OUTPUT', () => core.setOutput(name, value));
      } catch (error) {
        missing.push(name);
        const what = `The output ${name} (${printable(value)}) could not be written: ${printable(String(error))}`;
        outside(() => core.warning(what));
      }
    },
    missingOutputs() {
      if (missing.length === 0) return undefined;
      const what = `Outputs could not be written, so that later steps do not have them: ${missing.join(', ')}.`;
      return new ActionError('unclear', what, 'Is there room on the disk of the runner?');
    },
    saveState(name, value) {
      try {
        toFile('GITHUB_STATE', () => core.saveState(name, value));
      } catch (error) {
        outside(() => core.warning(`What post needs could not be saved: ${printable(String(error))}`));
      }
    },
    state: core.getState,
    async summarize(markdown) {
      try {
        await core.summary.addRaw(markdown, true).write();
      } catch (error) {
        outside(() => core.warning(`The job summary could not be written: ${printable(String(error))}`));
      }
    },
    log: fence
  };
}

/** The workflow run that this step belongs to. */
export interface WorkflowRun {
  readonly event: TriggerEvent;
  /** `https://github.com/owner/repository`; empty when the runner does not say which repository it is. */
  readonly repositoryUrl: string;
}

export function readWorkflowRun(): WorkflowRun {
  const { eventName = '', sha = '', payload, serverUrl } = readContext();
  const repository = process.env['GITHUB_REPOSITORY'] ?? '';
  return {
    event: { name: eventName, sha, payload },
    repositoryUrl: repository === '' ? '' : `${serverUrl}/${repository}`
  };
}

/** The library reads the event from its file, which may be broken. */
function readContext(): Context {
  try {
    return new Context();
  } catch (error) {
    const hint = 'Is the file that GITHUB_EVENT_PATH names the event as the runner wrote it?';
    throw new ActionError(
      'input',
      `The event of this workflow can't be read: ${printable(String(error))}`,
      hint
    );
  }
}
