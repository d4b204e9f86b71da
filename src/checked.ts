/** The outcome of reading what a user wrote: a value, or every fault in it, each a sentence that names the input. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };

export const good = <T>(value: T): Checked<T> => ({ ok: true, value });

export const bad = (...faults: readonly string[]): Checked<never> => ({ ok: false, faults });
