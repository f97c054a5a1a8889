import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { Clock } from '@porchlight/shared/base/ports'
import type { OtherHistory, StorageView } from './api-storage.ts'
import type { Store } from './ports.ts'
import type { Session } from './session.ts'

/** What a relay has shown otherwise than before, remembered, so that it can be said. */
export interface RelayHistory {
  load(): Promise<void>
  /** A channel had another history; so many of the entries here were given to it again. */
  other(lacked: number): void
  view(): Promise<StorageView>
}

export function createRelayHistory(session: Session, store: Store, clock: Pick<Clock, 'now'>): RelayHistory {
  const name = `relay-history/${session.group}`
  let found: OtherHistory | undefined
  return {
    async load() {
      const bytes = await store.value(name)
      if (bytes) found = JSON.parse(fromUtf8(bytes)) as OtherHistory
    },
    other(lacked) {
      found = { times: (found?.times ?? 0) + 1, at: clock.now(), lacked: (found?.lacked ?? 0) + lacked }
      void store.commit([{ to: 'value', name, value: utf8(JSON.stringify(found)) }])
    },
    async view() {
      let [entries, bytes] = [0, 0]
      for (const { channel } of session.channels())
        for await (const entry of session.storedEntries(channel.id)) {
          entries++
          bytes += entry.length
        }
      return { entries, bytes, otherHistory: found }
    },
  }
}
