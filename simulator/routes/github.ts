import { json, type Reply } from '../http/reply.ts';
import type { Identity } from '../identity/index.ts';
import type { IdentityRoute } from './identity.ts';

/** Where a job gets its identity token (https://docs.github.com/actions/reference/openid-connect-reference). */
export const GITHUB_ROUTES: readonly IdentityRoute[] = [
  {
    name: 'github-token',
    operation: 'GetIdentityToken',
    method: 'GET',
    path: '/idtoken/:plan/:job',
    answer: ({ path, query, headers }, { github }) => {
      if (headers['authorization'] !== `Bearer ${github.requestToken}`)
        return refused(401, 'The token is not valid');
      if (path !== github.path) return refused(403, 'The token is for another job');
      const value = github.identityToken(query['audience']);
      return json(200, { count: value.length, value });
    }
  }
];

/** The variables by which a job that may have an identity token finds this route. */
export function githubVariables(url: string, { github }: Identity): Readonly<Record<string, string>> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${github.path}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: github.requestToken
  };
}

function refused(status: number, message: string): Reply {
  return json(status, { $id: '1', innerException: null, message, typeName: 'Forbidden', errorCode: 0 });
}
