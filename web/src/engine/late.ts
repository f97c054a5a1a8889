import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Random } from '@porchlight/shared/base/ports'
import type { DocId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newestEpoch } from '@porchlight/shared/roster/recipients'
import { buildLate } from '@porchlight/shared/wire/late'
import { outgoingWrite } from './outgoing.ts'
import type { Write } from './ports.ts'
import type { Session } from './session.ts'

/** A batch of ours for a doc that is where we do not know: boxed to the organizers, one of whose phones carries it over. */
export async function lateWrite(session: Session, random: Random, doc: DocId, signed: Bytes, changes: number): Promise<Result<Write>> {
  const state = session.state()
  const [place] = session.places.all('late')
  const epoch = state && (newestEpoch(state, 'organizers') ?? state.epochs.get(state.tips.get('organizers')?.at(-1) as never))
  if (!place || !epoch) return fail(refusal('no-key', { detail: doc }))
  const entry = await buildLate(epoch.public, place.channel.id, { doc, signed }, random)
  return entry.ok ? ok(outgoingWrite(session.group, place.channel.id, entry.value, changes)) : entry
}
