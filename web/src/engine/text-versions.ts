import type * as Automerge from '@automerge/automerge/slim'
import type { TextVersion } from './api-text.ts'

/** Somebody who stops for so long begins a new version. */
const PAUSE_MS = 10 * 60_000

/**
 * A text's past, oldest first: one version for each stretch in which one member typed. Times are those of the writers'
 * phones. Versions follow the order in which changes rest on each other; what was written at the same time stands in one
 * of the possible orders, the same on every phone that has the same changes.
 */
export async function versionsOf(
  A: typeof Automerge,
  doc: Automerge.Doc<object>,
  memberOf: (actor: string) => Promise<string | undefined>,
): Promise<readonly TextVersion[]> {
  const versions: TextVersion[] = []
  const heads = new Set<string>()
  const members = new Map<string, Promise<string | undefined>>()
  // The first is the frozen beginning, which nobody wrote.
  for (const change of A.getChangesMetaSince(doc, []).slice(1)) {
    for (const dep of change.deps) heads.delete(dep)
    heads.add(change.hash)
    const known = members.get(change.actor) ?? memberOf(change.actor)
    members.set(change.actor, known)
    const by = await known
    const at = change.time * 1000
    const last = versions.at(-1)
    const goesOn = last && last.by === by && Math.abs(at - last.at) <= PAUSE_MS
    versions.splice(goesOn ? -1 : versions.length, goesOn ? 1 : 0, { by, at, heads: [...heads], changes: 1 + (goesOn ? last.changes : 0) })
  }
  return versions
}
