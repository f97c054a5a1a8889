import { type Bytes, fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import { type ChannelId, type DocId, parseDocId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { ok, type Result } from '@porchlight/shared/base/result'
import { parseOperation } from '@porchlight/shared/roster/parse-operation'
import type { Channel } from '@porchlight/shared/wire/channel'
import { openEntry, type SealedDoc, sealEntry, type SealingKey, tagOf } from '@porchlight/shared/wire/entry'
import { lateWrite } from './late.ts'
import { outgoingWrite, unpackOutgoing } from './outgoing.ts'
import type { Store, Write } from './ports.ts'
import type { Session } from './session.ts'
import type { Placed } from './session-places.ts'

/**
 * After a move everything that is held goes where the group is now. An entry is bound to its channel: it is sealed anew
 * under the key that it came in, to the same bytes by everybody who holds it.
 */
export async function resealed(session: Session, { doc, channel }: Placed, to: Channel, entry: Bytes): Promise<Bytes | undefined> {
  if (doc.startsWith('keys/')) return entry
  // Boxed to the organizers for this one channel: they carry over what is in it.
  if (doc === 'late') return undefined
  const opened = await openAt(session, { doc, channel }, entry)
  if (!opened) return undefined
  const key = doc === 'log' ? await keyInLog(session, opened) : opened.key
  const sealed = key && (await sealEntry(key, to.id, doc as SealedDoc, opened.signed))
  return sealed?.ok ? sealed.value : undefined
}

interface Opened {
  readonly key: SealingKey
  readonly signed: Bytes
}

async function openAt(session: Session, { doc, channel }: Pick<Placed, 'doc' | 'channel'>, entry: Bytes): Promise<Opened | undefined> {
  const key = await session.keyFor(channel.id, doc, tagOf(entry) ?? '')
  const opened = key && (await openEntry(key, channel.id, doc as SealedDoc, entry))
  return opened?.ok ? { key: key!, signed: opened.value } : undefined
}

/** A move stands in its own log under the key that it begins, so that a newcomer can read backwards from there. */
async function keyInLog({ ring }: Session, { key, signed }: Opened): Promise<SealingKey | undefined> {
  const parsed = await parseOperation(signed)
  if (!parsed.ok || parsed.value.act.type !== 'move') return key
  const begun = parsed.value.act.epochs.find(one => one.scope === 'log')
  return begun && ring.byEpoch(begun.id)?.sealing
}

/** What brings entries of a place that was left to where their doc is now, to be sent there. */
export async function carriedWrites(session: Session, channel: ChannelId, entries: readonly Bytes[]): Promise<Write[]> {
  const from = session.places.at(channel)
  const to = from?.isLeft ? session.places.now(from.doc) : undefined
  if (!from || !to) return []
  const writes: Write[] = []
  for (const entry of entries) {
    const sealed = await resealed(session, from, to, entry)
    if (sealed && !(await session.store.hasEntry(to.id, sealed))) writes.push(outgoingWrite(session.group, to.id, sealed, 0))
  }
  return writes
}

/** Own work that waits for a place that was left: it goes to where the doc is now or, where that is not known here, by `late`. */
export async function readdressed(session: Session, random: Random): Promise<Result<Write[]>> {
  if (!session.places.moved()) return ok([])
  const writes: Write[] = []
  for (const row of (await session.store.outgoing(session.group)).map(unpackOutgoing)) {
    const from = session.places.at(row.channel)
    // Operations and boxes go on to where they were meant for: whoever has missed the move looks there.
    if (!from?.isLeft || !parseDocId(from.doc)) continue
    const to = session.places.now(from.doc)
    const entry = to && (await resealed(session, from, to, row.entry))
    if (to && entry) writes.push({ to: 'sent', rows: [row.row] }, outgoingWrite(session.group, to.id, entry, row.changes, row.isTyped))
    if (to || session.holds(from.doc)) continue
    const opened = await openAt(session, from, row.entry)
    if (!opened) continue
    const late = await lateWrite(session, random, from.doc as DocId, opened.signed, row.changes)
    if (!late.ok) return late
    writes.push({ to: 'sent', rows: [row.row] }, late.value)
  }
  return ok(writes)
}

/** What this device stored of the group's docs where they were, stored where they are: there healing a relay finds it. */
export interface Carrier {
  /** Until everything is; nothing to do as long as the group stays where it is. */
  settle(): Promise<void>
}

const PART = 200

export function createCarrier(session: Session, store: Pick<Store, 'value' | 'commit' | 'outgoing'>): Carrier {
  const done = new Set<ChannelId>()
  /** The log into which all of it was brought once: logs and boxes stay where they were, too, and are not read again. */
  const name = `carried/${session.group}`
  let running: Promise<void> | undefined

  async function carryAll(): Promise<void> {
    const log = session.channelOf('log')
    const before = await store.value(name)
    const isDone = log !== undefined && before !== undefined && fromUtf8(before) === log.id
    let isAll = true
    for (const { doc, channel, isLeft } of session.channels()) {
      if (doc === 'mailbox' || doc === 'late' || isLeft || done.has(channel.id)) continue
      if (isDone && !parseDocId(doc)) continue
      let isWhole = true
      for (const from of session.places.all(doc)) if (from.isLeft && !(await carry(from, channel))) isWhole = false
      if (isWhole) done.add(channel.id)
      else isAll = false
    }
    if (log && isAll && !isDone) await store.commit([{ to: 'value', name, value: utf8(log.id) }])
  }

  async function carry(from: Placed, to: Channel): Promise<boolean> {
    let writes: Write[] = []
    let isWhole = true
    const flush = async () => {
      const stored = writes.length === 0 || (await store.commit(writes)).ok
      writes = []
      return stored
    }
    for await (const entry of session.storedEntries(from.channel.id)) {
      const sealed = await resealed(session, from, to, entry)
      if (sealed) writes.push({ to: 'entry', channel: to.id, bytes: sealed })
      else isWhole = false
      if (writes.length >= PART && !(await flush())) return false
    }
    if (parseDocId(from.doc)) {
      // What a doc has is where it is: one copy.
      if (isWhole && writes.length > 0) writes.push({ to: 'entry-gone', channel: from.channel.id })
    } else {
      const waiting = (await store.outgoing(session.group)).map(unpackOutgoing).filter(row => row.channel === from.channel.id)
      writes.push(
        ...(await carriedWrites(
          session,
          from.channel.id,
          waiting.map(row => row.entry),
        )),
      )
    }
    return flush()
  }

  return {
    async settle() {
      if (!session.places.moved()) return
      // What another call has begun is ended first: it may have begun before what this one is about.
      await running
      running ??= carryAll().finally(() => (running = undefined))
      return running
    },
  }
}
