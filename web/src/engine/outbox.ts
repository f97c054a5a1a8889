import type { Bytes } from '@porchlight/shared/base/bytes'
import { type ChannelId, type DocId, parseDocId } from '@porchlight/shared/base/ids'
import type { Clock, Random } from '@porchlight/shared/base/ports'
import { type Refusal, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { kindOf } from '@porchlight/shared/doc/registry'
import { signBatch } from '@porchlight/shared/wire/batch'
import type { Channel } from '@porchlight/shared/wire/channel'
import { sealEntry, type SealingKey } from '@porchlight/shared/wire/entry'
import { packChanges } from '@porchlight/shared/wire/payload'
import { canRetry } from '@porchlight/shared/wire/refusals'
import { carriedWrites, readdressed } from './carry.ts'
import { lateWrite } from './late.ts'
import { type Outgoing, outgoingWrite, unpackOutgoing } from './outgoing.ts'
import { holdsOwn } from './own-changes.ts'
import type { Docs, Store, UnsentRow, Write } from './ports.ts'
import type { Session } from './session.ts'
import type { RelayLink } from './transports/link.ts'
import { createWaiting } from './waiting.ts'

/** Raw changes of one batch: deflated they stay well below what an entry may hold. */
const BATCH_BYTES = 320 * 1024
const APPEND_BYTES = 700 * 1024
const APPEND_ENTRIES = 128
const RETRY_MS = 3_000

/** Cuts what is unsent into signed, sealed batches, and sends what is sealed. */
export interface Outbox {
  load(): Promise<void>
  /** Saved changes that the relay has not confirmed; a text counts as one. */
  waiting(): number
  /** Why the relay does not take what waits, if it said so. */
  reason(): string | undefined
  noteLocalChange(doc: DocId): void
  /** Everything unsent becomes entries that wait in order. Also used for work files: no line is needed. */
  cut(): Promise<Result<void>>
  /** An operation in the making is not durable yet: no batch may name it, or be sealed under its keys. */
  whileNothingIsCut<T>(work: () => Promise<T>): Promise<T>
  /** Cuts and sends until nothing waits or the line is gone; one run at a time, a call while it runs makes it go round again. */
  send(): Promise<void>
  /** Begins nothing any more, and resolves when what was begun has ended. */
  stop(): Promise<unknown>
}

export interface OutboxPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Pick<Docs, 'look' | 'receive'>
  readonly clock: Clock
  readonly random: Random
  /** The line to the relay, if there is one. */
  readonly link: () => RelayLink | undefined
  /** What makes the place of appended entries durable; undefined: ask again once the channel's end is reached. */
  cursorAfter(channel: ChannelId): readonly Write[] | undefined
  /** Rows that the relay took on this line, while the end of their channel was not reached: they are not sent twice. */
  takenOn(channel: ChannelId): Set<number>
  onChange(): void
}

export function createOutbox({ session, store, docs, clock, random, link, cursorAfter, takenOn, onChange }: OutboxPorts): Outbox {
  const isTyped = (doc: DocId): boolean => kindOf(doc)?.isTyped ?? false
  const waiting = createWaiting(isTyped, doc => session.channelOf(doc)?.id)
  let reason: string | undefined
  let running: Promise<void> | undefined
  let again = false
  let cutting: Promise<unknown> = Promise.resolve()
  let cancelRetry = () => {}
  let stopped = false

  const readOutgoing = async (): Promise<Outgoing[]> => (await store.outgoing(session.group)).map(unpackOutgoing)

  async function load(): Promise<void> {
    const unsent = await store.unsent(session.group)
    waiting.begin(
      unsent.map(row => row.doc),
      await readOutgoing(),
    )
    onChange()
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = cutting.then(work)
    cutting = result.catch(() => undefined)
    return result
  }
  const cut = (): Promise<Result<void>> => inTurn(cutAll)

  /** One document that has to wait does not keep the others back. */
  async function cutAll(): Promise<Result<void>> {
    let failed = await readdress()
    const byDoc = new Map<DocId, UnsentRow[]>()
    for (const row of await store.unsent(session.group)) byDoc.set(row.doc, [...(byDoc.get(row.doc) ?? []), row])
    for (const [doc, rows] of byDoc) {
      if (stopped) return ok(undefined)
      const done = await cutDoc(doc, rows)
      if (!done.ok) failed ??= done
    }
    return failed ?? ok(undefined)
  }

  /** What waits for a place that the group has left. */
  async function readdress(): Promise<Result<void> | undefined> {
    const writes = await readdressed(session, random)
    if (!writes.ok) return writes
    const stored = writes.value.length === 0 ? ok(undefined) : await store.commit(writes.value)
    return stored.ok ? undefined : stored
  }

  async function cutDoc(doc: DocId, rows: readonly UnsentRow[]): Promise<Result<void>> {
    const channel = session.channelOf(doc)
    // Who holds the scope is given its place; who does not any more has their work carried over.
    const isLate = !channel && !session.holds(doc) && session.places.moved()
    if (!channel && !isLate) return fail(refusal('no-key', { detail: doc }))
    const key = isLate ? undefined : session.sealingKey(parseDocId(doc)!.scope)
    if (key && !key.ok) return key
    let end = await session.ownEnd(doc)
    const writes: Write[] = []
    for (const part of inParts(rows)) {
      const payload = await packChanges(part.flatMap(row => row.changes))
      const header = {
        kind: 'changes',
        group: session.group,
        doc,
        seq: (end?.seq ?? 0) + 1,
        prev: end?.id,
        auth: session.authFor(doc),
      } as const
      const batch = await signBatch(session.keys, header, payload)
      end = { seq: batch.seq, id: batch.id }
      const out = key
        ? await sealed(doc, channel!, key.value, batch.signed, part.length)
        : await lateWrite(session, random, doc, batch.signed, part.length)
      if (!out.ok) return out
      writes.push(out.value)
    }
    const stored = await store.commit([{ to: 'cut', rows: rows.map(row => row.row) }, session.ownWrite(doc, end!), ...writes])
    if (!stored.ok) return stored
    void show(
      doc,
      rows.flatMap(row => row.changes),
    )
    waiting.cut(doc, rows.length, (channel ?? session.places.all('late')[0]!.channel).id)
    return ok(undefined)
  }

  /** A disk that stored a change and then said that it had not: what goes out to others must be seen here too. */
  async function show(doc: DocId, changes: readonly Uint8Array[]): Promise<void> {
    const isThere = await docs.look(session.group, doc, (A, now) => holdsOwn(A, now, changes))
    if (!isThere) await docs.receive(session.group, doc, changes, [])
  }

  async function sealed(doc: DocId, { id }: Channel, key: SealingKey, signed: Bytes, changes: number): Promise<Result<Write>> {
    const entry = await sealEntry(key, id, doc, signed)
    return entry.ok ? ok(outgoingWrite(session.group, id, entry.value, changes, isTyped(doc))) : entry
  }

  async function send(): Promise<void> {
    again = true
    running ??= (async () => {
      while (again && !stopped) {
        again = false
        await round().catch(error => {
          console.error('Porchlight: sending failed', error)
          later(undefined)
        })
      }
    })().finally(() => (running = undefined))
    return running
  }

  /** One pass over everything that waits: boxes before the log that names them, then channels side by side, one append a channel at a time. */
  async function round(): Promise<void> {
    cancelRetry()
    const line = link()
    if (line?.state().link !== 'online') return
    const ready = await cut()
    if (!ready.ok) later(ready.error)
    const byChannel = new Map<ChannelId, Outgoing[]>()
    for (const one of await readOutgoing()) byChannel.set(one.channel, [...(byChannel.get(one.channel) ?? []), one])
    const isBoxes = (channel: ChannelId) => session.places.at(channel)?.doc.startsWith('keys/') ?? false
    const sendAll = (some: readonly (readonly [ChannelId, Outgoing[]])[]) =>
      Promise.all(some.map(([channel, rows]) => sendChannel(line, channel, rows)))
    const boxes = [...byChannel].filter(([channel]) => isBoxes(channel))
    const results = boxes.length > 0 ? await sendAll(boxes) : []
    const isHalf = results.some(result => !result.ok)
    const others = [...byChannel].filter(([channel]) => !isBoxes(channel) && !(isHalf && session.places.at(channel)?.doc === 'log'))
    results.push(...(await sendAll(others)))
    const failed = results.find(result => !result.ok)
    if (failed && !failed.ok) later(failed.error)
    else if (ready.ok) reason = undefined
    // Counted again: after trouble with the disk more, or less, may be stored than was said.
    await load()
  }

  async function append(line: RelayLink, channel: ChannelId, part: readonly Outgoing[]): Promise<Result<unknown>> {
    const taken = takenOn(channel)
    const fresh = part.filter(one => !taken.has(one.row))
    if (fresh.length === 0) return ok(undefined)
    const entries = fresh.map(one => one.entry)
    let appended = await line.append(channel, entries)
    if (!appended.ok && appended.error.code === 'unknown-channel') {
      const opened = await session.openChannel(line, channel)
      if (!opened.ok) return opened
      appended = await line.append(channel, entries)
    }
    if (appended.ok) for (const one of fresh) taken.add(one.row)
    return appended
  }

  async function sendChannel(line: RelayLink, channel: ChannelId, rows: readonly Outgoing[]): Promise<Result<void>> {
    for (let at = 0; at < rows.length;) {
      const part = firstPart(rows.slice(at))
      const appended = await append(line, channel, part)
      if (!appended.ok) return appended
      const cursor = cursorAfter(channel)
      if (!cursor) return ok(undefined)
      const stored = await store.commit([
        ...cursor,
        { to: 'sent', rows: part.map(one => one.row) },
        ...part.map((one): Write => ({ to: 'entry', channel, bytes: one.entry })),
        // The group has moved while this was on its way.
        ...(await carriedWrites(
          session,
          channel,
          part.map(one => one.entry),
        )),
      ])
      if (!stored.ok) return stored
      waiting.sent(part)
      at += part.length
      onChange()
    }
    return ok(undefined)
  }

  function later(error: Refusal | undefined): void {
    if (error?.code === 'relay-lost') return
    reason = error?.code
    onChange()
    if (error && !canRetry(error.code) && error.code !== 'pass-needed') return
    cancelRetry = clock.after(error?.retryAfter ?? RETRY_MS, () => void send())
  }

  return {
    load,
    waiting: waiting.count,
    reason: () => reason,
    noteLocalChange(doc) {
      waiting.changed(doc)
      onChange()
    },
    cut,
    whileNothingIsCut: inTurn,
    send,
    stop() {
      stopped = true
      cancelRetry()
      return Promise.all([running, cutting])
    },
  }
}

/** Rows in order, in parts that make batches of a bearable size. */
function inParts(rows: readonly UnsentRow[]): UnsentRow[][] {
  const parts: UnsentRow[][] = []
  let size = Infinity
  for (const row of rows) {
    const bytes = row.changes.reduce((sum, change) => sum + change.length, 0)
    if (size + bytes > BATCH_BYTES) {
      parts.push([])
      size = 0
    }
    parts.at(-1)!.push(row)
    size += bytes
  }
  return parts
}

function firstPart(rows: readonly Outgoing[]): readonly Outgoing[] {
  let size = 0
  const end = rows.findIndex((one, i) => {
    size += one.entry.length
    return i > 0 && (i >= APPEND_ENTRIES || size > APPEND_BYTES)
  })
  return end < 0 ? rows : rows.slice(0, end)
}
