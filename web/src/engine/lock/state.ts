import type { LockState } from '../api-lock.ts'
import { type KeyRow, lockRows, rowOf } from './key-rows.ts'

export const lockStateOf = (rows: readonly KeyRow[]): LockState => ({
  isOn: lockRows(rows).length > 0,
  secret: rowOf(rows, 'secret')?.kind,
  passkey: rowOf(rows, 'passkey') !== undefined,
})
