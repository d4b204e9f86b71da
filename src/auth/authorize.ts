/** What a sign-in method is, what it needs and what it gives. */
import type { Clock, Random } from '../clock.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http.ts';
import type { RetryOptions } from '../retry.ts';

/** Adds what proves who we are. Called for each attempt, as a signature covers the time and the final bytes. */
export type Authorize = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpRequest>;

export interface SignIn {
  /**
   * Rejects with an `ActionError` when the sign-in is refused, or in trouble (`unclear`); with an `HttpFailure` when it
   * can't be reached.
   */
  readonly authorize: Authorize;
  /**
   * Told of an answer 401, and of the request that got it. True when something was renewed since that was signed, so
   * that one more try may succeed.
   */
  readonly recover: (response: HttpResponse, request: HttpRequest) => Promise<boolean>;
}

/** What the methods may use. */
export interface SignInParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Told when a call of the sign-in has to be tried again. */
  readonly onWait: RetryOptions['onWait'];
  /** Told of each secret that is made here, before its first use. */
  readonly mask: (secret: string) => void;
  /** A variable of the runner; empty when it is not set. */
  readonly variable: (name: string) => string;
}

/** An IAM token of project scope, made elsewhere. It lives 24 hours and cannot be renewed here. */
export interface TokenCredentials {
  readonly kind: 'token';
  readonly token: string;
}

/** A permanent or temporary access key, for signed requests. */
export interface AccessKeyCredentials {
  readonly kind: 'access-key';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Empty for a permanent key. */
  readonly securityToken: string;
  readonly project: ProjectPlace;
}

/** GitHub's identity token for an IAM token, by an identity provider of IAM (classic federation). */
export interface OidcCredentials {
  readonly kind: 'oidc';
  readonly identityProvider: string;
  /** Empty for GitHub's own default. */
  readonly audience: string;
  readonly project: ProjectPlace;
}

/** GitHub's identity token for temporary keys, by an OIDC provider and an agency of STS. */
export interface AgencyCredentials {
  readonly kind: 'agency';
  readonly oidcProviderUrn: string;
  readonly agencyUrn: string;
  readonly audience: string;
  /** Scheme and host of STS. */
  readonly stsUrl: string;
  readonly project: ProjectPlace;
}

/** Which project, by its id or as the one that belongs to a region; and the IAM that knows it. */
export interface ProjectPlace {
  /** Empty when the project is to be found by its region. */
  readonly projectId: string;
  /** Empty when it is not known. */
  readonly region: string;
  /** Scheme and host of IAM. */
  readonly iamUrl: string;
}

export type Credentials = TokenCredentials | AccessKeyCredentials | OidcCredentials | AgencyCredentials;
