import type { Bytes } from '@porchlight/shared/base/bytes'
import { type DocId, type GroupId, type OpId, parseDocId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { kindNamed } from '@porchlight/shared/doc/registry'
import type { RosterState } from '@porchlight/shared/roster/state'
import { mayWrite } from '@porchlight/shared/roster/who-may'
import { type Batch, isActorOf, isSignedBy, parseBatch } from '@porchlight/shared/wire/batch'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { unpackChanges } from '@porchlight/shared/wire/payload'

/**
 * Whether an opened batch counts. A function of its bytes and the roster only (docs/PROTOCOL.md section 4), so that all
 * devices agree. Where the batch stands in its author's chain is asked separately (chain.ts).
 */
export type Verdict =
  | { readonly is: 'accepted'; readonly batch: Batch; readonly changes: readonly Bytes[] }
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
  // Snapshots are read and kept; what they stand for is applied once organizers' phones post them.
  if (batch.kind === 'snapshot') return { is: 'accepted', batch, changes: [] }

  const changes = await unpackChanges(batch.payload)
  if (!changes.ok) return aside(changes.error, batch)
  const facts = await inspectChanges(changes.value)
  if (!facts.ok) return aside(facts.error, batch)
  for (const { actor } of facts.value)
    if (!(await isActorOf(actor, batch.device, doc))) return { is: 'aside', why: 'actor-mismatch', batch }
  return { is: 'accepted', batch, changes: changes.value }
}
