/** What main leaves for post, in the runner's state: no secret, only which build may have to be stopped. */
import { isFields } from './answer.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { StopOrLeave } from './inputs.ts';
import type { Runner } from './runner.ts';

export type Saved =
  /** A start was under way; whether there is a build is not known. */
  | { readonly kind: 'starting'; readonly jobId: string }
  /** The build of this step was not seen to end. */
  | { readonly kind: 'open'; readonly build: BuildRef; readonly onCancel: StopOrLeave }
  /** There is nothing to do. */
  | { readonly kind: 'closed' };

const NAME = 'build';

export function saveForPost(runner: Runner, saved: Saved): void {
  runner.saveState(NAME, JSON.stringify(saved));
}

/** @returns undefined in main, where nothing was saved yet */
export function readSaved(runner: Runner): Saved | undefined {
  const text = runner.state(NAME);
  if (text === '') return undefined;
  const saved: unknown = JSON.parse(text);
  if (!isFields(saved)) return undefined;
  return saved as unknown as Saved;
}
