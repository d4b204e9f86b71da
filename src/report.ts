/** What a reader finds in the job summary: Markdown as text; pure. Nothing in it that others wrote acts as markup. */
import type { Artifact, Cause, Step } from './codearts/details.ts';
import { markdown } from './text.ts';

/** Texts are empty, and durations undefined, where nothing is known. */
export interface Report {
  readonly status: 'started' | 'success' | 'failure' | 'aborted' | 'timeout' | 'unknown';
  readonly jobId: string;
  readonly buildNumber: string;
  readonly dailyBuildNumber: string;
  readonly buildUrl: string;
  readonly commit: string;
  readonly commitReason: string;
  readonly repositoryUrl: string;
  /** Names only: values may be secret. */
  readonly parameterNames: readonly string[];
  /** Milliseconds. */
  readonly durationMs: number | undefined;
  /** Why the step fails. */
  readonly reason: string;
  readonly steps: readonly Step[];
  readonly artifacts: readonly Artifact[];
  readonly causes: readonly Cause[];
}

const TITLES: Readonly<Record<Report['status'], string>> = {
  started: 'CodeArts Build started',
  success: '✅ CodeArts Build succeeded',
  failure: '❌ CodeArts Build failed',
  aborted: '⛔ CodeArts Build was stopped',
  timeout: '⌛ CodeArts Build ran out of time',
  unknown: '❔ CodeArts Build: the result is not known'
};

export function summaryOf(report: Report): string {
  const parts = [
    `### ${TITLES[report.status]}`,
    markdown(report.reason, 500),
    table(['', ''], overview(report)),
    causesPart(report.causes),
    stepsPart(report.steps),
    artifactsPart(report.artifacts)
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function overview(report: Report): readonly (readonly string[])[] {
  const rows = [
    ['Task', code(report.jobId)],
    ['Build', buildCell(report)],
    ['Commit', commitCell(report)],
    ['Parameters', report.parameterNames.map(code).join(', ') || 'none']
  ];
  if (report.durationMs !== undefined) rows.push(['Duration', duration(report.durationMs)]);
  return rows;
}

function buildCell({ buildNumber, dailyBuildNumber, buildUrl }: Report): string {
  const number = `#${markdown(buildNumber)}`;
  const linked = buildUrl === '' ? number : `<a href="${attribute(buildUrl)}">${number}</a>`;
  return dailyBuildNumber === '' ? linked : `${linked} (${markdown(dailyBuildNumber)})`;
}

function commitCell({ commit, commitReason, repositoryUrl }: Report): string {
  const reason = markdown(commitReason);
  if (commit === '') return reason || 'not known';
  const isHash = /^[0-9a-f]{7,64}$/i.test(commit);
  const linked =
    isHash && repositoryUrl !== ''
      ? `<a href="${attribute(`${repositoryUrl}/commit/${commit}`)}">${code(commit.slice(0, 12))}</a>`
      : code(commit);
  return `${linked}, ${reason}`;
}

function causesPart(causes: readonly Cause[]): string {
  if (causes.length === 0) return '';
  const rows = causes.map(cause => [
    markdown(cause.step),
    [code(cause.code), markdown(cause.message, 1_000)].join(' '),
    /^https:\/\/[^\s]+$/.test(cause.faq)
      ? `<a href="${attribute(cause.faq)}">help</a>`
      : markdown(cause.faq, 500)
  ]);
  return `#### Why\n\n${table(['Step', 'Cause', ''], rows)}`;
}

function stepsPart(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const rows = steps.map(step => [
    markdown(step.name),
    markdown(step.result) || 'not run',
    step.durationMs === undefined ? '' : duration(step.durationMs)
  ]);
  return `#### Steps\n\n${table(['Step', 'Result', 'Time'], rows)}\n\n${gantt(steps)}`.trimEnd();
}

function artifactsPart(artifacts: readonly Artifact[]): string {
  if (artifacts.length === 0) return '';
  const rows = artifacts.map(({ name, version, type, uri }) =>
    [name, version, type, uri].map(text => markdown(text))
  );
  return `#### Artifacts\n\n${table(['Name', 'Version', 'Type', 'URI'], rows)}`;
}

/**
 * A Mermaid chart of the steps that ran. Where the service tells no start times, the steps are set end to end.
 * https://mermaid.js.org/syntax/gantt.html
 */
function gantt(steps: readonly Step[]): string {
  const ran = steps.filter(step => (step.durationMs ?? 0) > 0);
  if (ran.length === 0) return '';
  const first = Math.min(...ran.flatMap(step => step.startedAt ?? []));
  let end = 0;
  const bars = ran.map(({ name, result, startedAt, durationMs = 0 }, index) => {
    const from = startedAt === undefined ? end : startedAt - first;
    end = from + durationMs;
    const mark = /^(?:success|finished|completed)?$/.test(result) ? 'done' : 'crit';
    // Numbered, as a name that begins like a word of the language (call, title, gantt, a date) is taken for it.
    return `    ${index + 1} ${chartText(name)} :${mark}, ${from}, ${end}`;
  });
  const head = ['gantt', '    dateFormat x', '    axisFormat %M:%S', '    section Steps'];
  return ['```mermaid', ...head, ...bars, '```'].join('\n');
}

/** Letters, digits and a few signs: everything else has a meaning in some place of the chart's language. */
const chartText = (name: string): string => name.replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, ' ').trim() || 'step';

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text in HTML, as a backtick inside a Markdown code span would end it. */
const code = (text: string): string => (text === '' ? '' : `<code>${markdown(text)}</code>`);

/** Inside a table cell, too: a bar would end it. */
const attribute = (url: string): string =>
  url.replace(/["'<>&|`\s]/g, character => `&#${character.charCodeAt(0)};`);
