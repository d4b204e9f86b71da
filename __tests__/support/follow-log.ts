import { createLogStream, type LogStream, type Pumped } from '../../src/log-stream.ts';
import { BUILD, NO_API, type Reply, type ScriptedService, scriptedService } from './follow-service.ts';

export const GOING_ON = new AbortController().signal;
export const V3_LOG = /^\/v3\/.*real-time-log/;
export const V1_LOG = /^\/v1\/.*real-time-log/;

/** The log of a scripted service, and what came of it. */
export interface Streamed {
  readonly stream: LogStream;
  readonly service: ScriptedService;
  /** Everything that was passed on. */
  readonly shown: () => string;
  readonly pump: () => Promise<Pumped['kind']>;
}

export function streamed(v3: readonly Reply[], v1: readonly Reply[] = [NO_API]): Streamed {
  const service = scriptedService([
    [V3_LOG, ...v3],
    [V1_LOG, ...v1]
  ]);
  const passed: string[] = [];
  const stream = createLogStream(service.client, BUILD, async lines => void passed.push(lines));
  return {
    stream,
    service,
    shown: () => passed.join(''),
    pump: async () => (await stream.pump(GOING_ON)).kind
  };
}
