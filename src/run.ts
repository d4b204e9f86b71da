/** The story of a step: choose the commit, start the build or take an existing one, see it through, tell of it. */
import type { BuildRef, RunJobRequest } from './codearts/calls.ts';
import { type CommitChoice, chooseCommit } from './commit.ts';
import { type Conclusion, conclude } from './conclude.ts';
import { ActionError } from './errors.ts';
import { type BuildDetails, NO_DETAILS } from './gather.ts';
import type { Inputs } from './inputs.ts';
import { createPublisher, linkTo, type Publisher } from './publish.ts';
import { summaryOf } from './report.ts';
import { runJobRequest } from './request.ts';
import type { Runner, WorkflowRun } from './runner.ts';
import { saveForPost } from './saved.ts';
import { startBuild } from './start.ts';
import { printable } from './text.ts';
import { openWatch, type WatchParts } from './watch.ts';

/** Rejects with an `ActionError` when the step must fail; outputs that are known by then are written. */
export async function run(inputs: Inputs, workflow: WorkflowRun, parts: WatchParts): Promise<void> {
  await startAndFollow(inputs, workflow, parts);
  const missing = parts.runner.missingOutputs();
  if (missing) throw missing;
}

async function startAndFollow(inputs: Inputs, workflow: WorkflowRun, parts: WatchParts): Promise<void> {
  const { runner } = parts;
  const publisher = createPublisher(inputs, runner);
  if (inputs.endpoint.warning) runner.warning(inputs.endpoint.warning);
  const build =
    inputs.buildNumber === ''
      ? await start(inputs, workflow, publisher, parts)
      : attach(inputs, publisher, runner);
  if (!build) return;
  const { conclusion, details } = await seeThrough(build, inputs, publisher, parts);
  if (inputs.summary) {
    const { error, ...end } = conclusion;
    await runner.summarize(
      summaryOf({
        ...publisher.facts(),
        ...end,
        ...details,
        reason: error?.message ?? '',
        parameterNames: inputs.parameters.map(({ name }) => name),
        repositoryUrl: workflow.repositoryUrl
      })
    );
  }
  if (conclusion.error) throw conclusion.error;
  // It came after the result, but the step of a cancelled run never ends green.
  if (parts.cancellation.requested.aborted) throw cancelledLate(conclusion, build);
}

function cancelledLate({ status }: Conclusion, { buildNumber }: BuildRef): ActionError {
  const goesOn = `Build ${buildNumber} runs; the clean-up of this step stops it, unless on_cancel says "leave".`;
  return new ActionError('stopped', 'The workflow was cancelled.', status === 'started' ? goesOn : undefined);
}

/** @returns undefined after a dry run */
function attach(
  { jobId, buildNumber, dryRun }: Inputs,
  publisher: Publisher,
  runner: Runner
): BuildRef | undefined {
  if (dryRun) {
    return endDryRun(runner, `Dry run, nothing is sent. Build ${buildNumber} would be followed to its end.`);
  }
  publisher.started({ buildNumber, dailyBuildNumber: '', octopusJobName: '' });
  return { jobId, buildNumber };
}

/** @returns undefined after a dry run */
async function start(
  inputs: Inputs,
  workflow: WorkflowRun,
  publisher: Publisher,
  parts: WatchParts
): Promise<BuildRef | undefined> {
  const { runner, clock, cancellation } = parts;
  const { jobId, correlationParameter } = inputs;
  const commit = tellCommit(chooseCommit(workflow.event, inputs.commit), publisher, runner);
  const uniqueKey = correlationParameter === '' ? '' : parts.uniqueKey();
  const request = runJobRequest(inputs, commit, uniqueKey);
  if (inputs.dryRun) return tellDryRun(request, runner);
  if (cancellation.requested.aborted) {
    throw new ActionError('stopped', 'The workflow was cancelled before a build was started.');
  }
  saveForPost(runner, { kind: 'starting', jobId, commit, uniqueKey, sentAt: clock.now() });
  const outcome = await startBuild(request, correlationParameter, {
    ...parts,
    tell: runner.info,
    linkTo: found => linkTo(inputs, found)
  });
  if (outcome.kind === 'not-started') saveForPost(runner, { kind: 'closed' });
  if (outcome.kind !== 'started' && outcome.kind !== 'adopted') throw outcome.error;
  if (outcome.kind === 'adopted') runner.warning(outcome.notice);
  const { buildNumber, dailyBuildNumber } = outcome.build;
  // Said and saved first: whatever comes then, the build is known.
  runner.info(`Build ${buildNumber}${dailyBuildNumber === '' ? '' : ` (${dailyBuildNumber})`} started.`);
  saveForPost(runner, { kind: 'open', build: { jobId, buildNumber }, onCancel: inputs.wait.onCancel });
  publisher.started(outcome.build);
  runner.output('status', 'started');
  const { buildUrl } = publisher.facts();
  if (buildUrl !== '') runner.info(buildUrl);
  return { jobId, buildNumber };
}

/** @returns the commit to send, or empty */
function tellCommit(choice: CommitChoice, publisher: Publisher, runner: Runner): string {
  if (choice.kind === 'refused') throw new ActionError('input', choice.message, choice.hint);
  const { commit, source, reason, warning } = choice;
  if (warning) runner.warning(warning);
  runner.info(`Commit: ${commit === '' ? '' : `${printable(commit)}, `}${printable(reason)}.`);
  publisher.commit(commit, source, reason);
  return commit;
}

/** The runner has shown the step's inputs already, so showing the request tells nothing new. */
function tellDryRun(request: RunJobRequest, runner: Runner): undefined {
  endDryRun(runner, 'Dry run, nothing is sent. The request would be POST /v3/jobs/build with:');
  // `##[` is a command to the runner wherever it stands; the escape is the same character to JSON.
  runner.info(JSON.stringify(request).replaceAll('##[', '#\\u0023['));
}

function endDryRun(runner: Runner, line: string): undefined {
  runner.output('status', 'dry_run');
  runner.info(line);
}

interface Seen {
  readonly conclusion: Conclusion;
  readonly details: BuildDetails;
}

async function seeThrough(
  build: BuildRef,
  inputs: Inputs,
  publisher: Publisher,
  parts: WatchParts
): Promise<Seen> {
  const { runner, cancellation } = parts;
  if (!inputs.wait.wanted) {
    const conclusion: Conclusion = cancellation.requested.aborted
      ? await conclude({ kind: 'cancelled' }, build, inputs, parts)
      : { status: 'started', error: undefined, durationMs: undefined };
    runner.output('status', conclusion.status);
    return { conclusion, details: NO_DETAILS };
  }
  const watch = await openWatch(build, inputs.wait, parts);
  const ending = await watch.follow(publisher.seen);
  const conclusion = await conclude(ending, build, inputs, parts);
  runner.output('status', conclusion.status);
  if (conclusion.durationMs !== undefined) {
    runner.output('duration_seconds', String(Math.round(conclusion.durationMs / 1000)));
  }
  const { details, logPath } = await watch.lookBack(ending);
  if (ending.kind === 'ended') runner.output('artifacts', JSON.stringify(details.artifacts));
  runner.output('log_path', logPath);
  for (const { step, code, message } of details.causes) {
    const text = [code, message].filter(Boolean).join(': ');
    if (text !== '') runner.annotate(`Step ${step || 'of the build'} failed`, text);
  }
  return { conclusion, details };
}
