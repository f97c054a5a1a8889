import type { ChannelId, DocId } from '@porchlight/shared/base/ids'

/** What `unpackOutgoing` knows of what waits. */
export interface Counted {
  readonly channel: ChannelId
  readonly changes: number
  readonly isTyped: boolean
}

export interface Waiting {
  /** Counts again from what is stored. */
  begin(unsent: readonly DocId[], outgoing: readonly Counted[]): void
  changed(doc: DocId): void
  cut(doc: DocId, changes: number, channel: ChannelId): void
  sent(entries: readonly Counted[]): void
  count(): number
}

/**
 * Saved changes that the relay has not confirmed, as people count them: a visit or an answer is one; a text is one, however
 * many letters were typed into it.
 */
export function createWaiting(isTyped: (doc: DocId) => boolean, channelOf: (doc: DocId) => ChannelId | undefined): Waiting {
  const unsent = new Map<DocId, number>()
  const outgoing = new Map<ChannelId, { changes: number; readonly isTyped: boolean }>()
  const add = <K>(map: Map<K, number>, key: K, by: number) => {
    const now = (map.get(key) ?? 0) + by
    if (now > 0) map.set(key, now)
    else map.delete(key)
  }
  const addOutgoing = (channel: ChannelId, changes: number, typed: boolean) => {
    const now = (outgoing.get(channel)?.changes ?? 0) + changes
    if (now > 0) outgoing.set(channel, { changes: now, isTyped: typed })
    else outgoing.delete(channel)
  }
  return {
    begin(docs, entries) {
      unsent.clear()
      outgoing.clear()
      for (const doc of docs) add(unsent, doc, 1)
      for (const { channel, changes, isTyped: typed } of entries) addOutgoing(channel, changes, typed)
    },
    changed: doc => add(unsent, doc, 1),
    cut(doc, changes, channel) {
      add(unsent, doc, -changes)
      addOutgoing(channel, changes, isTyped(doc))
    },
    sent(entries) {
      for (const { channel, changes, isTyped: typed } of entries) addOutgoing(channel, -changes, typed)
    },
    count() {
      const texts = new Set<string>()
      let others = 0
      for (const [doc, changes] of unsent) {
        if (isTyped(doc)) texts.add(channelOf(doc) ?? doc)
        else others += changes
      }
      for (const [channel, one] of outgoing) {
        if (one.isTyped) texts.add(channel)
        else others += one.changes
      }
      return others + texts.size
    },
  }
}
