/** Hands on what is known of a build, as outputs, the moment it is known; and keeps it for the report. */
import { buildUrl } from './codearts/console.ts';
import type { StartedBuild } from './codearts/schema.ts';
import type { BuildRecord } from './codearts/status.ts';
import type { CommitSource } from './commit.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';

/** Empty where nothing is known. */
export interface BuildFacts {
  readonly jobId: string;
  readonly buildNumber: string;
  readonly dailyBuildNumber: string;
  readonly octopusJobName: string;
  readonly commit: string;
  readonly commitSource: CommitSource | 'build_record' | '';
  readonly commitReason: string;
  readonly projectId: string;
  readonly recordId: string;
  readonly buildUrl: string;
}

export interface Publisher {
  readonly facts: () => BuildFacts;
  readonly commit: (commit: string, source: CommitSource, reason: string) => void;
  readonly started: (build: StartedBuild) => void;
  /** A record was read; it fills in what is not known yet. */
  readonly seen: (record: BuildRecord) => void;
}

/** Which output shows which fact; `commitReason` and `projectId` are for people and URLs alone. */
const OUTPUTS: Readonly<Partial<Record<keyof BuildFacts, string>>> = {
  buildNumber: 'actual_build_number',
  dailyBuildNumber: 'daily_build_number',
  octopusJobName: 'octopus_job_name',
  commit: 'commit_id',
  commitSource: 'commit_source',
  recordId: 'build_record_id',
  buildUrl: 'build_url'
};

export function createPublisher(inputs: Inputs, runner: Runner): Publisher {
  let facts: BuildFacts = {
    jobId: inputs.jobId,
    buildNumber: '',
    dailyBuildNumber: '',
    octopusJobName: '',
    commit: '',
    commitSource: '',
    commitReason: '',
    projectId: '',
    recordId: '',
    buildUrl: ''
  };
  const learn = (news: Partial<BuildFacts>): void => {
    const next = { ...facts, ...news };
    const fresh: BuildFacts = { ...next, buildUrl: urlOf(inputs, next) };
    for (const [fact, output] of Object.entries(OUTPUTS) as [keyof BuildFacts, string][]) {
      if (fresh[fact] !== facts[fact]) runner.output(output, fresh[fact]);
    }
    facts = fresh;
  };
  return {
    facts: () => facts,
    commit: (commit, commitSource, commitReason) => learn({ commit, commitSource, commitReason }),
    started: build => learn(build),
    seen: record =>
      learn({
        dailyBuildNumber: facts.dailyBuildNumber || record.dailyBuildNumber,
        octopusJobName: facts.octopusJobName || record.executionId,
        projectId: record.projectId || facts.projectId,
        recordId: record.recordId || facts.recordId,
        ...(facts.commitSource === '' && record.commit !== ''
          ? { commit: record.commit, commitSource: 'build_record', commitReason: 'as the build record says' }
          : {})
      })
  };
}

function urlOf(inputs: Inputs, facts: BuildFacts): string {
  return facts.buildNumber === '' ? '' : linkTo(inputs, facts);
}

/** Address of a build in the console, as far as that can be told; empty when it is not known. */
export function linkTo(
  { jobId, buildUrlTemplate, endpoint }: Inputs,
  { buildNumber, projectId, recordId }: Pick<BuildFacts, 'buildNumber' | 'projectId' | 'recordId'>
): string {
  const region = endpoint.region ?? '';
  return buildUrl(buildUrlTemplate, { region, jobId, projectId, buildNumber, recordId });
}
