import type * as Automerge from '@automerge/automerge/slim'
import { toHex } from '@porchlight/shared/base/bytes'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Action, ActionContext } from '@porchlight/shared/doc/kind'
import type { Author, World } from './ports.ts'
import { sameHeads } from './views.ts'

/** Changes made on copies: until they are durable, nobody sees them, and dropping the copy takes them back. */

export const contextOf = (world: World, { member, device, role }: Author): ActionContext => ({
  now: world.clock.now(),
  member,
  device,
  role,
  newId: () => toHex(world.random.bytes(8)),
})

/** Runs an action on a copy; `current` is never touched. No `change` means that the action had nothing to do. */
export function editCopy<D extends object, A>(
  automerge: typeof Automerge,
  current: Automerge.Doc<D>,
  actor: string,
  action: Action<D, A>,
  args: A,
  context: ActionContext,
): Result<{ next: Automerge.Doc<D>; change: Uint8Array | undefined }> {
  const copy = automerge.clone(current, { actor })
  const before = automerge.getHeads(copy)
  try {
    const next = automerge.change(copy, { time: 0 }, draft => {
      const refused = action(draft as D, args, context)
      // The only way to have Automerge take back what the action has done.
      if (refused) throw new Refused(refused.code, refused)
    })
    const changed = !sameHeads(automerge.getHeads(next), before)
    return ok({ next, change: changed ? automerge.getLastLocalChange(next) : undefined })
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}

const DOCUMENT_CHUNK = 0
const TYPE_AT = 8
const isDocument = (chunk: Uint8Array): boolean => chunk[TYPE_AT] === DOCUMENT_CHUNK

/** Changes, and saved documents with theirs. Throws what Automerge throws. */
export function applyAll(A: typeof Automerge, current: Automerge.Doc<object>, chunks: readonly Uint8Array[]): Automerge.Doc<object> {
  const start = chunks
    .filter(isDocument)
    .reduce<Automerge.Doc<object>>((doc, saved) => A.merge(doc, A.load<object>(saved)), A.clone(current))
  const changes = chunks.filter(chunk => !isDocument(chunk))
  return changes.length === 0 ? start : A.applyChanges(start, changes)[0]
}

/** Hashes of the changes that a chunk brings. */
export const hashesOf = (A: typeof Automerge, chunk: Uint8Array): string[] =>
  (isDocument(chunk) ? A.getAllChanges(A.load(chunk)) : [chunk]).map(change => A.decodeChange(change).hash)

/** Whether everything that a chunk brings is in `doc`. */
export const holdsChunk = (A: typeof Automerge, doc: Automerge.Doc<unknown>, chunk: Uint8Array): boolean =>
  A.hasHeads(doc, isDocument(chunk) ? A.getHeads(A.load(chunk)) : [A.decodeChange(chunk).hash])

/** `current` itself where all of it is there already: then nothing is applied. */
export function applyTo(
  A: typeof Automerge,
  current: Automerge.Doc<object>,
  changes: readonly Uint8Array[],
): Result<Automerge.Doc<object>> {
  try {
    return ok(changes.every(change => holdsChunk(A, current, change)) ? current : applyAll(A, current, changes))
  } catch (error) {
    return fail(refusal('malformed', { detail: String(error) }))
  }
}
