import { toHex } from '@porchlight/shared/base/bytes'
import { systemRandom } from '@porchlight/shared/base/ports'

/** A fresh id of a visit, a resident, a hand-out: 16 hex digits. Made when a screen opens, never when a button is touched. */
export const newId = (): string => toHex(systemRandom.bytes(8))
