/** Writes the tables of inputs and outputs into the READMEs, from action.yml. `--check` only tells what is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Metadata {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
}

export const READMES: readonly string[] = ['README.md'];

/** Puts fresh tables between the `<!-- inputs -->` and `<!-- outputs -->` marks of a text. */
export function withTables(text: string, { inputs, outputs }: Metadata): string {
  const inputRows = Object.entries(inputs).map(([name, field]) => [
    `\`${name}\``,
    field.description,
    field.required ? '**required**' : field.default ? `\`${field.default}\`` : ''
  ]);
  const outputRows = Object.entries(outputs).map(([name, field]) => [`\`${name}\``, field.description]);
  return fill(
    fill(text, 'inputs', table(['input', 'what it is', 'default'], inputRows)),
    'outputs',
    table(['output', 'what it is'], outputRows)
  );
}

export function readMetadata(): Metadata {
  return load(readFileSync('action.yml', 'utf8')) as Metadata;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fill(text: string, mark: string, content: string): string {
  const open = `<!-- ${mark} -->`;
  const close = `<!-- /${mark} -->`;
  const [before, rest] = split(text, open);
  const [, after] = split(rest, close);
  return `${before}${open}\n${content}\n${close}${after}`;
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the mark ${mark} is missing`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

if (import.meta.filename === process.argv[1]) {
  const metadata = readMetadata();
  for (const file of READMES) {
    const old = readFileSync(file, 'utf8');
    const fresh = withTables(old, metadata);
    if (fresh === old) continue;
    if (process.argv.includes('--check')) throw new Error(`${file} is stale: run "npm run docs".`);
    writeFileSync(file, fresh);
  }
}
