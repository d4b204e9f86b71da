import type { OpenRequest } from '../http/exchange.ts';
import { type Reply, serviceError } from '../http/reply.ts';
import type { Service } from './service.ts';

/** The families of the API: v1 is the current one, v3 and v4 are its older twins (api.md §0). */
export type Family = (typeof FAMILIES)[number];

/** All of them. */
export const FAMILIES = ['v1', 'v3', 'v4'] as const;

/** What a request is matched with. Twins share a name, so that faults hit either. */
export interface Operation {
  readonly name: string;
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** `:name` stands for one segment. */
  readonly path: string;
}

/** One call of a route; `params` are the parts of the path that the route names. */
export interface Call {
  readonly request: OpenRequest;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** One operation of the API of CodeArts Build. */
export interface Route extends Operation {
  readonly family: Family;
  readonly answer: (call: Call, service: Service) => Reply;
}

/** A GET route. */
export function get(name: string, operation: string, path: string, answer: Route['answer']): Route {
  return { name, family: familyOf(path), operation, method: 'GET', path, answer };
}

/** A POST route. */
export function post(name: string, operation: string, path: string, answer: Route['answer']): Route {
  return { name, family: familyOf(path), operation, method: 'POST', path, answer };
}

function familyOf(path: string): Family {
  const found = FAMILIES.find(family => path.startsWith(`/${family}/`));
  if (found === undefined) throw new Error(`${path} belongs to no family`);
  return found;
}

/** A route that serves a request. */
export interface Match<R extends Operation> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route that serves `method path`. */
export function findRoute<R extends Operation>(
  routes: readonly R[],
  method: string,
  path: string
): Match<R> | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}

const CONSTRAINTS: Readonly<Record<string, { readonly form: RegExp; readonly code: string }>> = {
  job_id: { form: /^[0-9a-z]{32}$/, code: 'CB.00060201' },
  build_no: { form: /^[1-9][0-9]{0,9}$/, code: 'CB.00060200' },
  build_project_id: { form: /^[0-9a-z-]{36}$/, code: 'CB.00060202' },
  record_id: { form: /^[0-9a-z-]{36}$/, code: 'CB.00060200' }
};

/** Checks the parts of a path (api.md §2); the error for the first that is wrong. */
export function checkParams(params: Readonly<Record<string, string>>): Reply | undefined {
  for (const [name, value] of Object.entries(params)) {
    const constraint = CONSTRAINTS[name];
    if (constraint?.form.test(value) === false)
      return serviceError(400, constraint.code, `Invalid parameter: ${name}`);
  }
  return undefined;
}
