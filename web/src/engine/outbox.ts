import { type ChannelId, type DocId, parseDocId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import { type Refusal, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { kindOf } from '@porchlight/shared/doc/registry'
import { signBatch } from '@porchlight/shared/wire/batch'
import { sealEntry } from '@porchlight/shared/wire/entry'
import { packChanges } from '@porchlight/shared/wire/payload'
import { canRetry } from '@porchlight/shared/wire/refusals'
import { type Outgoing, outgoingWrite, unpackOutgoing } from './outgoing.ts'
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
  readonly docs: Pick<Docs, 'receive'>
  readonly clock: Clock
  /** The line to the relay, if there is one. */
  readonly link: () => RelayLink | undefined
  /** What makes the place of appended entries durable; undefined: ask again once the channel's end is reached. */
  cursorAfter(channel: ChannelId): readonly Write[] | undefined
  onChange(): void
}

export function createOutbox({ session, store, docs, clock, link, cursorAfter, onChange }: OutboxPorts): Outbox {
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
    let failed: Result<void> | undefined
    const byDoc = new Map<DocId, UnsentRow[]>()
    for (const row of await store.unsent(session.group)) byDoc.set(row.doc, [...(byDoc.get(row.doc) ?? []), row])
    for (const [doc, rows] of byDoc) {
      if (stopped) return ok(undefined)
      const done = await cutDoc(doc, rows)
      if (!done.ok) failed ??= done
    }
    return failed ?? ok(undefined)
  }

  async function cutDoc(doc: DocId, rows: readonly UnsentRow[]): Promise<Result<void>> {
    const channel = session.channelOf(doc)
    if (!channel) return fail(refusal('no-key', { detail: doc }))
    const key = session.sealingKey(parseDocId(doc)!.scope)
    if (!key.ok) return key
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
      const entry = await sealEntry(key.value, channel.id, doc, batch.signed)
      if (!entry.ok) return entry
      end = { seq: batch.seq, id: batch.id }
      writes.push(outgoingWrite(session.group, channel.id, entry.value, part.length, isTyped(doc)))
    }
    const stored = await store.commit([{ to: 'cut', rows: rows.map(row => row.row) }, session.ownWrite(doc, end!), ...writes])
    if (!stored.ok) return stored
    // A disk that stored a change and then said that it had not: what goes out to others must be seen here too.
    void docs.receive(
      session.group,
      doc,
      rows.flatMap(row => row.changes),
      [],
    )
    waiting.cut(doc, rows.length, channel.id)
    return ok(undefined)
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

  /** One pass over everything that waits: channels side by side, one append a channel at a time. */
  async function round(): Promise<void> {
    cancelRetry()
    const line = link()
    if (line?.state().link !== 'online') return
    const ready = await cut()
    if (!ready.ok) later(ready.error)
    const byChannel = new Map<ChannelId, Outgoing[]>()
    for (const one of await readOutgoing()) byChannel.set(one.channel, [...(byChannel.get(one.channel) ?? []), one])
    const results = await Promise.all([...byChannel].map(([channel, rows]) => sendChannel(line, channel, rows)))
    const failed = results.find(result => !result.ok)
    if (failed && !failed.ok) later(failed.error)
    else if (ready.ok) reason = undefined
    // Counted again: after trouble with the disk more, or less, may be stored than was said.
    await load()
  }

  async function sendChannel(line: RelayLink, channel: ChannelId, rows: readonly Outgoing[]): Promise<Result<void>> {
    for (let at = 0; at < rows.length;) {
      const part = firstPart(rows.slice(at))
      let appended = await line.append(
        channel,
        part.map(one => one.entry),
      )
      if (!appended.ok && appended.error.code === 'unknown-channel') {
        const opened = await session.openChannel(line, channel)
        if (!opened.ok) return opened
        appended = await line.append(
          channel,
          part.map(one => one.entry),
        )
      }
      if (!appended.ok) return appended
      const cursor = cursorAfter(channel)
      if (!cursor) return ok(undefined)
      const stored = await store.commit([
        ...cursor,
        { to: 'sent', rows: part.map(one => one.row) },
        ...part.map((one): Write => ({ to: 'entry', channel, bytes: one.entry })),
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
