/** The story of a step: choose the commit, start the build, hand its numbers on. */
import type { BuildClient, RunJobRequest } from './codearts/client.ts';
import { buildUrl } from './codearts/console.ts';
import type { StartedBuild } from './codearts/schema.ts';
import { type CommitChoice, chooseCommit } from './commit.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs.ts';
import { startSummary } from './report.ts';
import type { Runner, WorkflowRun } from './runner.ts';
import { startBuild } from './start.ts';
import { printable } from './text.ts';

export interface Parts {
  readonly runner: Runner;
  readonly client: BuildClient;
}

type ChosenCommit = Extract<CommitChoice, { kind: 'chosen' }>;

/** Rejects with an `ActionError` when the step must fail; outputs that are known by then are written. */
export async function run(inputs: Inputs, workflow: WorkflowRun, { runner, client }: Parts): Promise<void> {
  if (inputs.endpoint.warning) runner.warning(inputs.endpoint.warning);
  const commit = tellCommit(chooseCommit(workflow.event, inputs.commit), runner);
  const request = runJobRequest(inputs, commit.commit);
  if (inputs.dryRun) return dryRun(request, runner);

  const outcome = await startBuild(client, request);
  if (outcome.kind !== 'started') throw outcome.error;
  const { build } = outcome;
  const url = buildUrl(inputs.buildUrlTemplate, {
    region: inputs.endpoint.region,
    projectId: undefined,
    jobId: inputs.jobId,
    buildNumber: build.buildNumber,
    recordId: undefined
  });
  publish(build, url, runner);
  if (inputs.summary) await runner.summarize(summaryOf(inputs, commit, build, url, workflow));
}

function tellCommit(choice: CommitChoice, runner: Runner): ChosenCommit {
  if (choice.kind === 'refused') throw new ActionError('input', choice.message, choice.hint);
  if (choice.warning) runner.warning(choice.warning);
  runner.info(
    `Commit: ${choice.commit === '' ? '' : `${printable(choice.commit)}, `}${printable(choice.reason)}.`
  );
  runner.output('commit_id', choice.commit);
  runner.output('commit_source', choice.source);
  return choice;
}

/** Leaves out what is empty: the service takes an empty field for a wish. */
export function runJobRequest(inputs: Inputs, commit: string): RunJobRequest {
  const scm = {
    ...(inputs.commit.buildTag && { build_tag: inputs.commit.buildTag }),
    ...(commit && { build_commit_id: commit }),
    ...(inputs.branch && { branch: inputs.branch }),
    ...(inputs.buildType && { build_type: inputs.buildType })
  };
  return {
    job_id: inputs.jobId,
    ...(inputs.parameters.length > 0 && { parameter: inputs.parameters }),
    ...(Object.keys(scm).length > 0 && { scm })
  };
}

/** The runner has shown the step's inputs already, so showing the request tells nothing new. */
function dryRun(request: RunJobRequest, runner: Runner): void {
  runner.output('status', 'dry_run');
  runner.info('Dry run, nothing is sent. The request would be POST /v3/jobs/build with:');
  // `##[` is a command to the runner wherever it stands; the escape is the same character to JSON.
  runner.info(JSON.stringify(request).replaceAll('##[', '#\\u0023['));
}

function publish(build: StartedBuild, url: string, runner: Runner): void {
  runner.output('actual_build_number', build.buildNumber);
  runner.output('daily_build_number', build.dailyBuildNumber);
  runner.output('octopus_job_name', build.octopusJobName);
  runner.output('build_url', url);
  runner.output('status', 'started');
  const daily = build.dailyBuildNumber === '' ? '' : ` (${build.dailyBuildNumber})`;
  runner.info(`Build ${build.buildNumber}${daily} started.${url === '' ? '' : ` ${url}`}`);
}

function summaryOf(
  inputs: Inputs,
  commit: ChosenCommit,
  build: StartedBuild,
  url: string,
  workflow: WorkflowRun
): string {
  return startSummary({
    jobId: inputs.jobId,
    buildNumber: build.buildNumber,
    dailyBuildNumber: build.dailyBuildNumber,
    commit: commit.commit,
    commitReason: commit.reason,
    repositoryUrl: workflow.repositoryUrl,
    parameterNames: inputs.parameters.map(({ name }) => name),
    buildUrl: url
  });
}
