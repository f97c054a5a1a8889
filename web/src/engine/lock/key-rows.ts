import type { Bytes } from '@porchlight/shared/base/bytes'
import type { SecretKind } from '../api-lock.ts'
import type { Stretching } from '@porchlight/shared/wire/backup-file'

/**
 * How the one data key of this phone is wrapped: by a key that the browser keeps (no lock), or by what only its owner knows
 * or has (locked). Either the one row or the others, never both: they change places in one transaction.
 */
export type KeyRow = DeviceKeyRow | LockRow | TriesRow
export type LockRow = SecretRow | PasskeyRow | RecoveryRow

interface Wrapped {
  readonly wrapped: Bytes
  /** The slip that it needs as well: see slips.ts. Undefined where the browser keeps no files for apps. */
  readonly slip?: string
}
export interface DeviceKeyRow extends Wrapped {
  readonly way: 'device'
  readonly wrapping: CryptoKey
}
export interface SecretRow extends Wrapped {
  readonly way: 'secret'
  /** Only which keyboard is shown. */
  readonly kind: SecretKind
  /** Written down with the wrap, so that it can grow with the phones. */
  readonly stretching: Stretching
}
export interface PasskeyRow extends Wrapped {
  readonly way: 'passkey'
  readonly credential: Bytes
  /** What the authenticator makes its secret from. */
  readonly salt: Bytes
}
export interface RecoveryRow extends Wrapped {
  readonly way: 'recovery'
  readonly salt: Bytes
}
/** Wrong tries of the PIN or passphrase, and how long is still to be waited. Absent: none. */
export interface TriesRow {
  readonly way: 'tries'
  readonly failed: number
  readonly waitMs: number
}

export const isLockRow = (row: KeyRow): row is LockRow => row.way !== 'device' && row.way !== 'tries'
export const deviceRow = (rows: readonly KeyRow[]): DeviceKeyRow | undefined => rows.find(row => row.way === 'device')
export const lockRows = (rows: readonly KeyRow[]): LockRow[] => rows.filter(isLockRow)
export function rowOf<W extends KeyRow['way']>(rows: readonly KeyRow[], way: W): Extract<KeyRow, { way: W }> | undefined {
  return rows.find((row): row is Extract<KeyRow, { way: W }> => row.way === way)
}
