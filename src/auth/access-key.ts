/**
 * Signed requests with an access key: api.md §4.3. Temporary keys bring a security token, which is sent and signed.
 */
import { isFields } from '../answer.ts';
import { ActionError } from '../errors.ts';
import type { HttpRequest } from '../http.ts';
import type { AccessKeyCredentials, ProjectPlace, SignIn, SignInParts } from './authorize.ts';
import { callIam } from './iam.ts';
import { createShared } from './shared.ts';
import { createSigner, type Key, type Signer } from './signer.ts';

/** Five wrong signatures in a row lock the key (api.md §4.3), and post may come after main. */
const MOST_REJECTED = 2;

export function accessKeySignIn(credentials: AccessKeyCredentials, parts: SignInParts): SignIn {
  const signer = createSigner(parts.clock, MOST_REJECTED);
  const projects = createProjectIds(credentials.project, parts, signer);
  return {
    authorize: async (request, signal) =>
      signer.sign(request, credentials, await projects(credentials, signal)),
    recover: async response => signer.recover(response)
  };
}

/** The project id that goes with a request: as given, else looked up once by the name of the region. */
export function createProjectIds(project: ProjectPlace, parts: SignInParts, signer: Signer) {
  const share = createShared<string>();
  let { projectId } = project;
  return async (key: Key, signal?: AbortSignal): Promise<string> => {
    if (projectId === '')
      projectId = await share(abort => lookUp(key, project, parts, signer, abort), signal);
    return projectId;
  };
}

/** KeystoneListProjects: api.md §4.2. */
async function lookUp(
  key: Key,
  { iamUrl, region }: ProjectPlace,
  parts: SignInParts,
  signer: Signer,
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
      authorize: async plain => signer.sign(plain, key, ''),
      recover: signer.recover,
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
