import { type Fields, isObject, parseJson } from '../json.ts';

/** A build parameter (api.md §1.1). */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** A request to start a build that keeps all rules. */
export interface StartRequest {
  readonly jobId: string;
  readonly parameters: readonly Parameter[];
  readonly scm: Readonly<Record<string, string>>;
}

/** The error of a request that breaks one: code and message of the service (api.md §1.3). */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const NAME = /^[A-Za-z0-9_]{1,128}$/;
const VALUE_LIMIT = 8192;
const RESERVED = ['LD_PRELOAD', 'LD_LIBRARY_PATH', 'PATH', 'BASH_ENV', 'GIT_SSH_COMMAND', 'path'];

/** Every documented field of `scm`; for some the values are documented too. */
const SCM_FIELDS: Readonly<Record<string, readonly string[] | undefined>> = {
  build_tag: undefined,
  build_commit_id: undefined,
  branch: undefined,
  build_type: ['branch', 'tag', 'commitId'],
  repo_id: undefined,
  repo_name: undefined,
  url: undefined,
  web_url: undefined,
  scm_type: ['default', 'codehub']
};

/**
 * Checks the body of RunJob and ExecuteJob (api.md §1.1) as strictly as it is documented, and a little more.
 */
export function readStartRequest(contentType: string | undefined, text: string): StartRequest | Refusal {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? ''))
    return invalid('Content-Type must be application/json');
  const body = parseJson(text);
  if (body === undefined)
    return { code: 'PARSE_REQUEST_DATA_EXCEPTION', message: 'Failed to parse the request data' };
  if (!isObject(body)) return invalid('the body must be an object');
  const { job_id: jobId, parameter: parameters = [], scm = {} } = body;
  if (typeof jobId !== 'string' || !/^[A-Za-z0-9]{32}$/.test(jobId)) {
    return { code: 'CB.00060201', message: 'Invalid task id: job_id must be 32 letters and digits' };
  }
  const complaint =
    unknownField(body, ['job_id', 'parameter', 'scm']) ?? badParameters(parameters) ?? badScm(scm);
  if (complaint !== undefined) return invalid(complaint);
  // Checked, item by item and field by field, just above.
  return { jobId, parameters: parameters as readonly Parameter[], scm: scm as StartRequest['scm'] };
}

function badParameters(parameters: unknown): string | undefined {
  if (!Array.isArray(parameters)) return 'parameter must be an array';
  const names = new Set<unknown>();
  for (const [index, each] of parameters.entries()) {
    const complaint = badParameter(each);
    if (complaint !== undefined) return `parameter[${index}] ${complaint}`;
    names.add(each.name);
  }
  return names.size < parameters.length ? 'parameter has a name twice' : undefined;
}

function badParameter(parameter: unknown): string | undefined {
  if (!isObject(parameter)) return 'must be an object';
  const { name, value } = parameter;
  if (typeof name !== 'string' || typeof value !== 'string')
    return 'must have a name and a value, both strings';
  if (!NAME.test(name)) return 'has a name that is not 1 to 128 letters, digits and underscores';
  if (RESERVED.includes(name)) return 'has a reserved name';
  if (value.length > VALUE_LIMIT) return `has a value of more than ${VALUE_LIMIT} characters`;
  return unknownField(parameter, ['name', 'value']);
}

function badScm(scm: unknown): string | undefined {
  if (!isObject(scm)) return 'scm must be an object';
  for (const [field, value] of Object.entries(scm)) {
    if (typeof value !== 'string') return `scm.${field} must be a string`;
    const allowed = SCM_FIELDS[field];
    if (allowed?.includes(value) === false) return `scm.${field} must be one of ${allowed.join(', ')}`;
  }
  return unknownField(scm, Object.keys(SCM_FIELDS));
}

function unknownField(fields: Fields, known: readonly string[]): string | undefined {
  return Object.keys(fields).some(field => !known.includes(field))
    ? 'has a field that is not documented'
    : undefined;
}

function invalid(complaint: string): Refusal {
  return { code: 'CB.00060200', message: `Invalid parameter: ${complaint}` };
}
