import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { Authored } from '@porchlight/shared/roster/author'
import { sealOperation } from '@porchlight/shared/roster/seal-operation'
import type { ChannelDoc } from '@porchlight/shared/wire/channel'
import { outgoingWrite } from './outgoing.ts'
import type { Write } from './ports.ts'
import type { Session } from './session.ts'

/** Everything that an authored operation sends: boxes, the operation, mailboxes, in this order. */
export async function publishWrites(session: Session, { op, boxes, mailboxes }: Authored): Promise<Result<Write[]>> {
  // A move, and the removal that it follows from, are said where the group was before: there they are looked for.
  const past = op.parents.length > 0 ? session.viewAt(op.parents) : undefined
  const placeOf = async (doc: ChannelDoc) => (past ? session.places.before(past, doc) : session.channelOf(doc))
  const log = await placeOf('log')
  if (!log) return fail(refusal('missing-key', { detail: 'log' }))
  // Both are sealed as of before them, so that those whom they are about learn of them.
  const entry = await sealOperation(session.ring, log.id, op, past)
  if (!entry.ok) return entry
  const out = (channel: ChannelId, bytes: Bytes) => outgoingWrite(session.group, channel, bytes, 0)
  const boxWrites: Write[] = []
  for (const one of boxes) {
    const channel = await placeOf(`keys/${one.scope}`)
    if (!channel) return fail(refusal('missing-key', { detail: one.scope }))
    boxWrites.push(out(channel.id, one.entry))
  }
  return ok([...boxWrites, out(log.id, entry.value), ...mailboxes.map(one => out(one.channel as ChannelId, one.entry))])
}
