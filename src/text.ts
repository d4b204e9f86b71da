/**
 * Text that somebody else wrote, made harmless before it is shown. The runner obeys any printed line that starts
 * with `::` or holds `##[`, terminals obey escape sequences, and a job summary is Markdown with HTML in it.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

/** C0 and C1 controls, bidirectional controls, line separators and zero-width characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
/** Terminal sequences as a whole, so that `ESC[31m` does not leave `[31m` behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;

/**
 * One line of plain text for a log line, an error or an output: no control characters, no workflow command, lone
 * surrogates replaced, at most `max` characters.
 */
export function printable(text: string, max = 300): string {
  const line = text
    .slice(0, max * 4)
    .toWellFormed()
    .replace(ESCAPES, '')
    .replace(INVISIBLE, ' ')
    .replaceAll('##[', '## [')
    .replace(/:(?=:)/g, ': ')
    .trim();
  const characters = [...line];
  return characters.length > max || text.length > max * 4 ? `${characters.slice(0, max).join('')}…` : line;
}

/** The same for Markdown, in a table too: nothing in it is read as Markdown, HTML, link or mention. */
export function markdown(text: string, max = 300): string {
  return printable(text, max).replace(
    /^-|[^\p{L}\p{M}\p{N} ,…-]/gu,
    character => `&#${character.codePointAt(0)};`
  );
}

/** A colour, or another sequence or control character that has no place in a log. */
const LOG_CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  /(\u001b\[[0-9;:]*m)|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[\0-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Lines of a build's log as they are printed between fences: as the service sent them, but for control characters
 * other than tab and colour. A carriage return ends a line, as the runner reads it.
 */
export function logText(lines: string): string {
  return lines.replace(/\r\n?/g, '\n').replace(LOG_CONTROLS, '$1');
}
