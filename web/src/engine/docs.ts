import type * as Automerge from '@automerge/automerge/slim'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Action, Kind } from '@porchlight/shared/doc/kind'
import type { AnyKind } from '@porchlight/shared/doc/registry'
import { createChunks } from './chunks.ts'
import { COMPACT_BUSY_AT, createCompaction } from './compaction.ts'
import { applyAll, applyTo, contextOf, editCopy } from './edits.ts'
import { createRebuilds, type Rebuilt } from './rebuild.ts'
import { isStorageError, storageRefusal } from './db.ts'
import type { OpenDoc, OpenDocsOptions } from './open-docs.ts'
import { createOpenDocs } from './open-docs.ts'
import type { Author, Docs, Tabs, World, Write } from './ports.ts'
import { createQuiet } from './quiet.ts'
import { joinChanges } from './split.ts'
import type { Phone } from './store.ts'
import type { Gone, Told } from './tab-messages.ts'
import { createTurns } from './turns.ts'
import type { ReadModel } from './views.ts'
import { createViews, readModel, sameHeads } from './views.ts'

export interface DocsOptions {
  readonly world: World
  readonly phone: Phone
  readonly tabs: Tabs
  /** The kind of a document by its id; undefined for one of a later version, which is kept but not read. */
  readonly kindOf: (doc: DocId) => AnyKind | undefined | Promise<AnyKind | undefined>
  /** The network between tabs, made when the first document is opened. None in simulations: a phone there is one tab. */
  readonly network?: OpenDocsOptions['network']
  /** Bytes of a document were lost here; `receive` again whatever another copy has of it. Told at each opening until repaired. */
  readonly onDamage?: (group: GroupId, doc: DocId) => void
}

export interface StoredDocs extends Docs {
  close(): void
}

/** A document, and what it becomes by some changes. */
export interface Step {
  readonly current: Automerge.Doc<object>
  readonly next: Automerge.Doc<object>
  readonly changes: readonly Uint8Array[]
  /** Undefined where the kind is read later. */
  readonly model: ReadModel | undefined
}

const DOC = (group: GroupId, doc: DocId) => `${group}/${doc}`

export function createDocs({ world, phone, tabs, kindOf, network, onDamage }: DocsOptions): StoredDocs {
  const { store } = phone
  const views = createViews(store)
  const chunks = createChunks(phone)
  const compaction = createCompaction(chunks, world.clock, settle)
  const turns = createTurns()
  const quiet = createQuiet(world.clock)
  let closed = false
  const localListeners = new Set<(group: GroupId, doc: DocId) => void>()
  /** Read before the document, so that it can name nothing that the document may not have yet. */
  const onOpening = async (group: GroupId, doc: DocId) => views.get(group, doc) ?? views.load(group, doc)
  const opened = createOpenDocs({ world, chunks, kindOf, network, onOpening, onOpened, onForeign })

  chunks.onDamage((group, doc) => onDamage?.(group, doc))

  /** The document, or why it cannot be opened: `app-not-loaded`, or a refusal of the storage. */
  async function ready(group: GroupId, doc: DocId): Promise<Result<OpenDoc | undefined>> {
    try {
      return ok(await opened.open(group, doc))
    } catch (error) {
      if (error instanceof Refused) return fail(error.refusal)
      if (isStorageError(error)) return fail(storageRefusal(error))
      throw error
    }
  }

  async function readyAs(group: GroupId, doc: DocId, kind: Pick<AnyKind, 'name'>): Promise<Result<OpenDoc>> {
    const found = await ready(group, doc)
    if (!found.ok) return found
    return found.value?.kind.name === kind.name ? ok(found.value) : fail(refusal('kind-unknown', { detail: doc }))
  }

  const inTurn = <T>(group: GroupId, doc: DocId, act: () => Promise<T>): Promise<T> => turns.run(DOC(group, doc), act)

  /** The read model of `current`; the one that is known already where nothing has changed, so that snapshots keep their identity. */
  const read = (open: OpenDoc, current: Automerge.Doc<object>): ReadModel => readModel(open, current, views.get(open.group, open.doc))

  /** One commit: what happened, and the read model that it led to. */
  async function save({ group, doc }: OpenDoc, model: ReadModel | undefined, writes: readonly Write[], isTapped = false) {
    const stored = await store.commit([...writes, ...(model ? views.writes(group, doc, model, isTapped) : [])])
    if (!stored.ok) views.notWritten(group, doc)
    return stored
  }

  function readSoon(open: OpenDoc): void {
    const { group, doc } = open
    quiet.putOff(DOC(group, doc), () => {
      if (closed || !opened.has(group, doc)) return
      void inTurn(group, doc, async () => {
        const model = read(open, open.handle.doc())
        views.put(group, doc, model)
        await save(open, model, [])
        compaction.noted(open)
      })
    })
  }

  /** What was written while somebody tapped takes less room from now on. */
  async function settle(open: OpenDoc): Promise<void> {
    await inTurn(open.group, open.doc, async () => {
      const model = views.get(open.group, open.doc)
      if (model && !closed && !open.over.aborted) await save(open, model, [])
    })
  }

  /** A document has come from the disk: its read model is checked against it, and rebuilt where it is not of this document. */
  async function onOpened(open: OpenDoc): Promise<void> {
    const { group, doc } = open
    const before = views.get(group, doc)
    const model = read(open, open.handle.doc())
    if (model !== before) {
      views.put(group, doc, model)
      if (before || open.stored > 0) await save(open, model, [])
    }
    if (model.lacking.length > 0) {
      console.warn('Porchlight: a part of a document is not on this phone any more:', doc)
      onDamage?.(group, doc)
    }
    compaction.noted(open)
  }

  /** Another tab has stored a change and Repo has brought it here. */
  function onForeign(open: OpenDoc): void {
    if (open.kind.readLater) return readSoon(open)
    const model = read(open, open.handle.doc())
    views.put(open.group, open.doc, model)
    views.notWritten(open.group, open.doc)
    // Two tabs that write at once each store a view without the other's change; the leader stores the one with both.
    if (tabs.leading) void inTurn(open.group, open.doc, () => save(open, model, []))
  }

  /** Makes `next`, whose `changes` are durable now, the document that everybody sees. */
  function advance(open: OpenDoc, { current, next, changes, model }: Step, local: boolean): void {
    const { group, doc, automerge: A } = open
    const before = A.getHeads(current)
    // Another tab's change may have come in while this one was on its way to the disk.
    opened.update(open, now => (sameHeads(A.getHeads(now), before) ? next : applyAll(A, now, changes)))
    const now = open.handle.doc()
    if (model) views.put(group, doc, sameHeads(A.getHeads(now), A.getHeads(next)) ? model : read(open, now))
    else readSoon(open)
    if (local) localListeners.forEach(listener => listener(group, doc))
    // Costs a millisecond, and whoever has tapped is waiting.
    world.clock.after(0, () => tabs.tell({ about: 'doc', group, doc, local } satisfies Told))
    open.loose++
    compaction.noted(open, model ? undefined : COMPACT_BUSY_AT)
  }

  /** Makes changes durable, and then the document that everybody sees. */
  async function keep(open: OpenDoc, step: Omit<Step, 'model'>, local: boolean, writes: readonly Write[]): Promise<Result<void>> {
    const model = open.kind.readLater ? undefined : read(open, step.next)
    const stored = await save(open, model, writes, local)
    if (stored.ok) advance(open, { ...step, model }, local)
    return stored
  }

  function close(group: GroupId, doc: DocId): void {
    quiet.forget(DOC(group, doc))
    compaction.forget(group, doc)
    opened.forget(group, doc)
    views.notWritten(group, doc)
  }

  const rebuilds = createRebuilds({ views, opened, tabs, ready, close, save })

  /** Once nothing of them is being written any more. */
  async function forget(group: GroupId, docs: readonly DocId[]): Promise<void> {
    await Promise.all(
      docs.map(doc =>
        inTurn(group, doc, async () => {
          close(group, doc)
          views.forget(group, doc)
        }),
      ),
    )
    await compaction.idle()
  }

  const stopHearing = tabs.hear(message => {
    const told = message as Told | Rebuilt | Gone
    if (told.about === 'gone') return void forget(told.group, told.docs)
    if (told.about === 'rebuilt') return void inTurn(told.group, told.doc, () => rebuilds.follow(told.group, told.doc))
    if (told.about !== 'doc') return
    if (!opened.has(told.group, told.doc)) void views.load(told.group, told.doc)
    if (told.local) localListeners.forEach(listener => listener(told.group, told.doc))
  })

  return {
    async warm(group, docs) {
      await Promise.all(docs.filter(doc => !views.get(group, doc)).map(doc => views.load(group, doc)))
    },
    view<D extends object, V>(group: GroupId, kind: Kind<D, V>, doc: DocId) {
      const model = views.get(group, doc)
      return model?.version === kind.version ? (model.view as V) : undefined
    },
    watch: (group, doc, listener) => views.watch(group, doc, listener),
    open: async (group, doc) => void (await ready(group, doc)),

    change: <D extends object, A>(
      group: GroupId,
      author: Author,
      kind: Kind<D, unknown>,
      doc: DocId,
      action: Action<D, A>,
      args: A,
    ): Promise<Result<void>> =>
      inTurn(group, doc, async () => {
        const notAllowed = author.mayWrite(doc)
        if (notAllowed) return fail(refusal(notAllowed))
        const found = await readyAs(group, doc, kind)
        if (!found.ok) return found
        const open = found.value
        const actor = await open.actor(author.device)
        const current = open.handle.doc()
        const edited = editCopy(open.automerge, current as Automerge.Doc<D>, actor, action, args, contextOf(world, author))
        if (!edited.ok) return edited
        const change = edited.value.change
        if (!change) return ok(undefined)
        const next = edited.value.next as Automerge.Doc<object>
        const chunk: Write = { to: 'chunk', group, doc, build: open.build, bytes: change, unsent: true }
        const stored = await keep(open, { current, next, changes: [change] }, true, [chunk])
        // It may lie on the disk all the same: this actor must never be used for another change with its number.
        if (!stored.ok) open.dropActor(author.device)
        return stored
      }),

    text: async (group, author, kind, doc, around) => {
      const texts = await import('./doc-texts.ts').catch(() => undefined)
      if (!texts) return fail(refusal('app-not-loaded'))
      return texts.createDocTexts({ world, readyAs, keep, inTurn })(group, author, kind, doc, around)
    },

    receive: (group, doc, changes, together) =>
      inTurn(group, doc, async () => {
        const found = await ready(group, doc)
        if (!found.ok) return found
        const open = found.value
        const chunk = { to: 'chunk', group, doc, bytes: joinChanges(changes), unsent: false } as const
        if (!open) return store.commit(changes.length > 0 ? [chunk, ...together] : together)
        const bytes: Write = { ...chunk, build: open.build }
        const A = open.automerge
        const current = open.handle.doc()
        const applied = applyTo(A, current, changes)
        if (!applied.ok) return applied
        const next = applied.value
        if (next === current) return store.commit(together)
        if (!(await open.isFaithful(A, current, next, changes))) return fail(refusal('malformed', { detail: 'not to be given back' }))
        const lacks = () => (views.get(group, doc)?.lacking.length ?? 0) > 0
        const wasHurt = lacks()
        const stored = await keep(open, { current, next, changes }, false, [bytes, ...together])
        if (wasHurt && !lacks()) console.warn('Porchlight: a document is whole again:', doc)
        return stored
      }),

    rebuild: (group, doc, anew, together) =>
      inTurn(group, doc, async () => (await rebuilds.rebuild(group, doc, anew, together)) ?? store.commit(together)),
    async look(group, doc, at) {
      const found = await ready(group, doc)
      const open = found.ok ? found.value : undefined
      return open && at(open.automerge, open.handle.doc())
    },
    onLocalChange(listener) {
      localListeners.add(listener)
      return () => void localListeners.delete(listener)
    },
    hurt: views.hurt,
    async heads(group, doc) {
      const found = await ready(group, doc)
      const open = found.ok ? found.value : undefined
      return open ? open.automerge.getHeads(open.handle.doc()).toSorted() : []
    },
    async compact(group, doc) {
      const found = await ready(group, doc)
      if (found.ok && found.value) await compaction.now(found.value)
    },
    async forget(group, docs) {
      tabs.tell({ about: 'gone', group, docs } satisfies Gone)
      await forget(group, docs)
    },
    close() {
      closed = true
      quiet.end()
      compaction.end()
      stopHearing()
      opened.close()
    },
  }
}
