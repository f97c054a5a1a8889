import type * as Automerge from '@automerge/automerge/slim'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { packJson, unpackJson } from './columns.ts'
import type { OpenDoc } from './open-docs.ts'
import type { Store, Write } from './ports.ts'
import { viewName } from './store.ts'
import type { ViewBlock, ViewBlocks, ViewHead } from './view-blocks.ts'
import { blockName, putTogether, takeApart } from './view-blocks.ts'

/**
 * The read model: what screens paint before wasm is there. Sealed values for each document, written in the commit of
 * the change that made them; a cache only, dropped and rebuilt whenever its version or heads are not the document's.
 */
export interface ReadModel {
  readonly version: number
  /** Of the document it was read from: rebuild.ts. What another build had is not lacking here. */
  readonly build?: number
  /** Hex heads of the document it was read from, ascending. */
  readonly heads: readonly string[]
  /** Heads that were stored here once and are not in the document now: bad bytes took them, another copy must bring them back. */
  readonly lacking: readonly string[]
  readonly view: unknown
}

/** How a read model stands on the disk, besides its blocks. */
interface Stored extends Omit<ReadModel, 'view'> {
  readonly view: ViewHead
}

export interface Views {
  get(group: GroupId, doc: DocId): ReadModel | undefined
  put(group: GroupId, doc: DocId, model: ReadModel): void
  /** The stored read model; kept in memory too. */
  load(group: GroupId, doc: DocId): Promise<ReadModel | undefined>
  /**
   * What of it must be written: only what has changed since the last time. While somebody `isTapped` for, in small parts and
   * as they are; else as it takes least room.
   */
  writes(group: GroupId, doc: DocId, model: ReadModel, isTapped?: boolean): Write[]
  /** The last writes did not reach the disk: the next ones are of everything. */
  notWritten(group: GroupId, doc: DocId): void
  watch(group: GroupId, doc: DocId, listener: () => void): () => void
  /** Documents of a group that lack something they had. */
  hurt(group: GroupId): readonly DocId[]
  forget(group: GroupId, doc: DocId): void
}

/** Of a version that no kind has: its heads count, its view is not shown. */
const UNREADABLE = -1

export function createViews(store: Store): Views {
  const models = new Map<string, ReadModel>()
  const written = new Map<string, ViewBlocks>()
  /** Of those: not deflated. */
  const plain = new WeakSet<ViewBlock>()
  const listeners = new Map<string, Set<() => void>>()
  const place = viewName

  function put(group: GroupId, doc: DocId, model: ReadModel | undefined): void {
    const before = models.get(place(group, doc))
    if (model) models.set(place(group, doc), model)
    else models.delete(place(group, doc))
    if (before?.view === model?.view && before?.version === model?.version) return
    for (const listener of listeners.get(place(group, doc)) ?? []) listener()
  }

  async function read(at: string): Promise<ReadModel | undefined> {
    const head = parsed<Stored>(await store.value(at))
    if (!head) return undefined
    const names = Object.entries(head.view.lists).flatMap(([list, stamps]) => stamps.map((_, i) => blockName(list, i)))
    const found = await Promise.all(names.map(async name => [name, parsed<ViewBlock>(await store.value(`${at}/${name}`))] as const))
    const blocks = new Map(found.flatMap(([name, block]) => (block ? [[name, block] as const] : [])))
    const whole = putTogether(head.view, blocks)
    // Another tab was writing: the document itself will tell.
    if (!whole) return { ...head, version: UNREADABLE, view: undefined }
    written.set(at, blocks)
    return { ...head, view: whole.view }
  }

  return {
    get: (group, doc) => models.get(place(group, doc)),
    put,
    async load(group, doc) {
      const model = await read(place(group, doc))
      if (model && !sameHeads(model.heads, models.get(place(group, doc))?.heads ?? [])) put(group, doc, model)
      return model
    },
    writes(group, doc, model, isTapped = false) {
      const at = place(group, doc)
      const stored = written.get(at) ?? new Map<string, ViewBlock>()
      const before = isTapped ? stored : new Map([...stored].filter(([, block]) => !plain.has(block)))
      const { head, blocks } = takeApart(model.view, `${stampOf(model.heads)}${isTapped ? '+' : ''}`, before, isTapped)
      written.set(at, blocks)
      const changed = [...blocks].filter(([name, block]) => before.get(name) !== block)
      const gone = [...stored.keys()].filter(name => !blocks.has(name))
      return [
        copy(at, { ...model, view: head } satisfies Stored, isTapped),
        ...changed.map(([name, block]) => {
          const write = copy(`${at}/${name}`, block, isTapped)
          if (!write.isCopy) plain.add(block)
          return { ...write, of: at }
        }),
        ...gone.map((name): Write => ({ to: 'value', name: `${at}/${name}`, value: undefined })),
      ]
    },
    notWritten: (group, doc) => void written.delete(place(group, doc)),
    watch(group, doc, listener) {
      const of = listeners.get(place(group, doc)) ?? new Set()
      listeners.set(place(group, doc), of.add(listener))
      return () => void of.delete(listener)
    },
    hurt(group) {
      const start = place(group, '')
      return [...models].flatMap(([at, { lacking }]) =>
        lacking.length > 0 && at.startsWith(start) ? [at.slice(start.length) as DocId] : [],
      )
    },
    forget(group, doc) {
      written.delete(place(group, doc))
      put(group, doc, undefined)
    },
  }
}

/** The read model of `current`; `before` where nothing has changed, so that snapshots keep their identity. */
export function readModel(open: Readable, current: Automerge.Doc<object>, last: ReadModel | undefined): ReadModel {
  const { automerge: A, build, kind } = open
  const before = (last?.build ?? 0) === build ? last : undefined
  const heads = A.getHeads(current).toSorted()
  const expected = [...(before?.heads ?? []), ...(before?.lacking ?? [])]
  const lacking = expected.filter(head => !A.hasHeads(current, [head]))
  if (before?.version === kind.version && sameHeads(heads, before.heads)) return before
  return { version: kind.version, build, heads, lacking, view: kind.read(current) }
}
type Readable = Pick<OpenDoc, 'automerge' | 'build' | 'kind'>

export const sameHeads = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((head, i) => head === b[i])

/** Enough of each head to tell one state of a document from another; of one state blocks may be cut in two ways, which `writes` tells apart. */
const stampOf = (heads: readonly string[]): string => heads.map(head => head.slice(0, 12)).join('.')

/** The browser's streams would cost a tap more than sealing all that it writes. */
const LEAST_DEFLATED = 4 << 10

function copy(name: string, value: unknown, isTapped: boolean) {
  const bytes = packJson(value)
  return { to: 'value', name, value: bytes, isCopy: !isTapped || bytes.length >= LEAST_DEFLATED } as const
}
/** Written by this phone and sealed, so it has its shape. */
const parsed = <T>(bytes: Uint8Array | undefined): T | undefined => (bytes ? (unpackJson(bytes) as T) : undefined)
