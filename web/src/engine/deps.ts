import type { BatchId, DocId, GroupId } from '@porchlight/shared/base/ids'
import type { Accepted } from './judge.ts'
import type { Docs } from './ports.ts'

/**
 * Batches that go on from changes which are neither in the document nor in another one of these. Automerge would take
 * them and show nothing until the others come, and nobody would have looked at what they are together; so they wait.
 */
export async function lackingDeps(
  docs: Pick<Docs, 'look'>,
  group: GroupId,
  doc: DocId,
  accepted: readonly Accepted[],
): Promise<ReadonlySet<BatchId>> {
  const brought = new Map(accepted.flatMap(({ batch, facts }) => facts.map(one => [one.hash, batch.id] as const)))
  const outer = [...new Set(accepted.flatMap(({ facts }) => facts.flatMap(one => one.deps.filter(dep => !brought.has(dep)))))]
  const absent =
    outer.length > 0 ? await docs.look(group, doc, (A, now) => new Set(outer.filter(dep => !A.hasHeads(now, [dep])))) : undefined
  const lacking = new Set<BatchId>()
  if (!absent?.size) return lacking
  const isLacking = (dep: string) => absent.has(dep) || lacking.has(brought.get(dep)!)
  for (let before = -1; before !== lacking.size;) {
    before = lacking.size
    for (const { batch, facts } of accepted) if (facts.some(one => one.deps.some(isLacking))) lacking.add(batch.id)
  }
  return lacking
}
