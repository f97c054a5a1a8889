import type * as Automerge from '@automerge/automerge/slim'
import { utf8 } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { applyAll, hashesOf } from './edits.ts'
import type { OpenDoc, OpenDocs } from './open-docs.ts'
import type { Anew, Tabs, Write } from './ports.ts'
import { buildName } from './rows.ts'
import { readModel, type ReadModel, type Views } from './views.ts'

/**
 * Automerge takes nothing back: where something that was in a document does not count any more, another document takes
 * its place, with a number of its own (`build`). What another tab still writes into the old one stands apart from it on
 * the disk, and comes in as what is unsent.
 *
 * It is made from what the old one has and not from the entries alone: so nothing is lost that bad bytes have taken from
 * these. `malformed` by throwing what Automerge throws.
 */
export function builtAnew({ automerge: A, handle, kind }: OpenDoc, { without, changes }: Anew): Automerge.Doc<object> {
  const out = new Set(without.flatMap(chunk => hashesOf(A, chunk)))
  for (const chunk of changes) for (const hash of hashesOf(A, chunk)) out.delete(hash)
  const kept =
    out.size === 0 ? A.getAllChanges(handle.doc()) : A.getAllChanges(handle.doc()).filter(it => !out.has(A.decodeChange(it).hash))
  return applyAll(A, A.load<object>(kind.initial), [...kept, ...changes])
}

/** What tabs tell each other when another document has taken the place of one. */
export interface Rebuilt {
  readonly about: 'rebuilt'
  readonly group: GroupId
  readonly doc: DocId
}

export interface RebuildPorts {
  readonly views: Views
  readonly opened: Pick<OpenDocs, 'has'>
  readonly tabs: Pick<Tabs, 'tell'>
  ready(group: GroupId, doc: DocId): Promise<Result<OpenDoc | undefined>>
  /** It is not open any more; whoever needs it opens the one that is on the disk. */
  close(group: GroupId, doc: DocId): void
  save(open: OpenDoc, model: ReadModel, writes: readonly Write[]): Promise<Result<void>>
}

export function createRebuilds({ views, opened, tabs, ready, close, save }: RebuildPorts) {
  return {
    /** One commit: the new document, its view, and `together`. Undefined where this version does not know the kind. */
    async rebuild(group: GroupId, doc: DocId, anew: Anew, together: readonly Write[]): Promise<Result<void> | undefined> {
      const found = await ready(group, doc)
      if (!found.ok) return found
      const open = found.value
      if (!open) return undefined
      let next: Automerge.Doc<object>
      try {
        next = builtAnew(open, anew)
      } catch (error) {
        return fail(refusal('malformed', { detail: String(error) }))
      }
      const { automerge: A, kind } = open
      if (!(await open.isFaithful(A, A.load(kind.initial), next, anew.changes)))
        return fail(refusal('malformed', { detail: 'not to be given back' }))
      const build = open.build + 1
      const model = readModel({ ...open, build }, next, undefined)
      views.notWritten(group, doc)
      const stored = await save(open, model, [
        ...together,
        { to: 'rebuilt', group, doc, build, bytes: open.automerge.save(next) },
        { to: 'value', name: buildName(group, doc), value: utf8(`${build}`) },
      ])
      if (!stored.ok) return stored
      close(group, doc)
      views.put(group, doc, model)
      tabs.tell({ about: 'rebuilt', group, doc } satisfies Rebuilt)
      const reopened = await ready(group, doc)
      return reopened.ok ? ok(undefined) : reopened
    },

    /** Another tab has built it anew: what is open here is the old one. */
    async follow(group: GroupId, doc: DocId): Promise<void> {
      const isOpen = opened.has(group, doc)
      close(group, doc)
      await views.load(group, doc)
      if (isOpen) await ready(group, doc)
    },
  }
}
