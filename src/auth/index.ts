/** The one place that knows which file serves which kind of credentials. */
import { accessKeySignIn } from './access-key.ts';
import { agencySignIn } from './agency.ts';
import type { Credentials, SignIn, SignInParts } from './authorize.ts';
import { oidcSignIn } from './oidc.ts';
import { tokenSignIn } from './token.ts';

type Methods = {
  readonly [Kind in Credentials['kind']]: (
    credentials: Extract<Credentials, { kind: Kind }>,
    parts: SignInParts
  ) => SignIn;
};

const METHODS: Methods = {
  token: tokenSignIn,
  'access-key': accessKeySignIn,
  oidc: oidcSignIn,
  agency: agencySignIn
};

export function createSignIn<Kind extends Credentials['kind']>(
  credentials: Extract<Credentials, { kind: Kind }>,
  parts: SignInParts
): SignIn {
  const method: Methods[Kind] = METHODS[credentials.kind as Kind];
  return method(credentials, parts);
}
