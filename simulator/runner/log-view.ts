/** Turns what a step prints into what the runner's log shows of it. */
export interface LogView {
  /** Takes text as it comes; returns the lines that it completes, ready to print. */
  write(text: string): string;
  /** The last line, when no line feed ended it. */
  end(): string;
}

interface State {
  /** The word that ends a `::stop-commands::` fence; undefined outside of one. */
  fence: string | undefined;
  readonly masks: string[];
  isInGroup: boolean;
}

type Show = (value: string, state: State) => string | undefined;

const COMMANDS: Readonly<Record<string, Show>> = {
  'add-mask': (value, { masks }) => void masks.push(...value.split(/\r?\n/).filter(line => line !== '')),
  'stop-commands': (value, state) => {
    state.fence = value;
    return undefined;
  },
  group: (value, state) => {
    state.isInGroup = true;
    return `▼ ${value}`;
  },
  endgroup: (_, state) => {
    state.isInGroup = false;
    return undefined;
  },
  debug: () => undefined,
  notice: value => `Notice: ${value}`,
  warning: value => `Warning: ${value}`,
  error: value => `Error: ${value}`
};

/** A view that has seen nothing yet; each step needs its own. */
export function createLogView(): LogView {
  const state: State = { fence: undefined, masks: [], isInGroup: false };
  let rest = '';
  return {
    write: text => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      return lines.map(line => show(line.replace(/\r$/, ''), state)).join('');
    },
    end: () => (rest === '' ? '' : show(rest, state))
  };
}

function show(line: string, state: State): string {
  if (state.fence !== undefined) {
    if (line.trim() === `::${state.fence}::`) state.fence = undefined;
    else return print(line, state);
    return '';
  }
  const wasInGroup = state.isInGroup;
  const command = /^\s*::([^\s:]+)(?: .*?)?::(.*)$/.exec(line);
  const action = command?.[1] === undefined ? undefined : COMMANDS[command[1].toLowerCase()];
  if (action === undefined) return print(line, state);
  const shown = action(unescapeData(command?.[2] ?? ''), state);
  return shown === undefined ? '' : print(shown, { ...state, isInGroup: wasInGroup && state.isInGroup });
}

function print(line: string, { masks, isInGroup }: State): string {
  const masked = masks.reduce((text, mask) => text.replaceAll(mask, '***'), line);
  return `${isInGroup ? '  ' : ''}${masked.replaceAll('\n', '\n  ')}\n`;
}

/** The escapes of @actions/core, undone. */
function unescapeData(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
