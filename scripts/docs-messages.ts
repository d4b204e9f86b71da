/**
 * Every sentence that the action can say, as it stands in src/: what docs/troubleshooting.md has to explain. Told by
 * their looks and not by where they go, so that none slips through a helper: any text of the source with two words
 * side by side. What is filled in reads `…`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Message {
  readonly text: string;
  /** Such as `src/start.ts:118`. */
  readonly place: string;
}

/** @param folder with a slash at its end */
export function readMessages(folder = 'src/'): readonly Message[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts')
  );
  return files.sort().flatMap(name => messagesOf(readFileSync(folder + name, 'utf8'), folder + name));
}

/** The messages of one file. */
export function messagesOf(code: string, file: string): readonly Message[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const messages: Message[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isText(node) && !isPiece(node)) {
      const text = textOf(node);
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (isProse(text)) messages.push({ text, place: `${file}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

type Text = ts.StringLiteralLike | ts.TemplateExpression | ts.BinaryExpression;

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);

/** A sum is read as a whole. */
const isPiece = ({ parent }: Text): boolean => isSum(parent);

/** With `…` for what is filled in, on one line. */
function textOf(node: Text): string {
  return pieces(node).replace(/\s+/g, ' ').replace(/…{2,}/g, '…').trim();
}

function pieces(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  return isSum(node) ? pieces(node.left) + pieces(node.right) : '…';
}

/** Two words side by side, or around what is filled in; of the rest of a program's texts few look so. */
export const isProse = (text: string): boolean =>
  /\p{L}{2,},? \p{L}+|^\p{Lu}\p{Ll}+ … \p{Ll}+/u.test(text) && !NOT_SAID.has(text);

/** The language of charts. */
const NOT_SAID: ReadonlySet<string> = new Set(['dateFormat x', 'section Steps']);

if (import.meta.filename === process.argv[1]) {
  for (const { text, place } of readMessages()) console.log(place.padEnd(34), text);
}
