/** An object of JSON whose fields nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and not a list or null. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON; undefined, which JSON can't express, when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
