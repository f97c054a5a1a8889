import type * as Automerge from '@automerge/automerge/slim'
import type { Kind } from '@porchlight/shared/doc/kind'
import { ok } from '@porchlight/shared/base/result'
import { browserWorld } from '../engine/world.ts'
import type { SharedText } from '../engine/api-text.ts'

/** A text in memory only, for looking at screens. */
export async function fakeText<D extends object>(kind: Kind<D, unknown>, onChange: (doc: D) => void): Promise<SharedText<D>> {
  const A = await import('@automerge/automerge/slim')
  await browserWorld().loadAutomerge()
  let [doc] = A.applyChanges(A.init<D>(), [kind.initial])
  return {
    doc: () => doc,
    change(edit) {
      doc = A.change(doc, edit as Automerge.ChangeFn<D>)
      onChange(doc)
    },
    on: () => undefined,
    off: () => undefined,
    onOver: () => () => undefined,
    unsaved: () => false,
    versions: async () => [],
    at: () => doc,
    saved: async () => ok(undefined),
    close: async () => ok(undefined),
  }
}
