/**
 * The pictures of the README: runs the action against the simulator, keeps the job summary that it writes in
 * docs/summary/, and draws it. `--draw` only draws what is kept.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { startSimulator } from '../simulator/index.ts';
import { signInBy } from '../simulator/runner/sign-in.ts';
import { runStep } from '../simulator/step.ts';
import { drawSummary, type Theme } from './docs-picture.ts';

export const PICTURED = ['success', 'failure'] as const;
type Pictured = (typeof PICTURED)[number];

export const THEMES: readonly Theme[] = ['light', 'dark'];

export const markdownFile = (scenario: Pictured): string => `docs/summary/${scenario}.md`;
export const pictureFile = (scenario: Pictured, theme: Theme): string =>
  `docs/summary/${scenario}-${theme}.svg`;

/** The job summary of a run of `dist/` against a simulator. */
export async function runForSummary(scenario: Pictured): Promise<string> {
  const simulator = await startSimulator({ scenario, speed: 600 });
  try {
    const { inputs, env } = signInBy('oidc', simulator);
    const task = { endpoint: simulator.url, job_id: simulator.jobId, wait: 'true', poll_seconds: '0.2' };
    const parameters = 'codeBranch: main\nversion: 1.10';
    const { summary } = await runStep({ inputs: { ...task, parameters, ...inputs }, env });
    return summary;
  } finally {
    await simulator.close();
  }
}

export const drawPicture = (scenario: Pictured, theme: Theme): string =>
  drawSummary(readFileSync(markdownFile(scenario), 'utf8'), theme, `Job summary of a build: ${scenario}`);

if (import.meta.filename === process.argv[1]) {
  mkdirSync('docs/summary', { recursive: true });
  for (const scenario of PICTURED) {
    if (!process.argv.includes('--draw'))
      writeFileSync(markdownFile(scenario), await runForSummary(scenario));
    for (const theme of THEMES) writeFileSync(pictureFile(scenario, theme), drawPicture(scenario, theme));
  }
}
