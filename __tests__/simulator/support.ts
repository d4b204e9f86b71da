import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs a test against a simulator that is closed afterwards. */
export async function withSimulator<T>(
  options: SimulatorOptions,
  test: (simulator: Simulator) => Promise<T>
): Promise<T> {
  const simulator = await startSimulator(options);
  try {
    return await test(simulator);
  } finally {
    await simulator.close();
  }
}

/** One request on a connection of its own, redirects not followed; rejects when the answer is not whole. */
export function call(
  { url, token, ca }: Simulator,
  { method = 'GET', path, body, headers }: Call
): Promise<Answer> {
  const send = url.startsWith('https') ? httpsRequest : httpRequest;
  const all = { 'x-auth-token': token, 'content-type': 'application/json', ...headers };
  return new Promise((resolve, reject) => {
    const request = send(`${url}${path}`, { method, headers: all, agent: false, ca }, async response => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Starts a build by RunJob, with fields added to or put in place of the usual ones. */
export function run(simulator: Simulator, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const body = JSON.stringify({ job_id: simulator.jobId, ...fields });
  return call(simulator, { method: 'POST', path: '/v3/jobs/build', body });
}

/** The JSON of an answer, field by field. */
export function fieldsOf({ text }: Answer): Readonly<Record<string, unknown>> {
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
