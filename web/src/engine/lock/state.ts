import type { LockState } from '../api-lock.ts'
import { type KeyRow, lockRows, rowOf } from './key-rows.ts'

export const NO_LOCK: LockState = { isOn: false, secret: undefined, passkey: false }

export const lockStateOf = (rows: readonly KeyRow[]): LockState => ({
  isOn: lockRows(rows).length > 0,
  secret: rowOf(rows, 'secret')?.kind,
  passkey: rowOf(rows, 'passkey') !== undefined,
})

export const isSameLock = (a: LockState, b: LockState): boolean => a.isOn === b.isOn && a.secret === b.secret && a.passkey === b.passkey
