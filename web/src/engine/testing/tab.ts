import { BroadcastChannelNetworkAdapter } from '@automerge/automerge-repo-network-broadcastchannel'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import type { AnyKind } from '@porchlight/shared/doc/registry'
import { createChunks } from '../chunks.ts'
import { createDocs } from '../docs.ts'
import type { World } from '../ports.ts'
import { pathOf } from '../rows.ts'
import { openPhone } from '../store.ts'
import { createTabs } from '../tabs.ts'
import type { NodePhone } from './node-world.ts'
import { GROUP, NOTES, author, notesKind, writeNote } from './notes.ts'

/** One tab of a phone, or the phone after a restart, with the notes of one group. */
export async function openTab(phone: NodePhone, more: { world?: Partial<World>; connected?: boolean; kind?: AnyKind } = {}) {
  const world = phone.world(more.world)
  const opened = must(await openPhone(world))
  const tabs = createTabs(world)
  const damaged: string[] = []
  const docs = createDocs({
    world,
    phone: opened,
    tabs,
    kindOf: doc => (doc.startsWith('notes/') ? (more.kind ?? notesKind) : undefined),
    onDamage: (_: GroupId, doc: DocId) => damaged.push(doc),
    ...(more.connected ? { network: async () => [new BroadcastChannelNetworkAdapter({ channelName: `${world.name}/docs` })] } : {}),
  })
  return {
    ...opened,
    docs,
    tabs,
    damaged,
    write: (key: string, note: string, by = 1) => docs.change(GROUP, author(by), notesKind, NOTES, writeNote, { key, note }),
    view: () => docs.view(GROUP, notesKind, NOTES),
    /** Chunks of a document on the disk that are not snapshots. */
    loose: (doc = NOTES) => createChunks(opened).looseCount(GROUP, doc, 0),
    /** Every chunk of the notes on the disk. */
    async rows() {
      const path = await pathOf(opened.vault, [GROUP, NOTES])
      return opened.database.chunks.where('paths').equals(path).toArray()
    },
    compact: () => docs.compact(GROUP, NOTES),
    heads: () => docs.heads(GROUP, NOTES),
    /** What the outbox does with what is unsent: it becomes part of a batch. */
    async cut() {
      const rows = await opened.store.unsent(GROUP)
      must(await opened.store.commit([{ to: 'cut', rows: rows.map(({ row }) => row) }]))
      return rows.flatMap(({ changes }) => changes)
    },
    async end() {
      tabs.close()
      docs.close()
      await opened.store.close()
    },
  }
}
