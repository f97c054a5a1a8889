import type { Bytes } from '@porchlight/shared/base/bytes'
import { type DocId, type GroupId, parseDocId, type Role } from '@porchlight/shared/base/ids'
import { kindNamed } from '@porchlight/shared/doc/registry'
import { type Right, rightAt } from '@porchlight/shared/roster/counting'
import type { Roster } from '@porchlight/shared/roster/roster'
import { isOrganizer, memberOf } from '@porchlight/shared/roster/state'
import { actorPrefix, type Batch, isActorOf, isSignedBy, parseBatch } from '@porchlight/shared/wire/batch'
import { type ChangeFacts, inspectChanges } from '@porchlight/shared/wire/change-limits'
import { inspectDocument } from '@porchlight/shared/wire/document-limits'
import { type SnapshotPayload, unpackChanges, unpackSnapshot } from '@porchlight/shared/wire/payload'
import { writtenOnce } from './written-once.ts'

/**
 * What an opened batch is at the door. A function of its bytes and the roster only (docs/PROTOCOL.md section 4), so that
 * all devices agree. Where it stands in its author's chain (chain.ts), and whether it counts in the whole (weigh.ts), is
 * asked separately.
 */
export type Verdict =
  | Accepted
  /** Lacks something that may still come. */
  | { readonly is: 'held'; readonly why: string }
  /** Breaks a rule. `batch` where it is at least signed by its author: then it has a place in the author's chain. `isFault`: whatever the roster says. */
  | { readonly is: 'aside'; readonly why: string; readonly batch?: BatchHead; readonly isFault?: boolean }

export interface Accepted extends Contents {
  readonly is: 'accepted'
  readonly batch: BatchHead
  /** Never `none`. */
  readonly right: Right
}

export type BatchHead = Omit<Batch, 'payload' | 'signed'>

/** What keeps the limits. */
export interface Contents {
  /** Changes, or of a snapshot the saved document that has them all. */
  readonly changes: readonly Bytes[]
  readonly facts: readonly Pick<ChangeFacts, 'hash' | 'deps' | 'actor' | 'seq'>[]
  readonly covers?: SnapshotPayload['vector']
}

export interface JudgePorts {
  readonly group: GroupId
  readonly roster: Pick<Roster, 'viewAt' | 'viewWithin'>
}

/** A batch that its author has signed, with what was found in it, if that has been looked for. */
export interface Looked {
  readonly batch: BatchHead
  readonly contents: Contents | { readonly fault: string } | undefined
}

export async function judge(signed: Uint8Array, doc: DocId, ports: JudgePorts): Promise<Verdict> {
  const parsed = await parseBatch(signed)
  if (!parsed.ok)
    return parsed.error.code === 'newer-version' ? { is: 'held', why: 'newer-version' } : { is: 'aside', why: parsed.error.code }
  const batch = parsed.value
  if (batch.group !== ports.group || batch.doc !== doc) return { is: 'aside', why: 'wrong-doc' }
  if (!kindNamed(parseDocId(doc)!.kind)) return { is: 'held', why: 'newer-version' }

  const view = ports.roster.viewAt(batch.auth)
  if (!view) return { is: 'held', why: 'missing-auth' }
  // What is void at `auth` may not be in the whole.
  const device = view.devices.get(batch.device) ?? ports.roster.viewWithin(batch.auth)!.devices.get(batch.device)
  if (!device) return { is: 'aside', why: 'unknown-author' }
  if (!(await isSignedBy(batch, device.ed))) return { is: 'aside', why: 'bad-signature' }
  return judgeLooked({ batch, contents: undefined }, ports, () => contentsOf(batch, ports))
}

/** The same for a batch that was looked at before: the roster may say something else by now. */
export async function judgeLooked(
  { batch, contents }: Looked,
  ports: JudgePorts,
  look: () => Promise<Looked['contents']>,
): Promise<Verdict> {
  const { kind, scope } = parseDocId(batch.doc)!
  const right = rightAt(ports.roster, batch, kindNamed(kind)!.writers, scope)
  if (!right) return { is: 'held', why: 'missing-auth' }
  if (right.is === 'none') return { is: 'aside', why: right.why, batch }
  const found = (contents ?? (await look()))!
  return 'fault' in found ? { is: 'aside', why: found.fault, batch, isFault: true } : { is: 'accepted', batch, right, ...found }
}

export async function contentsOf(batch: Batch, ports: JudgePorts): Promise<Contents | { readonly fault: string }> {
  if (batch.kind === 'snapshot') return snapshotOf(batch, ports)
  const changes = await unpackChanges(batch.payload)
  if (!changes.ok) return { fault: changes.error.code }
  const facts = await inspectChanges(changes.value, writtenOnce(parseDocId(batch.doc)!.kind))
  if (!facts.ok) return { fault: facts.error.code }
  for (const actor of new Set(facts.value.map(one => one.actor)))
    if (!(await isActorOf(actor, batch.device, batch.doc))) return { fault: 'actor-mismatch' }
  return { changes: changes.value, facts: facts.value }
}

/** The actor of the frozen initial change, with which every document begins. */
const NOBODY = '00'.repeat(16)

/** An organizer's word for many batches: it may hold nobody's changes but theirs. */
async function snapshotOf(batch: Batch, { roster }: JudgePorts): Promise<Contents | { readonly fault: string }> {
  const roleIn = (view: ReturnType<Roster['viewAt']>): Role => (view && memberOf(view, batch.device)?.role) ?? 'canvasser'
  if (!isOrganizer(roleIn(roster.viewWithin(batch.auth))) && !isOrganizer(roleIn(roster.viewAt(batch.auth))))
    return { fault: 'author-no-right' }
  const payload = await unpackSnapshot(batch.payload)
  if (!payload.ok) return { fault: payload.error.code }
  const { heads, vector, doc } = payload.value
  const facts = await inspectDocument(doc)
  if (!facts.ok) return { fault: facts.error.code }
  if (facts.value.heads.join() !== heads.toSorted().join()) return { fault: 'malformed' }
  const authors = new Set(await Promise.all(vector.map(([device]) => actorPrefix(device, batch.doc))))
  const isCovered = (actor: string) => actor === NOBODY || (actor.length === 32 && authors.has(actor.slice(0, 16)))
  if (!facts.value.actors.every(isCovered)) return { fault: 'actor-mismatch' }
  return { changes: [doc], facts: [], covers: vector }
}
