import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { ok, type Result } from '@porchlight/shared/base/result'
import { type WorkFile, workFileEnd, workFileHead, workFileParts } from '@porchlight/shared/wire/work-file'
import type { BroughtIn } from './api.ts'
import { outgoingWrite, unpackOutgoing } from './outgoing.ts'
import type { Runtime } from './runtime.ts'
import type { Followed, Session } from './session.ts'

/** Everything this phone holds of the group, sealed: delivered or not, own work or others'. `only`: what is for one phone. */
export async function writeWorkFile(
  session: Session,
  runtime: Runtime,
  now: number,
  only: (one: Followed) => boolean = () => true,
): Promise<Result<Blob>> {
  // What cannot be sealed yet (its key has not come) stays on this phone and goes into a later file.
  await runtime.outbox.cut()
  const waiting = new Map<ChannelId, Bytes[]>()
  for (const row of (await session.store.outgoing(session.group)).map(unpackOutgoing))
    waiting.set(row.channel, [...(waiting.get(row.channel) ?? []), row.entry])
  const parts: Bytes[] = [workFileHead({ group: session.group, made: now })]
  let channels = 0
  let total = 0
  for (const { channel } of session.channels().filter(only)) {
    const entries: Bytes[] = []
    for await (const entry of session.storedEntries(channel.id)) entries.push(entry)
    entries.push(...(waiting.get(channel.id) ?? []))
    if (entries.length === 0) continue
    parts.push(...workFileParts(channel, entries))
    channels++
    total += entries.length
  }
  return ok(new Blob([...parts, workFileEnd(channels, total)], { type: 'application/x-porchlight' }))
}

/** Takes in what this phone lacks, and queues it for the relay. Channels that nobody here can read stay sealed and are passed over. */
export async function takeWorkFile(session: Session, runtime: Runtime, file: WorkFile): Promise<Result<BroughtIn>> {
  let added = 0
  let total = 0
  // What one part makes known (keys, scopes) is what the next is read by; a second round finds channels that came late.
  const left = new Set(file.parts)
  for (let before = -1; before !== left.size;) {
    before = left.size
    for (const part of left) {
      const followed = session.channels().find(one => one.channel.id === part.channel.id)
      if (!followed) continue
      left.delete(part)
      const fresh: Bytes[] = []
      for (const entry of part.entries) if (!(await session.store.hasEntry(part.channel.id, entry))) fresh.push(entry)
      total += part.entries.length
      if (fresh.length === 0) continue
      const queued = fresh.map(entry => outgoingWrite(session.group, part.channel.id, entry, 0))
      const taken = await runtime.inbox.take(followed.doc, followed.channel, fresh, queued)
      if (!taken.ok) return taken
      added += fresh.length
    }
  }
  await runtime.lookAgain()
  return ok({ group: session.group, added, total })
}
