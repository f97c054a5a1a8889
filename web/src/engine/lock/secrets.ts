import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { hkdf } from '@porchlight/shared/crypto/hash'
import type { Stretching } from '@porchlight/shared/wire/backup-file'
import type { Proof } from '../api-lock.ts'
import type { Stretch } from '../backup/stretch-client.ts'
import { recoverySecret } from './codes.ts'
import { type KeyRow, type LockRow, rowOf } from './key-rows.ts'
import type { Passkeys } from './passkey.ts'

/** How hard guessing is made. A wrap says what it was made with, so that this can grow with the phones. */
const STRETCHING = { memory: 64 * 1024, passes: 3, lanes: 1 } as const

export const newStretching = (random: Random): Stretching => ({ ...STRETCHING, salt: random.bytes(16).slice() as Bytes })

export const recoveryKey = (code: Uint8Array, salt: Uint8Array): Promise<Bytes> => hkdf(code, salt, new Uint8Array(), 32)

/** What turns what somebody knows or has into the secret of a wrap. */
export interface SecretPorts {
  readonly stretch: Stretch
  readonly passkeys: Passkeys
}

/** The row that a proof speaks of, and the secret that it makes. `lock-none`: nothing here opens in this way. */
export async function secretOf(
  proof: Proof,
  rows: readonly KeyRow[],
  { stretch, passkeys }: SecretPorts,
): Promise<Result<{ readonly row: LockRow; readonly secret: Bytes }>> {
  const row = rowOf(rows, proof.by)
  if (!row) return fail(refusal('lock-none'))
  if (proof.by === 'secret' && row.way === 'secret') return ok({ row, secret: await stretch(proof.text, row.stretching) })
  if (proof.by === 'recovery' && row.way === 'recovery') {
    const code = recoverySecret(proof.code)
    return code ? ok({ row, secret: await recoveryKey(code, row.salt) }) : fail(refusal('recovery-wrong'))
  }
  const { credential, salt } = row as Extract<LockRow, { way: 'passkey' }>
  const asked = await passkeys.ask(credential, salt)
  return asked.ok ? ok({ row, secret: asked.value }) : asked
}
