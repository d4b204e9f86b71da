import type { SignIns } from '../options.ts';

/** The ways to sign in. */
export const SIGN_IN_METHODS = ['oidc', 'access-key', 'agency', 'token'] as const;

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What a step that signs in by this method is given. */
export interface StepSignIn {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** Inputs and variables with which the action signs in to a simulator. */
export function signInBy(method: SignInMethod, signIns: SignIns): StepSignIn {
  const { region, token, accessKey, iamUrl, stsUrl } = signIns;
  const where = { region, iam_endpoint: iamUrl };
  switch (method) {
    case 'token':
      return { inputs: { region, token }, env: {} };
    case 'access-key':
      return {
        inputs: { ...where, access_key_id: accessKey.id, secret_access_key: accessKey.secret },
        env: {}
      };
    case 'oidc':
      return { inputs: { ...where, identity_provider: signIns.identityProvider }, env: signIns.githubEnv() };
    case 'agency':
      return {
        inputs: {
          ...where,
          sts_endpoint: stsUrl,
          oidc_provider_urn: signIns.oidcProviderUrn,
          agency_urn: signIns.agencyUrn
        },
        env: signIns.githubEnv()
      };
  }
}
