import type { Bytes } from '@porchlight/shared/base/bytes'
import type { BatchId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import { actorPrefix } from '@porchlight/shared/wire/batch'
import type { Accepted, BatchHead } from './judge.ts'
import { coveredBy } from './snapshot-build.ts'
import type { Judged } from './weigh.ts'

/** A change in a saved document. */
export interface SavedChange {
  readonly hash: string
  readonly actor: string
}

export interface ContradictionPorts {
  readonly doc: DocId
  /** The saved document of a snapshot, taken apart; undefined where that cannot be done. */
  savedIn(snapshot: BatchId): Promise<readonly SavedChange[] | undefined>
}

type Snapshot = Accepted & { readonly covers: readonly (readonly [DeviceId, BatchId])[] }

/**
 * Snapshots that say something else than the batches that they stand for, as far as these are here: one of their changes
 * is lacking, or there is one of that author which is in no batch of theirs. Of two that say different things of the same
 * batches, the one with the higher id. Batches are signed by their authors, a snapshot is only somebody's word for them.
 * With each, the hashes of the changes that nobody has made.
 */
export async function contradicted(
  judged: readonly Judged<unknown>[],
  { doc, savedIn }: ContradictionPorts,
): Promise<ReadonlyMap<BatchId, readonly string[]>> {
  const isSnapshot = (verdict: Judged<unknown>['verdict']): verdict is Snapshot => verdict.is === 'accepted' && verdict.covers !== undefined
  const snapshots = judged.map(({ verdict }) => verdict).filter(isSnapshot)
  if (snapshots.length === 0) return new Map()
  const heads = judged.flatMap(({ verdict }): BatchHead[] => (verdict.is !== 'held' && verdict.batch ? [verdict.batch] : []))
  const facts = new Map(
    judged.flatMap(({ verdict }) => (verdict.is === 'accepted' ? [[verdict.batch.id, verdict.facts.map(one => one.hash)] as const] : [])),
  )
  const byId = new Map(heads.map(head => [head.id, head]))
  /** Its author's batches are here from the first one on. */
  const isWhole = (end: BatchId): boolean => {
    for (let id: BatchId | undefined = end; id;) {
      const head = byId.get(id)
      if (!head || !facts.has(id)) return false
      if (head.seq === 1) return true
      id = head.prev
    }
    return false
  }

  const wrong = new Map<BatchId, readonly string[]>()
  const said = new Map<string, string>()
  for (const { batch, covers } of snapshots.toSorted((a, b) => (a.batch.id < b.batch.id ? -1 : 1))) {
    const saved = await savedIn(batch.id)
    if (!saved) continue
    const hashes = new Set(saved.map(one => one.hash))
    const lacks = [...coveredBy(covers, heads)].some(id => facts.get(id)?.some(hash => !hashes.has(hash)))
    const says: [string, string][] = []
    const forged: string[] = []
    for (const [device, ends] of byDevice(covers)) {
      const prefix = await actorPrefix(device, doc)
      const theirs = saved.filter(one => one.actor.startsWith(prefix)).map(one => one.hash)
      const known = new Set(heads.flatMap(head => (head.device === device ? (facts.get(head.id) ?? []) : [])))
      if (ends.every(isWhole)) forged.push(...theirs.filter(hash => !known.has(hash)))
      says.push([`${device} ${ends.toSorted().join()}`, theirs.toSorted().join()])
    }
    const disagrees = says.some(([about, what]) => (said.get(about) ?? what) !== what)
    if (lacks || forged.length > 0 || disagrees) wrong.set(batch.id, forged)
    else for (const [about, what] of says) said.set(about, what)
  }
  return wrong
}

function byDevice(covers: Snapshot['covers']): Map<DeviceId, BatchId[]> {
  const ends = new Map<DeviceId, BatchId[]>()
  for (const [device, id] of covers) ends.set(device, [...(ends.get(device) ?? []), id])
  return ends
}

/** Takes a saved document apart. */
export const changesIn = (A: typeof import('@automerge/automerge/slim'), saved: Bytes): (SavedChange & { readonly bytes: Uint8Array })[] =>
  A.getAllChanges(A.load(saved)).map(bytes => {
    const { hash, actor } = A.decodeChange(bytes)
    return { hash, actor, bytes }
  })
