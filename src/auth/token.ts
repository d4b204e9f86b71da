/** Sign-in with a token that the user brought: api.md §1.1, header `X-Auth-Token`. */
import type { SignIn, TokenCredentials } from './authorize.ts';

export function tokenSignIn({ token }: TokenCredentials): SignIn {
  return {
    authorize: async request => ({ ...request, headers: { ...request.headers, 'x-auth-token': token } }),
    recover: async () => false
  };
}
