/**
 * Signed requests with an access key: api.md §4.3. Temporary keys bring a security token, which is sent and signed.
 */
import { isFields } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { ActionError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { AccessKeyCredentials, ProjectPlace, SignIn, SignInParts } from './authorize.ts';
import { callIam } from './iam.ts';
import { type SigningKey, sdkDate, sign } from './sign.ts';

/** A key as it is signed with; `securityToken` is empty for a permanent key. */
export interface Key extends SigningKey {
  readonly securityToken: string;
}

export function accessKeySignIn(credentials: AccessKeyCredentials, parts: SignInParts): SignIn {
  const time = createServerTime(parts.clock);
  const projects = createProjectIds(credentials.project, parts, time);
  return {
    authorize: async (request, signal) =>
      signWith(credentials, request, await projects(credentials, signal), time.now()),
    // A key is locked after five wrong signatures, so only a wrong clock is a reason to try again, once.
    recover: async response => time.correct(response)
  };
}

/** The headers that are signed; the transport sends exactly these. */
const COVERED = /^(?:host|content-type|x-(?:sdk-date|project-id|security-token))$/;

export function signWith(key: Key, request: HttpRequest, projectId: string, now: number): HttpRequest {
  const headers: Record<string, string> = {
    ...request.headers,
    host: new URL(request.url).host,
    'x-sdk-date': sdkDate(now),
    ...(projectId !== '' && { 'x-project-id': projectId }),
    ...(key.securityToken !== '' && { 'x-security-token': key.securityToken })
  };
  const covered = Object.fromEntries(Object.entries(headers).filter(([name]) => COVERED.test(name)));
  const { method, url, body = '' } = request;
  return {
    ...request,
    headers: { ...headers, authorization: sign({ method, url, headers: covered, body }, key) }
  };
}

/** The time as the service sees it: our clock, corrected once by the `Date` of an answer when it is off. */
export interface ServerTime {
  readonly now: () => number;
  /** @returns true when the clock was off, so that a signature may be accepted now */
  readonly correct: (response: HttpResponse) => boolean;
}

/** The service accepts 15 minutes; what is off by less is no reason for a refusal. */
const OFF_MS = 5 * 60_000;

export function createServerTime(clock: Clock): ServerTime {
  let offset = 0;
  let corrected = false;
  return {
    now: () => clock.now() + offset,
    correct({ headers }) {
      const difference = Date.parse(headers['date'] ?? '') - clock.now();
      if (corrected || !(Math.abs(difference) > OFF_MS)) return false;
      corrected = true;
      offset = difference;
      return true;
    }
  };
}

/** The project id that goes with a request: as given, else looked up once by the name of the region. */
export function createProjectIds(project: ProjectPlace, parts: SignInParts, time: ServerTime) {
  let found: Promise<string> | undefined;
  return async (key: Key, signal?: AbortSignal): Promise<string> => {
    if (project.projectId !== '' || project.region === '') return project.projectId;
    found ??= lookUp(key, project, parts, time, signal).catch(error => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

/** KeystoneListProjects: api.md §4.2. */
async function lookUp(
  key: Key,
  { iamUrl, region }: ProjectPlace,
  parts: SignInParts,
  time: ServerTime,
  signal?: AbortSignal
): Promise<string> {
  const request: HttpRequest = {
    method: 'GET',
    url: `${iamUrl}/v3/projects?name=${encodeURIComponent(region)}`,
    headers: { accept: 'application/json' }
  };
  const answer = await callIam(
    {
      request,
      authorize: async plain => signWith(key, plain, '', time.now()),
      recover: time.correct,
      what: `The project of region ${region} could not be looked up`,
      hint: 'Check the access key, or give project_id so that it need not be looked up.'
    },
    parts,
    signal
  );
  const body = answer.content.kind === 'value' && isFields(answer.content.value) ? answer.content.value : {};
  const projects = Array.isArray(body['projects']) ? body['projects'] : [];
  const id: unknown = isFields(projects[0]) ? projects[0]['id'] : undefined;
  if (typeof id === 'string' && /^[A-Za-z0-9]{1,64}$/.test(id)) return id;
  throw new ActionError(
    'refused',
    `IAM knows no project of region ${region} for this key.`,
    'Check region, or give project_id.'
  );
}
