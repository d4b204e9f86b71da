/**
 * Everything that is said to the workflow runner and read from it: masks, log lines, outputs, state, the summary
 * and the event. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import * as core from '@actions/core';
import type { TriggerEvent } from './commit.ts';
import { ActionError } from './errors.ts';
import { printable } from './text.ts';

export interface Runner {
  /** From here on the runner shows `***` in place of this text, in this step and all later ones. */
  readonly mask: (secret: string) => void;
  /** Log lines of our own; whatever a line holds of others has gone through `printable`. */
  readonly info: (line: string) => void;
  readonly warning: (text: string) => void;
  readonly output: (name: string, value: string) => void;
  /** Adds Markdown to the job summary. Never throws: a summary that can't be written is a warning. */
  readonly summarize: (markdown: string) => Promise<void>;
}

export function createRunner(): Runner {
  return {
    mask: secret => {
      // A mask works line by line, and an empty one would hide everything.
      for (const line of secret.split(/[\r\n]+/)) if (line.trim() !== '') core.setSecret(line.trim());
    },
    info: core.info,
    warning: text => core.warning(text),
    output: core.setOutput,
    async summarize(markdown) {
      try {
        await core.summary.addRaw(markdown, true).write();
      } catch (error) {
        core.warning(`The job summary could not be written: ${printable(String(error))}`);
      }
    }
  };
}

/** The workflow run that this step belongs to. */
export interface WorkflowRun {
  readonly event: TriggerEvent;
  /** `https://github.com/owner/repository`; empty when the runner does not say which repository it is. */
  readonly repositoryUrl: string;
}

export async function readWorkflowRun(): Promise<WorkflowRun> {
  const { context } = await loadContext();
  const repository = process.env['GITHUB_REPOSITORY'] ?? '';
  return {
    event: { name: context.eventName ?? '', sha: context.sha ?? '', payload: context.payload },
    repositoryUrl: repository === '' ? '' : `${context.serverUrl}/${repository}`
  };
}

/** The library reads the event while it is loaded, so it is loaded where a broken event file can be told of. */
async function loadContext(): Promise<typeof import('@actions/github')> {
  try {
    return await import(/* webpackMode: "eager" */ '@actions/github');
  } catch (error) {
    const hint = 'Is the file that GITHUB_EVENT_PATH names the event as the runner wrote it?';
    throw new ActionError(
      'input',
      `The event of this workflow can't be read: ${printable(String(error))}`,
      hint
    );
  }
}
