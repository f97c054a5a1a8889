import type { Bytes } from '@porchlight/shared/base/bytes'
import type { DocId } from '@porchlight/shared/base/ids'
import type { ChannelDoc } from '@porchlight/shared/wire/channel'
import type { Choice } from '../acts.ts'
import type { Phone, World } from '../phones.ts'
import { hostileBatches } from './batches.ts'
import type { Hands } from './hands.ts'
import { hostileOperations } from './operations.ts'

export interface Hostile {
  readonly world: World
  readonly hands: Hands
  readonly honest: readonly Phone[]
  /** Documents that can be written with what she has. */
  docs(): readonly DocId[]
  readonly posted: Bytes[]
  post(at: ChannelDoc, entry: Bytes): Promise<void>
}

/** What somebody hostile who has a member's keys may try, and how often. */
export function createHostileActs(world: World, hands: Hands, honest: readonly Phone[], docs: () => readonly DocId[]): readonly Choice[] {
  const posted: Bytes[] = []
  const post = async (at: ChannelDoc, entry: Bytes) => {
    posted.push(entry)
    await hands.post(at, entry)
  }
  const hostile = { world, hands, honest, docs, posted, post }
  return [...hostileBatches(hostile), ...hostileOperations(hostile)]
}
