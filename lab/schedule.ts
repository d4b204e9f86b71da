/** What goes wrong, and what else happens, in one life of a step: plain data, printed as a line of JSON. */
import type { Fault, SimulatorOptions } from '../simulator/index.ts';
import type { SignInMethod } from '../simulator/runner/sign-in.ts';

export interface Schedule {
  readonly world: World;
  readonly step: Step;
  /** On from the start. A body or text that begins with `@` is one of `hostile.ts`. */
  readonly faults: readonly Fault[];
  /** On from the moment at which the clean-up begins. */
  readonly postFaults: readonly Fault[];
  readonly happenings: readonly Happening[];
}

/** The service as it is when nothing goes wrong. Times are in seconds, and time is the same for all. */
export interface World
  extends Pick<
    SimulatorOptions,
    | 'https'
    | 'families'
    | 'envelope'
    | 'logUnit'
    | 'pageLength'
    | 'limitPerMinute'
    | 'buildSeconds'
    | 'unscopedTokens'
  > {
  /** A scenario of the simulator, or one whose every word is an attack. */
  readonly scenario: NonNullable<Extract<SimulatorOptions['scenario'], string>> | 'hostile';
  readonly recordLag?: number;
  readonly listLag?: number;
  /** How far the service's clock is ahead of the runner's. */
  readonly clockSkew?: number;
  /** How long tokens and temporary keys live. */
  readonly signInLife?: number;
  /** Builds of the same commit that somebody started before. */
  readonly before?: number;
}

export interface Step {
  readonly signIn: SignInMethod;
  readonly inputs: Readonly<Record<string, string>>;
  /** Follow a build that somebody else started, or one that does not exist. */
  readonly attach?: 'build' | 'nothing';
  /** Set when an input is wrong, so that nothing may be sent. */
  readonly isWrong?: boolean;
}

export interface Happening {
  readonly when: Moment;
  readonly what: What;
}

export type Moment =
  /** When the nth request to a route has arrived, or was answered. */
  | { readonly at: 'request' | 'answer'; readonly route: string; readonly nth: number }
  /** So many seconds after the step has begun. */
  | { readonly at: 'second'; readonly second: number }
  /** When the process is there, and knows of nothing yet. */
  | { readonly at: 'birth' }
  /** When the step is over, but not the workflow. */
  | { readonly at: 'end' };

/**
 * - `cancel`: the runner cancels the step: SIGINT, SIGTERM, and in the end SIGKILL; then the clean-up.
 * - `kill`: the process is killed at once; then the clean-up.
 * - `rival`, `twin`, `half-twin`: somebody starts a build, of another commit, of the same with the same parameters,
 *   or of the same with others.
 * - `abort`: somebody stops the last build in the console.
 * - `expire`, `revoke`: of every token and temporary key that there is.
 * - `rotate`: GitHub signs with another key.
 */
export type What =
  | 'cancel'
  | 'kill'
  | 'rival'
  | 'twin'
  | 'half-twin'
  | 'abort'
  | 'expire'
  | 'revoke'
  | 'rotate';
