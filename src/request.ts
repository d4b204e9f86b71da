/** The body of the request that starts a build, from the inputs: api.md §1.1. Pure. */
import type { RunJobRequest } from './codearts/calls.ts';
import type { Inputs } from './inputs.ts';

/**
 * Leaves out what is empty: the service may take an empty field for a wish.
 * @param uniqueKey the value for `correlation_parameter`; empty when there is none
 */
export function runJobRequest(inputs: Inputs, commit: string, uniqueKey: string): RunJobRequest {
  const key = uniqueKey === '' ? [] : [{ name: inputs.correlationParameter, value: uniqueKey }];
  const parameter = [...inputs.parameters, ...key];
  const scm = {
    ...(inputs.commit.buildTag && { build_tag: inputs.commit.buildTag }),
    ...(commit && { build_commit_id: commit }),
    ...(inputs.branch && { branch: inputs.branch }),
    ...(inputs.buildType && { build_type: inputs.buildType })
  };
  return {
    job_id: inputs.jobId,
    ...(parameter.length > 0 && { parameter }),
    ...(Object.keys(scm).length > 0 && { scm })
  };
}
