/** Writes the tables of inputs and outputs into the READMEs, from action.yml. `--check` only tells what is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { INPUTS_ZH, OUTPUTS_ZH } from './docs-chinese.ts';

interface Field {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Metadata {
  readonly inputs: Readonly<Record<string, Field>>;
  readonly outputs: Readonly<Record<string, Field>>;
}

/** The tables of a README in its language. */
interface Language {
  /** The names of the columns: name, description, default. */
  readonly inputs: readonly [string, string, string];
  readonly outputs: readonly [string, string];
  readonly required: string;
  readonly describeInput: (name: string, field: Field) => string;
  readonly describeOutput: (name: string, field: Field) => string;
}

const ENGLISH: Language = {
  inputs: ['input', 'what it is', 'default'],
  outputs: ['output', 'what it is'],
  required: '**required**',
  describeInput: (_, { description }) => description,
  describeOutput: (_, { description }) => description
};

const CHINESE: Language = {
  inputs: ['输入', '说明', '默认值'],
  outputs: ['输出', '说明'],
  required: '**必填**',
  describeInput: name => translated(INPUTS_ZH, name),
  describeOutput: name => translated(OUTPUTS_ZH, name)
};

const LANGUAGES: Readonly<Record<string, Language>> = { 'README.md': ENGLISH, 'README.zh-CN.md': CHINESE };

export const READMES: readonly string[] = Object.keys(LANGUAGES);

/** Puts fresh tables between the `<!-- inputs -->` and `<!-- outputs -->` marks of a text. */
export function withTables(text: string, { inputs, outputs }: Metadata, file = 'README.md'): string {
  const language = LANGUAGES[file] ?? ENGLISH;
  const inputRows = Object.entries(inputs).map(([name, field]) => [
    `\`${name}\``,
    language.describeInput(name, field),
    field.required ? language.required : field.default ? `\`${field.default}\`` : ''
  ]);
  const outputRows = Object.entries(outputs).map(([name, field]) => [
    `\`${name}\``,
    language.describeOutput(name, field)
  ]);
  const withInputs = fill(text, 'inputs', table(language.inputs, inputRows));
  return fill(withInputs, 'outputs', table(language.outputs, outputRows));
}

export function readMetadata(): Metadata {
  return load(readFileSync('action.yml', 'utf8')) as Metadata;
}

function translated(texts: Readonly<Record<string, string>>, name: string): string {
  const text = texts[name];
  if (text === undefined) throw new Error(`${name} has no Chinese text: scripts/docs-chinese.ts`);
  return text;
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
    const fresh = withTables(old, metadata, file);
    if (fresh === old) continue;
    if (process.argv.includes('--check')) throw new Error(`${file} is stale: run "npm run docs".`);
    writeFileSync(file, fresh);
  }
}
