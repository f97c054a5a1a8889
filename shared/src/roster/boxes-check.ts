import { equalBytes, toHex } from '../base/bytes.ts'
import type { Scope } from '../base/ids.ts'
import { isForAmong, isForExactly } from '../wire/boxes.ts'
import type { BoxesEntry } from '../wire/boxes.ts'
import type { BoxesPool } from './boxes-pool.ts'
import type { Epoch } from './state.ts'

export interface KeptBoxes {
  readonly scope: Scope
  readonly entry: BoxesEntry
}

/**
 * Which boxes of an epoch are not for whom they must be for: exactly its recipients, and of a welcome's only some of
 * them. Each entry that an operation names is looked at once; `checked` is added to.
 */
export async function wrongBoxes(epoch: Epoch, boxes: Pick<BoxesPool, 'has' | 'get'>, checked: Set<string>): Promise<string[]> {
  const wrong: string[] = []
  const isNew = (hash: string) => boxes.has(hash) && !checked.has(hash) && checked.add(hash)
  const begun = toHex(epoch.boxesHash)
  if (isNew(begun)) {
    const { scope, entry } = boxes.get(begun)!
    const fits = scope === epoch.scope && equalBytes(entry.nonce, epoch.nonce) && (await isForExactly(entry, epoch.recipients))
    if (!fits) wrong.push(`${epoch.scope} ${epoch.id}`)
  }
  for (const welcome of epoch.welcomes) {
    const hash = toHex(welcome.boxesHash)
    if (isNew(hash) && !(await isForAmong(boxes.get(hash)!.entry, welcome.among))) wrong.push(`welcome ${epoch.scope} ${epoch.id}`)
  }
  return wrong
}
