import { type Gateway, notPublished, refuse } from '../gateway/check.ts';
import type { OpenRequest } from '../http/exchange.ts';
import type { Task } from '../http/handler.ts';
import type { Identity } from '../identity/index.ts';
import { type IdentityRoute, iamError } from './identity.ts';
import { checkParams, findRoute, type Route } from './route.ts';
import type { Service } from './service.ts';

/** CodeArts Build behind its gateway: what a request to it asks for. */
export function findBuildTask(
  routes: readonly Route[],
  basePath: string,
  gateway: Gateway,
  service: Service
): (request: OpenRequest) => Task {
  return request => {
    const isBelow = request.path.startsWith(`${basePath}/`);
    const match = isBelow
      ? findRoute(routes, request.method, request.path.slice(basePath.length))
      : undefined;
    if (match === undefined) return { name: undefined, perform: () => notPublished(request.id) };
    const { route, params } = match;
    return {
      name: route.name,
      perform: () =>
        refuse(request, route.operation, gateway) ??
        checkParams(params) ??
        route.answer({ request, route, params }, service)
    };
  };
}

/** IAM, STS or GitHub: what a request to it asks for. */
export function findIdentityTask(
  routes: readonly IdentityRoute[],
  identity: Identity
): (request: OpenRequest) => Task {
  return request => {
    const route = findRoute(routes, request.method, request.path)?.route;
    return {
      name: route?.name,
      perform: () => route?.answer(request, identity) ?? iamError(404, 'The API does not exist.')
    };
  };
}
