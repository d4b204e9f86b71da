/**
 * What is worth knowing of a build that is over: steps, artifacts, causes and the log as a file. All of it is best
 * effort: a call that fails leaves its part empty and changes nothing else.
 */
import type { Answer } from './answer.ts';
import { type Clock, withDeadline } from './clock.ts';
import type { BuildRef } from './codearts/calls.ts';
import type { BuildClient } from './codearts/client.ts';
import {
  type Artifact,
  type Cause,
  readArtifacts,
  readCauses,
  readStages,
  readSteps,
  type Step
} from './codearts/details.ts';
import type { BuildRecord } from './codearts/status.ts';
import type { LogFile } from './log-file.ts';

export interface BuildDetails {
  readonly steps: readonly Step[];
  readonly artifacts: readonly Artifact[];
  readonly causes: readonly Cause[];
}

export const NO_DETAILS: BuildDetails = { steps: [], artifacts: [], causes: [] };

/** Milliseconds for all calls together. */
const WITHIN_MS = 20_000;

export async function gatherDetails(
  client: BuildClient,
  build: BuildRef,
  record: BuildRecord,
  clock: Clock,
  cancelled: AbortSignal
): Promise<BuildDetails> {
  return withDeadline(clock, WITHIN_MS, cancelled, new Error('no time left'), async signal => {
    const failed = record.word.toUpperCase() !== 'SUCCESS';
    const [steps, artifacts, causes] = await Promise.all([
      gatherSteps(client, build, record, signal),
      contentOf(client.artifacts(build, signal)).then(readArtifacts),
      failed ? contentOf(client.analysis(build, signal)).then(readCauses) : []
    ]);
    return { steps, artifacts, causes };
  });
}

/** Stages tell more, with times, but may be empty or need a record id that is not known. */
async function gatherSteps(client: BuildClient, build: BuildRef, record: BuildRecord, signal: AbortSignal) {
  const stages =
    record.recordId === '' ? [] : readStages(await contentOf(client.stages(record.recordId, signal)));
  return stages.length > 0 ? stages : readSteps(await contentOf(client.steps(build, signal)));
}

async function contentOf(call: Promise<Answer>): Promise<unknown> {
  try {
    const { verdict, content } = await call;
    return verdict === 'ok' && content.kind === 'value' ? content.value : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file by the service's own whole log. @returns whether that worked */
export async function fetchWholeLog(
  client: BuildClient,
  recordId: string,
  file: LogFile,
  signal: AbortSignal
): Promise<boolean> {
  if (recordId === '') return false;
  return file.replace(async put => {
    let size = 0;
    const sink = async (piece: Buffer): Promise<void> => {
      size += piece.length;
      await put(piece);
    };
    try {
      const { status } = await client.fullLog(recordId, sink, signal);
      return status >= 200 && status < 300 && size > 0;
    } catch {
      return false;
    }
  });
}
