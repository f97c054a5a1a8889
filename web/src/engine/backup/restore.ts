import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { deviceKeysFrom, newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, deviceCard } from '@porchlight/shared/roster/author'
import { createRoster } from '@porchlight/shared/roster/roster'
import { memberOf, type RosterState } from '@porchlight/shared/roster/state'
import type { BackupGroup } from '@porchlight/shared/wire/backup-items'
import { channelFor } from '@porchlight/shared/wire/channel'
import { publishWrites } from '../publish.ts'
import { encodeCursor } from '../cursor.ts'
import { readLog } from '../join.ts'
import type { Store, Write } from '../ports.ts'
import { cursorName } from '../rows.ts'
import { createSession, type Session } from '../session.ts'
import { recoveryWrite, ringOf } from './recovery.ts'

export interface Renewed {
  readonly session: Session
  readonly state: RosterState
  /** The log, and the own admission that waits to be sent. */
  readonly writes: readonly Write[]
}

/**
 * From a group in a backup to a session of a new device of the same member, added by the recovery device. Nothing is
 * stored here. `too-many-devices`, `removed-author`, `backup-damaged`.
 */
export async function renewMember(
  saved: BackupGroup,
  log: ReadonlyMap<ChannelId, readonly Bytes[]>,
  store: Store,
  random: Random,
): Promise<Result<Renewed>> {
  const { group } = saved
  const recovery = await deviceKeysFrom(saved).catch(() => undefined)
  if (!recovery) return fail(refusal('backup-damaged', { detail: 'recovery' }))
  const keys = await newDeviceKeys(random)
  const ring = await ringOf(saved, group, recovery, keys)
  const roster = createRoster(group)
  const locator = ring.locator('log')
  if (!locator) return fail(refusal('backup-damaged', { detail: 'log key' }))
  const channel = await channelFor(saved.keeper, locator, 'log')
  const entries = log.get(channel.id) ?? []
  await readLog(roster, ring, channel, entries)
  if (!roster.view()) return fail(refusal('backup-damaged', { detail: 'log' }))

  const added = await act(roster, recovery, { type: 'addDevice', ...(await deviceCard(keys, group)) })
  if (!added.ok) return added
  const session = createSession(store, group, keys, roster, ring)
  await ring.update(roster.view()!)
  await session.settle()
  const sealed = await publishWrites(session, { op: added.value, boxes: [], mailboxes: [] })
  if (!sealed.ok) return sealed
  const stored = entries.map((bytes): Write => ({ to: 'entry', channel: channel.id, bytes }))
  return ok({ session, state: roster.view()!, writes: [...stored, ...sealed.value, recoveryWrite(group, recovery)] })
}

/** No relay can have this digest: it says so, and whatever it lacks of what is here is given to it. */
const NEVER = encodeCursor({ n: 1, digest: new Uint8Array(32).fill(0xff) })
export const cursorWrites = (channels: Iterable<ChannelId>): Write[] =>
  [...channels].map(id => ({ to: 'value', name: cursorName(id), value: NEVER }))

/** Whose backup it is, by the device that it adds. */
export const ownerOf = async (saved: BackupGroup, state: RosterState) => {
  const recovery = await deviceKeysFrom(saved).catch(() => undefined)
  return recovery && memberOf(state, recovery.id)?.id
}
