import type { Bytes } from '@porchlight/shared/base/bytes'
import { type DocId, type GroupId, type OpId, parseDocId, type Role } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { kindNamed } from '@porchlight/shared/doc/registry'
import type { RosterState } from '@porchlight/shared/roster/state'
import { isOrganizer } from '@porchlight/shared/roster/state'
import { mayWrite } from '@porchlight/shared/roster/who-may'
import { actorPrefix, type Batch, isActorOf, isSignedBy, parseBatch } from '@porchlight/shared/wire/batch'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { inspectDocument } from '@porchlight/shared/wire/document-limits'
import { type SnapshotPayload, unpackChanges, unpackSnapshot } from '@porchlight/shared/wire/payload'

/**
 * Whether an opened batch counts. A function of its bytes and the roster only (docs/PROTOCOL.md section 4), so that all
 * devices agree. Where the batch stands in its author's chain is asked separately (chain.ts).
 */
export type Verdict =
  | {
      readonly is: 'accepted'
      readonly batch: Batch
      /** Changes, or of a snapshot the saved document that has them all. */
      readonly changes: readonly Bytes[]
      readonly covers?: SnapshotPayload['vector']
    }
  /** Lacks something that may still come. */
  | { readonly is: 'held'; readonly why: string }
  /** Breaks a rule. `batch` where it is at least signed by its author: then it has a place in the author's chain. */
  | { readonly is: 'aside'; readonly why: string; readonly batch?: Batch }

const aside = (error: Refusal, batch?: Batch): Verdict =>
  batch ? { is: 'aside', why: error.code, batch } : { is: 'aside', why: error.code }

export interface JudgePorts {
  readonly group: GroupId
  /** The roster as of these heads; undefined while one of them has not come. */
  viewAt(heads: readonly OpId[]): RosterState | undefined
}

export async function judge(signed: Uint8Array, doc: DocId, { group, viewAt }: JudgePorts): Promise<Verdict> {
  const parsed = await parseBatch(signed)
  if (!parsed.ok) return parsed.error.code === 'newer-version' ? { is: 'held', why: 'newer-version' } : aside(parsed.error)
  const batch = parsed.value
  if (batch.group !== group || batch.doc !== doc) return { is: 'aside', why: 'wrong-doc' }

  const { kind: kindName, scope } = parseDocId(doc)!
  const kind = kindNamed(kindName)
  if (!kind) return { is: 'held', why: 'newer-version' }

  const view = viewAt(batch.auth)
  if (!view) return { is: 'held', why: 'missing-auth' }
  const device = view.devices.get(batch.device)
  if (!device) return { is: 'aside', why: 'unknown-author' }
  if (!(await isSignedBy(batch, device.ed))) return { is: 'aside', why: 'bad-signature' }

  const noRight = mayWrite(view, batch.device, kind.writers, scope)
  if (noRight) return aside(noRight, batch)
  if (batch.kind === 'snapshot') return judgeSnapshot(batch, view.members.get(device.member)!.role)

  const changes = await unpackChanges(batch.payload)
  if (!changes.ok) return aside(changes.error, batch)
  const facts = await inspectChanges(changes.value)
  if (!facts.ok) return aside(facts.error, batch)
  for (const { actor } of facts.value)
    if (!(await isActorOf(actor, batch.device, doc))) return { is: 'aside', why: 'actor-mismatch', batch }
  return { is: 'accepted', batch, changes: changes.value }
}

/** The actor of the frozen initial change, with which every document begins. */
const NOBODY = '00'.repeat(16)

/** An organizer's word for many batches: it may hold nobody's changes but theirs. */
async function judgeSnapshot(batch: Batch, role: Role): Promise<Verdict> {
  if (!isOrganizer(role)) return { is: 'aside', why: 'author-no-right', batch }
  const payload = await unpackSnapshot(batch.payload)
  if (!payload.ok) return aside(payload.error, batch)
  const { heads, vector, doc } = payload.value
  const facts = await inspectDocument(doc)
  if (!facts.ok) return aside(facts.error, batch)
  if (facts.value.heads.join() !== heads.toSorted().join()) return { is: 'aside', why: 'malformed', batch }
  const authors = new Set(await Promise.all(vector.map(([device]) => actorPrefix(device, batch.doc))))
  const isCovered = (actor: string) => actor === NOBODY || (actor.length === 32 && authors.has(actor.slice(0, 16)))
  if (!facts.value.actors.every(isCovered)) return { is: 'aside', why: 'actor-mismatch', batch }
  return { is: 'accepted', batch, changes: [doc], covers: vector }
}
