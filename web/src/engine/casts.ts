import { type Bytes, fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId, DocId } from '@porchlight/shared/base/ids'
import { parseDocId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { castTag, openCast, sealCast } from '@porchlight/shared/wire/cast'
import type { Session } from './session.ts'
import type { RelayLink } from './transports/link.ts'

/** What is told to those who have a document open now, and kept nowhere. Whatever goes wrong with it goes unsaid. */
export async function sendCast(session: Session, link: RelayLink, random: Random, doc: DocId, what: unknown): Promise<void> {
  const channel = session.channelOf(doc)
  const key = session.sealingKey(parseDocId(doc)!.scope)
  if (!channel || !key.ok || link.state().link !== 'online') return
  const sealed = await sealCast(key.value, channel.id, doc, utf8(JSON.stringify(what)), random.bytes(16))
  if (sealed) link.cast(channel.id, sealed)
}

export async function readCast(session: Session, id: ChannelId, payload: Bytes): Promise<{ doc: DocId; what: unknown } | undefined> {
  const doc = session.channels().find(({ channel }) => channel.id === id)?.doc
  const tag = castTag(payload)
  if (!doc || !tag || !parseDocId(doc)) return undefined
  const key = await session.keyFor(id, doc, tag)
  const content = key && (await openCast(key, id, doc as DocId, payload))
  if (!content) return undefined
  try {
    return { doc: doc as DocId, what: JSON.parse(fromUtf8(content)) as unknown }
  } catch {
    return undefined
  }
}
