import type { Bytes } from '@porchlight/shared/base/bytes'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { createKeyRing } from '@porchlight/shared/roster/key-ring'
import { createRoster } from '@porchlight/shared/roster/roster'
import { mayAct } from '@porchlight/shared/roster/who-may'
import { type Channel, channelFor } from '@porchlight/shared/wire/channel'
import type { PairingAnswer } from '@porchlight/shared/wire/pairing'
import { readLog } from '../join.ts'
import type { Store, Write } from '../ports.ts'
import { createSession, type Session } from '../session.ts'
import type { Pending } from './pending.ts'

export interface Entered {
  readonly session: Session
  readonly log: Channel
  readonly writes: readonly Write[]
}

export const logOf = (answer: PairingAnswer): Promise<Channel> => channelFor(answer.keeper, answer.locator, 'log')

/**
 * From an answer and the log to a session of the device that was let in. Nothing is stored here. `not-here-yet`: the log
 * does not say so yet, and more of it is to be read. `offer-other-group`.
 */
export async function enter(store: Store, pending: Pending, answer: PairingAnswer, entries: readonly Bytes[]): Promise<Result<Entered>> {
  const { group, keys } = pending
  if (answer.group !== group) return fail(refusal('offer-other-group'))
  const ring = createKeyRing(keys, group)
  await ring.addMailbox({ ...answer, scope: 'log' })
  const roster = createRoster(group)
  const log = await logOf(answer)
  await readLog(roster, ring, log, entries)
  const state = roster.view()
  if (!state || mayAct(state, keys.id)) return fail(refusal('not-here-yet'))
  const session = createSession(store, group, keys, roster, ring)
  await ring.update(state)
  await session.settle()
  return ok({ session, log, writes: entries.map((bytes): Write => ({ to: 'entry', channel: log.id, bytes })) })
}
