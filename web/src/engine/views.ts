import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import type { Store, Write } from './ports.ts'
import { viewName } from './store.ts'

/**
 * The read model: what screens paint before wasm is there. One sealed value for each document, written in the commit
 * of the change that made it; a cache only, dropped and rebuilt whenever its version or heads are not the document's.
 */
export interface ReadModel {
  readonly version: number
  /** Hex heads of the document it was read from, ascending. */
  readonly heads: readonly string[]
  /** Heads that were stored here once and are not in the document now: bad bytes took them, another copy must bring them back. */
  readonly lacking: readonly string[]
  readonly view: unknown
}

export interface Views {
  get(group: GroupId, doc: DocId): ReadModel | undefined
  put(group: GroupId, doc: DocId, model: ReadModel): void
  /** The stored read model; kept in memory too. */
  load(group: GroupId, doc: DocId): Promise<ReadModel | undefined>
  write(group: GroupId, doc: DocId, model: ReadModel): Write
  watch(group: GroupId, doc: DocId, listener: () => void): () => void
  forget(group: GroupId, doc: DocId): void
}

export function createViews(store: Store): Views {
  const models = new Map<string, ReadModel>()
  const listeners = new Map<string, Set<() => void>>()
  const place = viewName

  function put(group: GroupId, doc: DocId, model: ReadModel | undefined): void {
    const before = models.get(place(group, doc))
    if (model) models.set(place(group, doc), model)
    else models.delete(place(group, doc))
    if (before?.view === model?.view && before?.version === model?.version) return
    for (const listener of listeners.get(place(group, doc)) ?? []) listener()
  }

  return {
    get: (group, doc) => models.get(place(group, doc)),
    put,
    async load(group, doc) {
      const stored = await store.value(place(group, doc))
      const model = stored && readModel(stored)
      if (model && !sameHeads(model.heads, models.get(place(group, doc))?.heads ?? [])) put(group, doc, model)
      return model
    },
    write: (group, doc, model) => ({ to: 'value', name: place(group, doc), value: utf8(JSON.stringify(model)) }),
    watch(group, doc, listener) {
      const of = listeners.get(place(group, doc)) ?? new Set()
      listeners.set(place(group, doc), of.add(listener))
      return () => void of.delete(listener)
    },
    forget: (group, doc) => put(group, doc, undefined),
  }
}

export const sameHeads = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((head, i) => head === b[i])

/** Written by this phone and sealed, so it has its shape; a later version's counts as none. */
function readModel(bytes: Uint8Array): ReadModel | undefined {
  const model: ReadModel = JSON.parse(fromUtf8(bytes))
  return Array.isArray(model.heads) && Array.isArray(model.lacking) ? model : undefined
}
