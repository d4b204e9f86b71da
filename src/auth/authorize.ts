/** What a sign-in method is, and what it gives. */
import type { HttpRequest, HttpResponse } from '../http.ts';

/** Adds what proves who we are. Called for each attempt, as a signature covers the time and the final bytes. */
export type Authorize = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpRequest>;

export interface SignIn {
  readonly authorize: Authorize;
  /** Told of an answer 401. True when something was renewed, so that one more try may succeed. */
  readonly recover: (response: HttpResponse, signal?: AbortSignal) => Promise<boolean>;
}

/** An IAM token of project scope, made elsewhere. It lives 24 hours and cannot be renewed here. */
export interface TokenCredentials {
  readonly kind: 'token';
  readonly token: string;
}

export type Credentials = TokenCredentials;
