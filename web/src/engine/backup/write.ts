import type { ChannelId } from '@porchlight/shared/base/ids'
import { Refused } from '@porchlight/shared/base/refusal'
import type { BackupItem } from '@porchlight/shared/wire/backup-items'
import { encodeItem, entryItems } from '@porchlight/shared/wire/backup-items'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupRecord } from '../home.ts'
import { unpackOutgoing } from '../outgoing.ts'
import type { Session } from '../session.ts'
import { readRecovery, ringRows } from './recovery.ts'

export interface Subject {
  readonly session: Session
  readonly record: GroupRecord
  /** How many entries there are, for the progress. */
  readonly entries: number
}

/** Everything, encoded, in reading order, as it is read from the disk. `took` is told of every entry. Throws Refused('cancelled'). */
export async function* backupItems(
  head: Extract<BackupItem, { type: 'backup' }>,
  subjects: readonly Subject[],
  { took, signal }: { took(count: number): void; signal: AbortSignal | undefined },
): AsyncGenerator<Bytes> {
  let items = 0
  let entries = 0
  const put = (item: BackupItem): Bytes => {
    if (signal?.aborted) throw new Refused('cancelled')
    if (item.type !== 'end') items++
    if (item.type === 'entries') {
      entries += item.entries.length
      took(item.entries.length)
    }
    return encodeItem(item)
  }
  yield put(head)
  for (const { session, record } of subjects) {
    yield put(await groupItem(session, record))
    for await (const item of groupEntries(session)) yield put(item)
  }
  yield put({ type: 'end', items, entries })
}

async function groupItem(session: Session, record: GroupRecord): Promise<BackupItem> {
  const recovery = await readRecovery(session.store, session.group)
  if (!recovery) throw new Error('a backup needs its recovery device')
  const { name, sample, relay, myName } = record
  const { openers, keys } = ringRows(session.ring)
  const invitations = session.invitations().map(({ seed, ready, ended }) => ({ seed: seed as Bytes, ready, ended }))
  const { keeper } = session.state()!
  const secrets = { keeper, ed: recovery.ed.pkcs8, x: recovery.x.pkcs8, openers, keys }
  return { type: 'group', group: session.group, name, sample, relay, myName, ...secrets, invitations }
}

/** What waits is looked up before what is stored: an entry that is sent meanwhile goes from the one to the other, and is then seen twice. */
async function* groupEntries(session: Session): AsyncGenerator<BackupItem> {
  const waiting = new Map<ChannelId, { bytes: Bytes; changes: number }[]>()
  for (const row of (await session.store.outgoing(session.group)).map(unpackOutgoing))
    waiting.set(row.channel, [...(waiting.get(row.channel) ?? []), { bytes: row.entry, changes: row.changes }])
  for (const { channel } of session.channels()) {
    let some: { bytes: Bytes }[] = []
    for await (const bytes of session.storedEntries(channel.id)) {
      some.push({ bytes })
      if (some.length < 200) continue
      yield* entryItems(channel, some)
      some = []
    }
    yield* entryItems(channel, some)
    yield* entryItems(channel, waiting.get(channel.id) ?? [])
  }
}

/** For the progress only. */
export async function countEntries(session: Session): Promise<number> {
  let count = (await session.store.outgoing(session.group)).length
  for (const { channel } of session.channels()) for await (const _ of session.storedEntries(channel.id)) count++
  return count
}
