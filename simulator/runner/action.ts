import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Fields, isObject } from '../json.ts';

/** What the runner takes from an action.yml. */
export interface Action {
  /** Every declared input with its default, empty when it has none. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The scripts, as absolute paths. */
  readonly main: string;
  readonly post: string | undefined;
}

/** Reads the action.yml of an action's folder. */
export async function readAction(folder: string): Promise<Action> {
  const action = fields(load(await readFile(join(folder, 'action.yml'), 'utf8')));
  const { main, post } = fields(action['runs']);
  if (typeof main !== 'string') throw new Error('action.yml has no runs.main');
  const inputs = Object.entries(fields(action['inputs'])).map(([name, input]) => [
    name,
    fields(input)['default'] ?? ''
  ]);
  return {
    inputs: Object.fromEntries(inputs.map(([name, value]) => [name, String(value)])),
    main: join(folder, main),
    post: typeof post === 'string' ? join(folder, post) : undefined
  };
}

function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}
