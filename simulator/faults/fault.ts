/**
 * Whether the fault hits before the operation, which then does not happen, or after it has happened and only
 * its answer suffers. (A delay puts off the operation, or only its answer.)
 */
export type When = 'before' | 'after';

/** What goes wrong. Each kind is described in ./kinds.ts, which also says when it can hit. */
export type Effect =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly headers?: Headers }
  | { readonly kind: 'body'; readonly body: string; readonly contentType?: string; readonly status?: number }
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'empty'; readonly status?: number }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  | { readonly kind: 'error-200'; readonly code: string; readonly message: string }
  | { readonly kind: 'throttle'; readonly retryAfter?: number }
  | { readonly kind: 'echo'; readonly status?: number }
  | { readonly kind: 'stringify' }
  | { readonly kind: 'wrap' }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'drip'; readonly everyMs: number }
  | { readonly kind: 'stall'; readonly bytes: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'cut-body'; readonly bytes?: number }
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'reset-connect' };

export type FaultKind = Effect['kind'];

/** The effect of one kind. */
export type EffectOf<K extends FaultKind> = Extract<Effect, { readonly kind: K }>;

/** Header names and their values. */
export type Headers = Readonly<Record<string, string>>;

/** A fault of the simulated service: which requests it hits, and how. */
export interface Fault {
  /** A route by name, or `*` for any request; for `reset-connect` a server, or `*` for any connection. */
  readonly route: string;
  /** How many requests are hit; 1 when left out. */
  readonly times?: number | 'always';
  /** How many requests pass unharmed first; 0 when left out. */
  readonly skip?: number;
  /** `before` when left out, `after` for kinds that spoil the true answer. */
  readonly when?: When;
  readonly do: Effect;
}

/** A fault with nothing left out. */
export type CompleteFault = Required<Fault>;
