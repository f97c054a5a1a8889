import type * as Automerge from '@automerge/automerge/slim'
import { authorOf } from '@porchlight/shared/wire/change-limits'
import { holdsChunk } from './edits.ts'

/**
 * Whether all of these, of this device, are in `doc`: it has no change without those that it goes on from, and an honest
 * actor's changes go on from each other. So only the last of each actor is looked for.
 */
export function holdsOwn(A: typeof Automerge, doc: Automerge.Doc<unknown>, changes: readonly Uint8Array[]): boolean {
  const last = new Map<unknown, { readonly seq: number; readonly change: Uint8Array }>()
  for (const change of changes) {
    const { actor, seq } = authorOf(change) ?? { actor: change, seq: 0 }
    const before = last.get(actor)
    if (!before || before.seq < seq) last.set(actor, { seq, change })
  }
  return [...last.values()].every(({ change }) => holdsChunk(A, doc, change))
}
