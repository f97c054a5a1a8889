import { need } from '../base/refusal.ts'
import { SIGNATURE, verify } from '../crypto/ed25519.ts'
import type { DeviceId } from '../base/ids.ts'
import type { Operation } from './operations.ts'

/**
 * Signatures of operations, checked once. A device id is the hash of its keys, so whoever knows the keys of an author
 * can have the signature checked before the operation's turn comes: many at a time, on every core.
 */
const checks = new WeakMap<Operation, { readonly device: DeviceId; readonly result: Promise<boolean> }>()

/** `ed` must be the key of the operation's author. Throws nothing; the answer is asked for at the door. */
export function startCheck(op: Operation, ed: Uint8Array): Promise<boolean> {
  const known = checks.get(op)
  if (known) return known.result
  const result = verify(ed, 'porchlight/op/v1', op.raw.subarray(SIGNATURE), op.raw.subarray(0, SIGNATURE))
  // A weak key is refused at the door; nobody may be waiting yet.
  result.catch(() => undefined)
  checks.set(op, { device: op.device, result })
  return result
}

/** Throws Refused('bad-signature', 'weak-key'). */
export async function needSigned(op: Operation, ed: Uint8Array): Promise<void> {
  need(await startCheck(op, ed), 'bad-signature')
}
