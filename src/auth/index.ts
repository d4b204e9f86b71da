/** The one place that knows which file serves which kind of credentials. */
import type { Credentials, SignIn } from './authorize.ts';
import { tokenSignIn } from './token.ts';

type Methods = {
  readonly [Kind in Credentials['kind']]: (credentials: Extract<Credentials, { kind: Kind }>) => SignIn;
};

const METHODS: Methods = { token: tokenSignIn };

export function createSignIn(credentials: Credentials): SignIn {
  return METHODS[credentials.kind](credentials);
}
