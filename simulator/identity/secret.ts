import type { Host } from '../http/host.ts';

/** Something that nobody may see but its owner and the hosts that it is for. */
export interface Secret {
  readonly kind: 'token' | 'secret-key' | 'security-token' | 'identity-token' | 'request-token';
  readonly value: string;
  /** Where it may be sent; a secret key is sent nowhere. */
  readonly hosts: readonly Host[];
}

/** Told of each secret when it is made. */
export type NoteSecret = (secret: Secret) => void;
