import type { Docs, Store } from './ports.ts'
import type { Session } from './session.ts'

/** What bad bytes have taken from a group on this phone, as long as nothing has brought it back. */
export interface Lost {
  /** Looks at the disk again. */
  look(): Promise<void>
  /** Entries, or parts of documents, are lacking. */
  any(): boolean
}

export interface LostPorts {
  readonly session: Session
  readonly store: Pick<Store, 'lostEntries'>
  readonly docs: Pick<Docs, 'hurt'>
}

export function createLost({ session, store, docs }: LostPorts): Lost {
  let entries = 0
  return {
    async look() {
      entries = await store.lostEntries(session.channels().map(({ channel }) => channel.id))
    },
    any: () => entries > 0 || docs.hurt(session.group).length > 0,
  }
}
