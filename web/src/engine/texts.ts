import type * as Automerge from '@automerge/automerge/slim'
import type { Clock } from '@porchlight/shared/base/ports'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import type { SharedText, TextChange } from './api-text.ts'
import type { OpenDoc } from './open-docs.ts'
import { versionsOf } from './text-versions.ts'

/**
 * What is typed waits so long, so that hurried letters are one write; killed in between, this and the time of the write is
 * what is lost. 300 ms are promised, on a busy phone too.
 */
const GATHER_MS = 50
const RETRY_MS = 2_000

export interface TextPorts {
  readonly open: OpenDoc
  /** Of this editor alone. */
  readonly actor: string
  readonly clock: Clock
  /** Makes changes durable, and then the document that everybody sees. */
  commit(changes: readonly Uint8Array[]): Promise<Result<void>>
  memberOf(actor: string): Promise<string | undefined>
}

/**
 * An editor wants every letter at once; the disk takes them in groups. The editor works on a copy of the document: what
 * is typed goes from there to the one door for writes, and what comes from others goes from the document to the copy.
 */
export function createText<D extends object>({ open, actor, clock, commit, memberOf }: TextPorts): SharedText<D> {
  const A = open.automerge
  const handle = open.handle
  let draft = A.clone(handle.doc() as Automerge.Doc<D>, { actor })
  /** Heads of the document as the copy has it, own letters not counted. */
  let taken = A.getHeads(draft)
  let pending: readonly Uint8Array[] = []
  let saving: Promise<Result<void>> | undefined
  let cancel: (() => void) | undefined
  const listeners = new Set<(change: TextChange<D>) => void>()

  /** Tells what `step` does to the copy, once it is done: whoever is told may ask for the copy. */
  function telling(step: (patchCallback: Automerge.PatchCallback<D>) => void): void {
    const told: TextChange<D>[] = []
    step((patches, patchInfo) => told.push({ handle: text, doc: patchInfo.after, patches, patchInfo }))
    for (const change of told) for (const listener of listeners) listener(change)
  }

  function takeIn(): void {
    const now = handle.doc() as Automerge.Doc<D>
    const changes = A.getChangesSince(now, taken)
    taken = A.getHeads(now)
    telling(patchCallback => {
      draft = A.applyChanges(draft, changes, { patchCallback })[0]
    })
  }

  function gather(ms: number): void {
    cancel ??= clock.after(ms, () => void save())
  }

  /** One write at a time; what is typed meanwhile goes with the next. */
  function save(): Promise<Result<void>> {
    cancel?.()
    cancel = undefined
    saving ??= saveAll().finally(() => (saving = undefined))
    return saving
  }

  async function saveAll(): Promise<Result<void>> {
    while (pending.length > 0) {
      const changes = pending
      const stored = await commit(changes)
      if (!stored.ok) {
        // Stored or not: the same changes once more do no harm, and without them nothing that follows can be read.
        gather(RETRY_MS)
        return stored
      }
      pending = pending.slice(changes.length)
    }
    return ok(undefined)
  }

  handle.on('heads-changed', takeIn)
  const overListeners = new Set<() => void>()
  open.over.addEventListener('abort', () => overListeners.forEach(listener => listener()))

  const text: SharedText<D> = {
    doc: () => draft,
    change(edit) {
      const before = A.getHeads(draft)
      telling(patchCallback => {
        draft = A.change(draft, { time: Math.floor(clock.now() / 1000), patchCallback }, edit as Automerge.ChangeFn<D>)
        const last = A.getLastLocalChange(draft)
        if (!last || A.getHeads(draft).join() === before.join()) return
        pending = [...pending, last]
        if (!saving) gather(GATHER_MS)
      })
    },
    on: (_event, listener) => void listeners.add(listener),
    off: (_event, listener) => void listeners.delete(listener),
    onOver(listener) {
      overListeners.add(listener)
      return () => void overListeners.delete(listener)
    },
    unsaved: () => pending.length > 0,
    saved: save,
    versions: () => versionsOf(A, draft, memberOf),
    at: version => A.view(draft, [...version.heads]),
    async close() {
      const stored = await save()
      handle.off('heads-changed', takeIn)
      cancel?.()
      return stored
    },
  }
  return text
}
