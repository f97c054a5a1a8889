import type { Bytes } from '../base/bytes.ts'
import { fromHex } from '../base/bytes.ts'
import { openOnce } from '../crypto/aead.ts'
import { hkdf } from '../crypto/hash.ts'
import { prevInfo } from '../wire/boxes.ts'
import type { SealingKey } from '../wire/entry.ts'
import { importSealingKey } from '../wire/entry.ts'
import { parseOperation } from './parse-operation.ts'

/**
 * The keys before this one that a renewal of the log carries. A newcomer's mailbox has the newest key only, and the
 * operations that say what came before lie under older ones: so they are read backwards, before there is a roster.
 */
export async function carriedLogKeys(signed: Bytes, { key }: SealingKey): Promise<SealingKey[]> {
  const parsed = await parseOperation(signed)
  if (!parsed.ok || (parsed.value.act.type !== 'rekey' && parsed.value.act.type !== 'move')) return []
  const carried: SealingKey[] = []
  for (const { scope, nonce, prev } of parsed.value.act.epochs) {
    if (scope !== 'log') continue
    for (const one of prev) {
      const plain = await openOnce(await hkdf(key, nonce, prevInfo(one.epoch), 32), fromHex(one.epoch), one.sealed)
      if (plain?.length === 32) carried.push(await importSealingKey(plain))
    }
  }
  return carried
}
