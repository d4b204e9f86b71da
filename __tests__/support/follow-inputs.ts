import type { Inputs, WaitInputs } from '../../src/inputs.ts';
import { BUILD } from './follow-service.ts';

/** The inputs of a step that waits for its build, and what differs from that. */
export function inputsOf({
  wait,
  ...rest
}: Partial<Omit<Inputs, 'wait'>> & { readonly wait?: Partial<WaitInputs> } = {}): Inputs {
  return {
    jobId: BUILD.jobId,
    parameters: [],
    commit: { commitId: '', buildTag: '', allowForkCommit: false },
    branch: '',
    buildType: '',
    endpoint: { url: 'https://build.example', region: 'cn-north-4', warning: undefined },
    credentials: { kind: 'token', token: 'a token' },
    buildUrlTemplate: '',
    dryRun: false,
    summary: true,
    correlationParameter: '',
    buildNumber: '',
    ...rest,
    wait: {
      wanted: true,
      timeoutMs: 3_600_000,
      pollMs: 10_000,
      logs: 'stream',
      onCancel: 'stop',
      onTimeout: 'stop',
      ...wait
    }
  };
}
