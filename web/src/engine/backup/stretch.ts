import { argon2id } from 'hash-wasm'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { utf8 } from '@porchlight/shared/base/bytes'
import type { Stretching } from '@porchlight/shared/wire/backup-file'

/** From what somebody remembers to a key. The same letters may be typed in different ways: NFKC makes them one. */
export async function stretch(passphrase: string, { salt, memory, passes, lanes }: Stretching): Promise<Bytes> {
  const password = utf8(passphrase.normalize('NFKC'))
  const key = await argon2id({
    password,
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  return key as Bytes
}
