/** Draws the Markdown of a job summary as an SVG, about as GitHub shows it. Pure: the same text, the same picture. */
import { type Bar, type Block, type Run, readBlocks } from './docs-markdown.ts';

export type Theme = 'light' | 'dark';

const COLOURS = {
  light: {
    page: '#ffffff',
    text: '#1f2328',
    line: '#d1d9e0',
    band: '#f6f8fa',
    link: '#0969da',
    code: '#eff1f3'
  },
  dark: {
    page: '#0d1117',
    text: '#f0f6fc',
    line: '#3d444d',
    band: '#151b23',
    link: '#4493f8',
    code: '#2a3038'
  }
} as const;
type Colours = (typeof COLOURS)[Theme];

const WIDTH = 840;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;
const SIZE = 14;
const LINE = 21;
const CELL = { x: 13, y: 6 } as const;
const SANS = "-apple-system,BlinkMacSystemFont,'Segoe UI','Noto Sans',Helvetica,Arial,sans-serif";
const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace';

/** What is drawn, and how high it is. */
interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** @param title for those who can not see it */
export function drawSummary(markdown: string, theme: Theme, title: string): string {
  const colours = COLOURS[theme];
  let y = MARGIN;
  const parts: string[] = [];
  for (const block of readBlocks(markdown)) {
    const { svg, height } = drawBlock(block, colours);
    parts.push(`<g transform="translate(${MARGIN} ${round(y)})">${svg}</g>`);
    y += height + 16;
  }
  const height = round(y - 16 + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${xml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="6" fill="${colours.page}" stroke="${colours.line}"/>`,
    `<g font-family="${SANS}" font-size="${SIZE}" fill="${colours.text}">`,
    ...parts,
    '</g>',
    '</svg>',
    ''
  ].join('\n');
}

function drawBlock(block: Block, colours: Colours): Drawn {
  switch (block.kind) {
    case 'heading': {
      const size = block.level <= 3 ? 17.5 : SIZE;
      const svg = drawRuns(block.runs, 0, size, colours);
      return { svg: `<g font-weight="600" font-size="${size}">${svg}</g>`, height: size * 1.25 };
    }
    case 'text':
      return drawLines(wrap(block.runs, INNER), colours);
    case 'table':
      return drawTable(block.rows, colours);
    case 'chart':
      return drawChart(block.bars, colours);
  }
}

type Line = readonly Run[];

function drawLines(lines: readonly Line[], colours: Colours): Drawn {
  const svg = lines
    .map(
      (runs, index) =>
        `<g transform="translate(0 ${index * LINE})">${drawRuns(runs, 0, LINE * 0.72, colours)}</g>`
    )
    .join('');
  return { svg, height: lines.length * LINE };
}

/** One line; `baseline` is where the letters stand. */
function drawRuns(runs: Line, left: number, baseline: number, colours: Colours): string {
  let x = left;
  return runs
    .map(run => {
      const width = widthOf(run);
      const at = round(x);
      x += width;
      const fill = run.isLink ? ` fill="${colours.link}"` : '';
      // A space at an end would be dropped.
      const text = xml(run.text.replace(/^ | $/g, '\u00a0'));
      if (run.look === 'plain') return `<text x="${at}" y="${baseline}"${fill}>${text}</text>`;
      const inner = round(width - 10);
      return (
        `<rect x="${at}" y="${round(baseline - 13)}" width="${round(width)}" height="18" rx="5" fill="${colours.code}"/>` +
        `<text x="${round(at + 5)}" y="${baseline}"${fill} font-family="${MONO}" font-size="12" textLength="${inner}">${text}</text>`
      );
    })
    .join('');
}

function drawTable(rows: readonly (readonly Line[])[], colours: Colours): Drawn {
  const widths = columnWidths(rows);
  const parts: string[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) => wrap(cell, (widths[column] ?? 0) - 2 * CELL.x + 1));
    // An empty head is a thin row on GitHub, too.
    const height = Math.max(...cells.map(lines => lines.length)) * LINE + 2 * CELL.y + 1;
    const fill = index > 0 && index % 2 === 0 ? colours.band : colours.page;
    const head = index === 0 ? ' font-weight="600"' : '';
    let x = 0;
    for (const [column, lines] of cells.entries()) {
      const width = widths[column] ?? 0;
      const box = `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}" stroke="${colours.line}"/>`;
      const at = `translate(${round(x + CELL.x)} ${y + CELL.y})`;
      parts.push(`${box}<g transform="${at}"${head}>${drawLines(lines, colours).svg}</g>`);
      x += width;
    }
    y += height;
  }
  return { svg: parts.join(''), height: y };
}

/** As wide as the longest cell; where that is too much in all, the widest column gives way. */
function columnWidths(rows: readonly (readonly Line[])[]): readonly number[] {
  const natural = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => lineWidth(row[column] ?? []) + 2 * CELL.x))
  );
  const excess = natural.reduce((sum, width) => sum + width, 0) - INNER;
  const widest = natural.indexOf(Math.max(...natural));
  return natural.map((width, column) => (column === widest && excess > 0 ? width - excess : width));
}

const BAR = { height: 20, row: 26, left: 60 } as const;

/** The chart as Mermaid draws it: a bar for each step, times below. */
function drawChart(bars: readonly Bar[], colours: Colours): Drawn {
  const end = Math.max(...bars.map(({ to }) => to));
  const scale = (INNER - BAR.left - 20) / end;
  const bottom = bars.length * BAR.row + 8;
  const rows = bars.map(({ name, failed, from, to }, index) => {
    const [x, y, width] = [BAR.left + from * scale, index * BAR.row + 4, (to - from) * scale];
    const run: Run = { text: name, look: 'plain', isLink: false };
    const wanted = widthOf(run) * (12 / SIZE);
    const fitsBehind = x + width + 8 + wanted < INNER;
    const [place, anchor] =
      wanted + 8 < width ? [x + width / 2, 'middle'] : fitsBehind ? [x + width + 6, 'start'] : [x - 6, 'end'];
    const stroke = failed ? '#d1242f' : colours.line;
    return (
      `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${BAR.height}" rx="3" fill="${colours.code}" stroke="${stroke}" stroke-width="${failed ? 2 : 1}"/>` +
      `<text x="${round(place)}" y="${y + 14}" font-size="12" text-anchor="${anchor}">${xml(name)}</text>`
    );
  });
  const ticks = tickTimes(end).map(time => {
    const x = round(BAR.left + time * scale);
    return (
      `<line x1="${x}" y1="0" x2="${x}" y2="${bottom}" stroke="${colours.line}" stroke-opacity="0.6"/>` +
      `<text x="${x}" y="${bottom + 14}" font-size="10" text-anchor="middle">${clockTime(time)}</text>`
    );
  });
  const label = `<text x="0" y="${round(bottom / 2 + 4)}" font-size="12">Steps</text>`;
  return { svg: ticks.join('') + label + rows.join(''), height: bottom + 18 };
}

function tickTimes(end: number): readonly number[] {
  const step = [10, 30, 60, 120, 300, 600, 1800].map(s => s * 1000).find(ms => end / ms <= 10) ?? 3_600_000;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

const clockTime = (ms: number): string =>
  [Math.floor(ms / 60_000), Math.floor(ms / 1000) % 60].map(part => String(part).padStart(2, '0')).join(':');

/** Breaks a line between words, so that each is at most so wide. */
function wrap(runs: Line, width: number): readonly Line[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const run of runs) {
    const words = run.look === 'code' ? [run.text] : run.text.split(/(?<= )/);
    for (const text of words) {
      const word = { ...run, text };
      if (used > 0 && used + widthOf(word) > width) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push(word);
      used += widthOf(word);
    }
  }
  return runs.length === 0 ? [] : lines.map(joinAlike);
}

/** Words that look alike are one text again. */
function joinAlike(words: Line): Line {
  const runs: Run[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const alike = last?.look === 'plain' && word.look === 'plain' && last.isLink === word.isLink;
    if (last && alike) runs[runs.length - 1] = { ...last, text: last.text + word.text };
    else runs.push(word);
  }
  return runs;
}

const lineWidth = (runs: Line): number => runs.reduce((sum, run) => sum + widthOf(run), 0);

/** Fonts differ, so this is about right for a wide one; a Chinese character is a square. */
function widthOf({ text, look }: Run): number {
  if (look === 'code') return [...text].length * 7.2 + 10;
  return [...text].reduce((sum, character) => sum + SIZE * emOf(character), 0);
}

function emOf(character: string): number {
  if (/[\p{Script=Han}\p{Extended_Pictographic}]/u.test(character) && !/[\d#*]/.test(character)) return 1.15;
  if (/[ijl'|.,:;!]/.test(character)) return 0.3;
  if (/[ftrI()[\]/ -]/.test(character)) return 0.37;
  if (/[mwMW@%#]/.test(character)) return 0.92;
  return /[A-Z&]/.test(character) ? 0.73 : 0.61;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const xml = (text: string): string => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
