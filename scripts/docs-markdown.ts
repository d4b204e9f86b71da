/** Reads the Markdown of a job summary (src/report.ts) into blocks: headings, texts, tables and the chart. Pure. */

/** A piece of a line that looks alike from its first to its last character. */
export interface Run {
  readonly text: string;
  readonly look: 'plain' | 'code';
  readonly isLink: boolean;
}

export interface Bar {
  readonly name: string;
  readonly failed: boolean;
  /** Milliseconds from the start of the chart. */
  readonly from: number;
  readonly to: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  /** Rows of cells; the first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] }
  | { readonly kind: 'chart'; readonly bars: readonly Bar[] };

export function readBlocks(markdown: string): readonly Block[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(readBlock);
}

function readBlock(text: string): Block {
  const heading = /^(#+) (.*)$/.exec(text);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 0, runs: readRuns(heading[2] ?? '') };
  if (text.startsWith('```mermaid')) return { kind: 'chart', bars: readBars(text) };
  if (text.startsWith('|')) return { kind: 'table', rows: readRows(text) };
  return { kind: 'text', runs: readRuns(text) };
}

function readRows(text: string) {
  const lines = text.split('\n').filter(line => !/^[| -]+$/.test(line) || !line.includes('---'));
  return lines.map(line =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => readRuns(cell.trim()))
  );
}

function readBars(text: string): readonly Bar[] {
  return [...text.matchAll(/^ +(\d+ .*) :(done|crit), (\d+), (\d+)$/gm)].map(
    ([, name = '', mark, from, to]) => ({ name, failed: mark === 'crit', from: Number(from), to: Number(to) })
  );
}

/** The two elements that the report writes, `a` and `code`, may stand in each other. */
function readRuns(html: string): readonly Run[] {
  const runs: Run[] = [];
  let [isCode, isLink] = [false, false];
  for (const piece of html.split(/(<[^>]*>)/)) {
    if (piece === '<code>' || piece === '</code>') isCode = piece === '<code>';
    else if (piece.startsWith('<a ') || piece === '</a>') isLink = piece !== '</a>';
    else if (piece !== '') runs.push({ text: decode(piece), look: isCode ? 'code' : 'plain', isLink });
  }
  return runs;
}

const decode = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
