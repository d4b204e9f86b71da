/**
 * What can go wrong, as the user meets it. One class: `message` says what happened, `hint` what to do next,
 * `code` lets the story tell the cases apart.
 */

export type ErrorCode =
  /** An input is wrong; nothing was sent. */
  | 'input'
  /** The service could not be reached; nothing arrived there. */
  | 'unreachable'
  /** The service, or the gateway in front of it, said no. */
  | 'refused'
  /** An answer is missing or makes no sense, so what the service did is not known. */
  | 'unclear'
  /** The build ended, but not well. */
  | 'build'
  /** The workflow was cancelled or the wait ran out. */
  | 'stopped';

export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, hint?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ActionError';
    this.code = code;
    this.hint = hint;
  }
}

/** The lines to show for anything that was thrown: a stack only for our own bugs. */
export function describeError(error: unknown): string {
  if (error instanceof ActionError) return error.hint ? `${error.message}\n${error.hint}` : error.message;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in the action, please report it: ${what}`;
}
