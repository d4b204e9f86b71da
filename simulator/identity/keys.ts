import { randomBytes } from 'node:crypto';
import type { NoteSecret } from './secret.ts';

/** An access key; a temporary one has a security token. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly securityToken?: string;
}

/** A key that is known, with what is known of it. */
export interface KnownKey extends AccessKey {
  readonly expiresAt: number;
  readonly isExpired: boolean;
  /** Whether too many signatures were wrong a short while ago. */
  readonly isLocked: boolean;
}

/** The access keys that are valid, or were. */
export interface Keys {
  /** A new key; a temporary one when it is told how long it lives. */
  issue(lifeMs?: number): KnownKey;
  /** Takes note of a signature with this key. */
  signed(id: string, how: 'right' | 'wrong'): void;
  /** A temporary key is refused from now on, as one that has come to its end. */
  expire(id: string): void;
  /** The key is unknown from now on. */
  revoke(id: string): void;
  /** Undefined when it was revoked or never issued. */
  find(id: string): KnownKey | undefined;
  /** The ids of all that are not revoked. */
  list(): readonly string[];
}

interface Entry {
  readonly key: AccessKey;
  expiresAt: number;
  wrongInARow: number;
  lockedUntil: number;
}

/** More wrong signatures in a row than this lock a key, for so long (api.md §4.3). */
const MOST_WRONG = 5;
const LOCK_MS = 5 * 60_000;

/** An empty store of access keys. */
export function createKeys(now: () => number, note: NoteSecret): Keys {
  const entries = new Map<string, Entry>();
  const known = ({ key, expiresAt, lockedUntil }: Entry): KnownKey => ({
    ...key,
    expiresAt,
    isExpired: expiresAt <= now(),
    isLocked: lockedUntil > now()
  });
  return {
    issue: lifeMs => {
      const key = randomKey(lifeMs !== undefined);
      const expiresAt = lifeMs === undefined ? Number.POSITIVE_INFINITY : now() + lifeMs;
      const entry: Entry = { key, expiresAt, wrongInARow: 0, lockedUntil: 0 };
      entries.set(key.id, entry);
      note({ kind: 'secret-key', value: key.secret, hosts: [] });
      const { securityToken } = key;
      if (securityToken) note({ kind: 'security-token', value: securityToken, hosts: ['build', 'iam'] });
      return known(entry);
    },
    signed: (id, how) => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.wrongInARow = how === 'right' ? 0 : entry.wrongInARow + 1;
      if (entry.wrongInARow <= MOST_WRONG) return;
      entry.lockedUntil = now() + LOCK_MS;
      entry.wrongInARow = 0;
    },
    expire: id => {
      const entry = entries.get(id);
      if (entry?.key.securityToken !== undefined) entry.expiresAt = now();
    },
    revoke: id => void entries.delete(id),
    find: id => {
      const entry = entries.get(id);
      return entry && known(entry);
    },
    list: () => [...entries.keys()]
  };
}

/** As the service's: 20 letters and digits, with a prefix of their own for temporary keys, and 40 letters. */
function randomKey(isTemporary: boolean): AccessKey {
  const letters = (bytes: number): string => randomBytes(bytes).toString('hex').toUpperCase();
  const secret = randomBytes(30).toString('base64url');
  return isTemporary
    ? { id: `HST${letters(9).slice(1)}`, secret, securityToken: randomBytes(240).toString('base64') }
    : { id: `HP${letters(9)}`, secret };
}
