import type { Runner } from '../../src/runner.ts';

type Text = 'mask' | 'info' | 'warning' | 'summary' | 'log';
type Named = 'output' | 'state' | 'annotation';

/** Something that was said to the runner. An opened log has its title as a line `[title]`, a closed one `[/]`. */
export type Said =
  | { readonly kind: Text; readonly text: string }
  | { readonly kind: Named; readonly name: string; readonly text: string };

/** A runner that keeps everything that was said to it, in order. */
export interface RecordingRunner extends Runner {
  readonly said: readonly Said[];
  /** What each output holds in the end. */
  readonly outputs: () => Readonly<Record<string, string>>;
  /** The texts of one kind, in order. */
  readonly texts: (kind: Said['kind']) => readonly string[];
}

/** @param state what an earlier phase of the action has saved */
export function recordingRunner(state: Readonly<Record<string, string>> = {}): RecordingRunner {
  const said: Said[] = [];
  const text = (kind: Text) => (what: string) => {
    said.push({ kind, text: what });
  };
  const named = (kind: Named) => (name: string, what: string) => {
    said.push({ kind, name, text: what });
  };
  const held = (kind: Named): Readonly<Record<string, string>> =>
    Object.fromEntries(said.flatMap(one => (one.kind === kind ? [[one.name, one.text]] : [])));
  const log = text('log');
  return {
    said,
    outputs: () => held('output'),
    texts: kind => said.filter(one => one.kind === kind).map(one => one.text),
    mask: text('mask'),
    info: text('info'),
    warning: text('warning'),
    annotate: named('annotation'),
    output: named('output'),
    missingOutputs: () => undefined,
    saveState: named('state'),
    state: name => held('state')[name] ?? state[name] ?? '',
    summarize: async markdown => text('summary')(markdown),
    log: {
      open: title => log(`[${title}]`),
      write: async lines => log(lines),
      close: () => log('[/]')
    }
  };
}
