import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import {
  type AccessKey,
  type Simulator,
  type SimulatorOptions,
  startSimulator
} from '../../simulator/index.ts';

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

/** A simulator as seen by those who call another of its servers. */
export function at(host: 'iam' | 'sts' | 'github', simulator: Simulator): Simulator {
  return { ...simulator, url: simulator[`${host}Url`], token: '' };
}

/** GitHub's identity token for the simulator's job; rejects when there is none. */
export async function identityToken(simulator: Simulator, audience?: string): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    simulator.githubEnv();
  const { pathname, search } = new URL(url);
  const path = `${pathname}${search}${audience === undefined ? '' : `&audience=${encodeURIComponent(audience)}`}`;
  const answer = await call(at('github', simulator), { path, headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return String(fieldsOf(answer)['value']);
}

/** What a signed request is signed with. */
export interface Signer extends AccessKey {
  /** `X-Project-Id`; left out when empty, that of the simulator unless told. */
  readonly projectId?: string;
  /** `X-Sdk-Date` as the signature has it, such as `20250922T010203Z`; the present unless told. */
  readonly date?: string;
}

/** The headers of a signed request, by the signer of Huawei Cloud's own SDK. */
export function signed(
  { url, projectId: ownProject }: Pick<Simulator, 'url' | 'projectId'>,
  { method = 'GET', path, body }: Call,
  { id, secret, securityToken, projectId = ownProject, date }: Signer
): Readonly<Record<string, string>> {
  const { origin, pathname, searchParams } = new URL(`${url}${path}`);
  const names = [...new Set(searchParams.keys())];
  const request = {
    endpoint: decodeURIComponent(`${origin}${pathname}`),
    method,
    queryParams: Object.fromEntries(names.map(name => [name, searchParams.getAll(name)])),
    headers: {
      'content-type': 'application/json',
      ...(date && { 'X-Sdk-Date': date }),
      ...(projectId && { 'X-Project-Id': projectId }),
      ...(securityToken && { 'X-Security-Token': securityToken })
    },
    ...(body && { data: JSON.parse(body) as object })
  };
  const credential = { getAk: () => id, getSk: () => secret };
  return AKSKSigner.sign(request as never, credential as never) as Readonly<Record<string, string>>;
}

/** A signed call. */
export function callSigned(simulator: Simulator, what: Call, signer: Signer): Promise<Answer> {
  const headers = { ...signed(simulator, what, signer), ...what.headers };
  return call({ ...simulator, token: '' }, { ...what, headers });
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
