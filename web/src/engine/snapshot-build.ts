import type * as Automerge from '@automerge/automerge/slim'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { BatchId, DeviceId } from '@porchlight/shared/base/ids'
import type { SnapshotPayload } from '@porchlight/shared/wire/payload'

type Vector = SnapshotPayload['vector']

/** A batch by what its chain and a snapshot need to know of it. */
export interface Link {
  readonly id: BatchId
  readonly device: DeviceId
  readonly prev: BatchId | undefined
}

/** One that counts; of a snapshot there are no changes. */
export interface Counted extends Link {
  readonly changes: readonly { readonly bytes: Bytes; readonly hash: string; readonly deps: readonly string[] }[]
}

/** A snapshot that counts. */
export interface Base {
  readonly vector: Vector
  readonly doc: Bytes
}

/** Every batch that a vector stands for, as far as it is known here: those that it names and all before them. */
export function coveredBy(vector: Vector, links: readonly Link[]): ReadonlySet<BatchId> {
  const before = new Map(links.map(link => [link.id, link.prev]))
  const covered = new Set<BatchId>()
  for (const [, named] of vector) for (let id: BatchId | undefined = named; id && !covered.has(id); id = before.get(id)) covered.add(id)
  return covered
}

/**
 * A snapshot of what is here: earlier ones, and every batch whose chain and whose dependencies lead to them without a
 * hole. Made of batches alone, never of the open document, in which something may be that is in no batch yet.
 */
export function buildSnapshot(
  A: typeof Automerge,
  initial: Uint8Array,
  bases: readonly Base[],
  batches: readonly Counted[],
): { readonly payload: SnapshotPayload; readonly covered: ReadonlySet<BatchId> } {
  const start = bases.reduce<Automerge.Doc<object>>((doc, base) => A.merge(doc, A.load<object>(base.doc)), A.load<object>(initial))
  const covered = new Set<BatchId>(bases.flatMap(base => base.vector.map(([, id]) => id)))
  const devices = new Map<BatchId, DeviceId>(bases.flatMap(base => base.vector.map(([device, id]) => [id, device] as const)))
  const included = new Set<string>()
  const inBases = (hash: string) => A.hasHeads(start, [hash])
  const isThere = (hash: string) => included.has(hash) || inBases(hash)

  const changes: Uint8Array[] = []
  let rest = batches.filter(batch => !covered.has(batch.id))
  for (let left = -1; left !== rest.length;) {
    left = rest.length
    const waiting: Counted[] = []
    for (const batch of rest) {
      // One that came again after it had been let go: its chain is gone, and what it brings is there.
      const isChained = !batch.prev || covered.has(batch.prev) || batch.changes.every(({ hash }) => inBases(hash))
      const own = new Set(batch.changes.map(({ hash }) => hash))
      if (!isChained || !batch.changes.every(({ deps }) => deps.every(dep => own.has(dep) || isThere(dep)))) {
        waiting.push(batch)
        continue
      }
      covered.add(batch.id)
      devices.set(batch.id, batch.device)
      for (const { bytes, hash } of batch.changes) {
        included.add(hash)
        changes.push(bytes)
      }
    }
    rest = waiting
  }
  const passed = new Set(batches.filter(batch => covered.has(batch.id)).map(batch => batch.prev))
  const vector = [...devices].filter(([id]) => !passed.has(id)).map(([id, device]) => [device, id] as const)
  const doc = changes.length === 0 ? start : A.applyChanges(start, changes)[0]
  return {
    payload: { heads: A.getHeads(doc).toSorted(), vector: vector.toSorted(), doc: A.save(doc) as Bytes },
    covered: coveredBy(vector, batches),
  }
}
