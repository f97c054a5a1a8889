import type * as Automerge from '@automerge/automerge/slim'
import { equalBytes } from '@porchlight/shared/base/bytes'
import { inspectChange, mayHaveMarks } from '@porchlight/shared/wire/change-limits'

type Meta = Pick<Automerge.ChangeMetadata, 'hash' | 'deps' | 'startOp' | 'maxOp'>

/**
 * Whether `next`, made of `current` and `given`, can be stored and opened again. Automerge keeps operations, not changes,
 * and makes each change anew from them; it takes changes of which it cannot do that (a predecessor that never was, another
 * way of writing the same), and what it saves then does not load. And it takes numbers of operations far beyond those that
 * there are, for which loading needs memory. Both are functions of a change and of what it goes on from.
 */
export async function isFaithful(
  A: typeof Automerge,
  current: Automerge.Doc<unknown>,
  next: Automerge.Doc<unknown>,
  given: readonly Uint8Array[],
): Promise<boolean> {
  const before = A.getHeads(current)
  const made = new Map<string, Meta>(A.getChangesMetaSince(next, before).map(one => [one.hash, one]))
  if (made.size === 0) return true
  for (const { deps, startOp } of made.values()) {
    const last = deps.map(dep => (made.get(dep) ?? metaOf(A, current, dep))?.maxOp ?? 0)
    if (startOp !== Math.max(0, ...last) + 1) return false
  }
  const known = Map.groupBy(given, checksumOf)
  for (const change of madeAnew(A, next, before)) {
    if (known.get(checksumOf(change))?.some(one => equalBytes(one, change))) continue
    // It came deflated, or within a saved document, which Automerge compares by itself.
    const facts = await inspectChange(change)
    if (!facts.ok || !made.has(facts.value.hash)) return false
  }
  // The end of a mark before its beginning, or without one: only loading tells.
  return !given.some(one => one[TYPE_AT] !== DOCUMENT && mayHaveMarks(one)) || loads(A, next)
}

const TYPE_AT = 8
const DOCUMENT = 0

function loads(A: typeof Automerge, doc: Automerge.Doc<unknown>): boolean {
  try {
    return A.hasHeads(A.load(A.save(doc)), A.getHeads(doc))
  } catch {
    return false
  }
}

/** One that is not a change where Automerge cannot make them at all. */
function madeAnew(A: typeof Automerge, next: Automerge.Doc<unknown>, before: Automerge.Heads): readonly Uint8Array[] {
  try {
    return A.getChangesSince(next, before)
  } catch {
    return [new Uint8Array(8)]
  }
}

const checksumOf = (change: Uint8Array): number => new DataView(change.buffer, change.byteOffset).getUint32(4)

const metaOf = (A: typeof Automerge, doc: Automerge.Doc<unknown>, hash: string): Meta | null => A.getBackend(doc).getChangeMetaByHash(hash)
