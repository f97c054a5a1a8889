import { type Bytes, toHex } from '@porchlight/shared/base/bytes'
import type { BatchId, DocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Placed } from '@porchlight/shared/roster/counting'
import { parseBatch } from '@porchlight/shared/wire/batch'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { entryHash } from '@porchlight/shared/wire/digest'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { contentsOf, judge, judgeLooked, type Contents, type Looked, type Verdict } from './judge.ts'
import type { Arrived } from './kept.ts'
import { asBug } from './not-applied.ts'
import { unpackOutgoing } from './outgoing.ts'
import type { Store } from './ports.ts'
import type { Session } from './session.ts'
import type { Judged } from './weigh.ts'

export interface Entry extends Arrived {
  /** Its hash: the same entry twice is one. */
  readonly name: string
}

/** Own changes that are in no batch yet. */
export interface Unsent {
  readonly placed: Placed
  readonly changes: readonly Uint8Array[]
}

/** Everything that is here of a document, as it travels: opened and judged. */
export interface Entries {
  named(arrived: readonly Arrived[]): Promise<readonly Entry[]>
  /** Asked first: what is cut and sent meanwhile stands among the entries then, too. */
  unsent(doc: DocId): Promise<Unsent | undefined>
  /** What waits to be sent, what is stored, and these; each once. */
  all(doc: DocId, arrived: readonly Entry[]): Promise<readonly Entry[]>
  judge(entries: readonly Entry[]): Promise<readonly Judged<Arrived>[]>
  /** The same without the changes themselves, and without opening again what was opened before. */
  judgeAll(doc: DocId, entries: readonly Entry[]): Promise<readonly Judged<Arrived>[]>
  /** Batches that had their place here before. */
  trusted(doc: DocId, judged: readonly Judged<Arrived>[]): Promise<ReadonlySet<BatchId>>
  /** The changes of these batches. */
  changesOf(judged: readonly Judged<Arrived>[], ids: ReadonlySet<BatchId>): Promise<readonly Bytes[]>
  /** Remembers what was seen of a document only where it may be asked again soon. */
  forgetUnless(doc: DocId, isNeeded: boolean): void
}

export function createEntries({ session, store }: { readonly session: Session; readonly store: Store }): Entries {
  const { group } = session
  const looked = new Map<DocId, Map<string, Looked>>()

  async function opened({
    doc,
    channel,
    bytes,
  }: Arrived): Promise<Result<Bytes> | { readonly is: 'held' | 'aside'; readonly why: string }> {
    const tag = tagOf(bytes)
    if (!tag) return { is: 'aside', why: 'malformed' }
    const key = await session.keyFor(channel.id, doc, tag)
    if (!key) return { is: 'held', why: 'no-key' }
    return openEntry(key, channel.id, doc as DocId, bytes)
  }

  async function judged(one: Arrived): Promise<Verdict> {
    const plain = await opened(one)
    if ('is' in plain) return plain
    return plain.ok ? judge(plain.value, one.doc as DocId, session) : { is: 'aside', why: plain.error.code }
  }

  const orBug = (one: Arrived, judging: Promise<Verdict>): Promise<Verdict> =>
    judging.catch((error): Verdict => ({ is: 'held', why: asBug(one.doc, error).code }))

  async function contentsAgain(one: Arrived): Promise<Contents | { readonly fault: string }> {
    const plain = await opened(one)
    const batch = 'is' in plain || !plain.ok ? undefined : await parseBatch(plain.value)
    return batch?.ok ? contentsOf(batch.value, session) : { fault: 'malformed' }
  }

  async function judgeOnce(one: Entry, known: Map<string, Looked>): Promise<Verdict> {
    const before = known.get(one.name)
    const verdict = before ? await judgeLooked(before, session, () => contentsAgain(one)) : await judged(one)
    if (verdict.is === 'held' || !verdict.batch) return verdict
    const { batch } = verdict
    if (verdict.is === 'aside') {
      known.set(one.name, { batch, contents: verdict.isFault ? { fault: verdict.why } : before?.contents })
      return verdict
    }
    const { facts, covers } = verdict
    known.set(one.name, { batch, contents: { changes: [], facts, ...(covers ? { covers } : {}) } })
    return { ...verdict, changes: [] }
  }

  return {
    named: arrived => Promise.all(arrived.map(async one => ({ ...one, name: toHex(await entryHash(one.bytes)) }))),
    async unsent(doc) {
      const changes = (await store.unsent(group)).flatMap(row => (row.doc === doc ? row.changes : []))
      const facts = await inspectChanges(changes)
      if (changes.length === 0 || !facts.ok) return undefined
      const hashes = facts.value.map(one => one.hash)
      const deps = facts.value.flatMap(one => one.deps).filter(hash => !hashes.includes(hash))
      const prev = (await session.ownEnd(doc))?.id
      const placed = {
        id: 'unsent' as BatchId,
        device: session.keys.id,
        seq: 2 ** 32,
        prev,
        right: { is: 'right' } as const,
        changes: hashes,
        deps,
      }
      return { placed, changes }
    },
    async all(doc, arrived) {
      const found: Arrived[] = []
      for (const { channel } of session.places.all(doc)) {
        for (const row of await store.outgoing(group))
          if (row.channel === channel.id) found.push({ doc, channel, bytes: unpackOutgoing(row).entry })
        for await (const bytes of session.storedEntries(channel.id)) found.push({ doc, channel, bytes })
      }
      const named = await this.named(found)
      return [...new Map([...named, ...arrived].map(one => [one.name, one])).values()]
    },
    judge: entries => Promise.all(entries.map(async one => ({ one, name: one.name, verdict: await orBug(one, judged(one)) }))),
    judgeAll(doc, entries) {
      const known = looked.get(doc) ?? new Map<string, Looked>()
      looked.set(doc, known)
      return Promise.all(entries.map(async one => ({ one, name: one.name, verdict: await orBug(one, judgeOnce(one, known)) })))
    },
    async trusted(doc, all) {
      const prevOf = new Map(
        all.flatMap(({ verdict }) => (verdict.is !== 'held' && verdict.batch ? [[verdict.batch.id, verdict.batch.prev] as const] : [])),
      )
      const found = new Set<BatchId>()
      const own = await session.ownEnd(doc)
      const ends = [...Object.values(await session.chains(doc)).flat(), ...(own ? [own] : [])]
      for (const end of ends) for (let id: BatchId | undefined = end.id; id && !found.has(id); id = prevOf.get(id)) found.add(id)
      return found
    },
    async changesOf(all, ids) {
      const once = new Map(
        all.flatMap(item => (item.verdict.is === 'held' || !item.verdict.batch ? [] : [[item.verdict.batch.id, item.one] as const])),
      )
      const found: Bytes[] = []
      for (const [id, one] of once) {
        const contents = ids.has(id) ? await contentsAgain(one) : undefined
        if (contents && 'changes' in contents) found.push(...contents.changes)
      }
      return found
    },
    forgetUnless: (doc, isNeeded) => void (isNeeded || looked.delete(doc)),
  }
}
