/** What a reader finds in the job summary. Text only; pure. */
import { markdown } from './text.ts';

export interface StartReport {
  readonly jobId: string;
  readonly buildNumber: string;
  readonly dailyBuildNumber: string;
  /** Empty when no commit was sent. */
  readonly commit: string;
  readonly commitReason: string;
  /** Empty when unknown. */
  readonly repositoryUrl: string;
  /** Names only: values may be secret. */
  readonly parameterNames: readonly string[];
  /** Empty when unknown. */
  readonly buildUrl: string;
}

export function startSummary(report: StartReport): string {
  const rows: [string, string][] = [
    ['Task', code(report.jobId)],
    ['Build', buildCell(report)],
    ['Commit', commitCell(report)],
    ['Parameters', report.parameterNames.map(code).join(', ') || 'none']
  ];
  const lines = rows.map(([name, cell]) => `| ${name} | ${cell} |`);
  return ['### CodeArts Build started', '', '| | |', '| --- | --- |', ...lines, ''].join('\n');
}

function buildCell({ buildNumber, dailyBuildNumber, buildUrl }: StartReport): string {
  const number = `#${buildNumber}`;
  const linked = buildUrl === '' ? number : `<a href="${attribute(buildUrl)}">${number}</a>`;
  return dailyBuildNumber === '' ? linked : `${linked} (${markdown(dailyBuildNumber)})`;
}

function commitCell({ commit, commitReason, repositoryUrl }: StartReport): string {
  const reason = markdown(commitReason);
  if (commit === '') return reason;
  const isHash = /^[0-9a-f]{7,64}$/i.test(commit);
  const linked =
    isHash && repositoryUrl !== ''
      ? `<a href="${attribute(`${repositoryUrl}/commit/${commit}`)}">${code(commit.slice(0, 12))}</a>`
      : code(commit);
  return `${linked}, ${reason}`;
}

/** Text in HTML, as a backtick inside a Markdown code span would end it. */
const code = (text: string): string => `<code>${markdown(text)}</code>`;

/** Inside a table cell, too: a bar would end it. */
const attribute = (url: string): string =>
  url.replace(/["'<>&|`\s]/g, character => `&#${character.charCodeAt(0)};`);
