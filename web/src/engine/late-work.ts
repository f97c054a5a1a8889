import type { Bytes } from '@porchlight/shared/base/bytes'
import { parseDocId } from '@porchlight/shared/base/ids'
import { openLate } from '@porchlight/shared/wire/late'
import { isSignedBy, parseBatch } from '@porchlight/shared/wire/batch'
import { sealEntry } from '@porchlight/shared/wire/entry'
import { placeOf } from './chain.ts'
import type { Inbox } from './inbox.ts'
import { outgoingWrite } from './outgoing.ts'
import type { Session } from './session.ts'

/**
 * Work of those who did not know where the group had gone: an organizer's phone puts each batch into its doc, where it
 * counts, or not, by the rules of every other. What nobody of the group has signed is left lying.
 */
export async function carryLate(session: Session, inbox: Pick<Inbox, 'take'>): Promise<void> {
  for (const { channel } of session.places.all('late'))
    for await (const entry of session.storedEntries(channel.id)) await carryOne(session, inbox, channel.id, entry)
}

async function carryOne(
  session: Session,
  inbox: Pick<Inbox, 'take'>,
  ...[from, entry]: [Parameters<typeof openLate>[1], Bytes]
): Promise<void> {
  for (const { x } of session.ring.held('organizers')) {
    const opened = await openLate(x, from, entry)
    if (!opened.ok) continue
    const { doc, signed } = opened.value
    const channel = session.channelOf(doc)
    const batch = await parseBatch(signed)
    if (!channel || !batch.ok || batch.value.group !== session.group || batch.value.doc !== doc) return
    const author = session.state()?.devices.get(batch.value.device)
    if (!author || !(await isSignedBy(batch.value, author.ed))) return
    const place = placeOf(await session.chains(doc), batch.value)
    if (place === 'known' || place === 'older') return
    const key = session.sealingKey(parseDocId(doc)!.scope)
    const sealed = key.ok ? await sealEntry(key.value, channel.id, doc, signed) : key
    if (!sealed.ok || (await session.store.hasEntry(channel.id, sealed.value))) return
    await inbox.take(doc, channel, [sealed.value], [outgoingWrite(session.group, channel.id, sealed.value, 0)])
    return
  }
}
