import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files through which a step talks to the runner, by the variable that names each. */
export type CommandFiles = Readonly<Record<(typeof VARIABLES)[number], string>>;

const VARIABLES = [
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ENV',
  'GITHUB_PATH'
] as const;

/** Only on Windows does the runner drop a carriage return. */
const LINE_BREAK = process.platform === 'win32' ? /\r?\n/ : '\n';

/** Makes them, empty, in a folder of their own below `folder`. */
export async function createCommandFiles(folder: string): Promise<CommandFiles> {
  const home = join(folder, '_runner_file_commands');
  await mkdir(home, { recursive: true });
  const files = VARIABLES.map(variable => [variable, join(home, variable.toLowerCase())] as const);
  for (const [, file] of files) await writeFile(file, '');
  return Object.fromEntries(files) as CommandFiles;
}

/**
 * Reads `name=value` and `name<<delimiter … delimiter` entries as the runner does; a later entry of a name
 * wins, and a file that the runner would refuse is an error.
 */
export async function readEntries(file: string): Promise<Readonly<Record<string, string>>> {
  const lines = (await readFile(file, 'utf8')).split(LINE_BREAK);
  const entries: [string, string][] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const heredoc = /^([^=]*?)<<(.+)$/.exec(line);
    const simple = /^([^=]+)=(.*)$/.exec(line);
    if (heredoc !== null) {
      const [, name = '', delimiter = ''] = heredoc;
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`${name}: no line "${delimiter}" ends its value`);
      entries.push([name, lines.slice(index + 1, end).join('\n')]);
      index = end;
    } else if (simple !== null) entries.push([simple[1] ?? '', simple[2] ?? '']);
    else throw new Error(`neither name=value nor name<<delimiter: ${line}`);
  }
  return Object.fromEntries(entries);
}
