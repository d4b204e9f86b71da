/**
 * How the workflow runner reads what a step prints: which lines it obeys as commands and which it shows.
 * https://github.com/actions/runner: ActionCommand (the two forms of a command), ActionCommandManager (the fence)
 */

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface Heard {
  /** What was obeyed, in order, fences apart. */
  readonly commands: readonly Command[];
  /** The lines that were shown, between fences and outside of them. */
  readonly fenced: readonly string[];
  readonly plain: readonly string[];
  /** How many fences were put up, and how many were taken down again. */
  readonly fences: { readonly opened: number; readonly closed: number };
}

const STOP = 'stop-commands';
const KNOWN = [
  STOP,
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'warning', 'internal-set-repo-path']
];

/** The runner reads lines as .NET does: a carriage return ends one, too. */
export function hear(stdout: string): Heard {
  const commands: Command[] = [];
  const fenced: string[] = [];
  const plain: string[] = [];
  const fences = { opened: 0, closed: 0 };
  let word: string | undefined;
  for (const line of stdout.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/)) {
    const known = word === undefined ? KNOWN : [...KNOWN, word.toLowerCase()];
    const command = readDoubleColon(line, known) ?? readBracket(line, known);
    if (word !== undefined) {
      if (command?.name === word.toLowerCase()) {
        fences.closed += 1;
        word = undefined;
      } else fenced.push(line);
    } else if (command?.name === STOP) {
      fences.opened += 1;
      word = command.data;
    } else if (command) commands.push(command);
    else plain.push(line);
  }
  return { commands, fenced, plain, fences };
}

/** `::name key=value,key=value::data` at the start of a line. */
function readDoubleColon(line: string, known: readonly string[]): Command | undefined {
  const [, info = '', data = ''] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? [];
  return commandOf(info, ',', data, known);
}

/** `##[name key=value;key=value]data` anywhere in a line. */
function readBracket(line: string, known: readonly string[]): Command | undefined {
  const [, info = '', data = ''] = /##\[(.*?)\](.*)$/su.exec(line) ?? [];
  return commandOf(info, ';', data, known);
}

function commandOf(
  info: string,
  separator: string,
  data: string,
  known: readonly string[]
): Command | undefined {
  const [, name = '', rest = ''] = /^([^ ]*) ?(.*)$/su.exec(info) ?? [];
  if (!known.includes(name.toLowerCase())) return undefined;
  const pairs = rest.split(separator).map(pair => /^([^=]+)=(.+)$/su.exec(pair.trim()));
  const properties = Object.fromEntries(
    pairs.flatMap(pair => (pair ? [[pair[1] ?? '', unescapeText(pair[2] ?? '')]] : []))
  );
  return { name: name.toLowerCase(), properties, data: unescapeText(data) };
}

const ESCAPES: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };

function unescapeText(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => ESCAPES[code] ?? '');
}

/** The data of the commands of one name, such as all errors. */
export function dataOf({ commands }: Heard, name: string): readonly string[] {
  return commands.filter(command => command.name === name).map(({ data }) => data);
}
