import { type Bytes, concat, fromUtf8, readU32, u32, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId, GroupId, OpId, Scope } from '@porchlight/shared/base/ids'
import { createRoster, type Roster, rosterFromCheckpoint } from '@porchlight/shared/roster/roster'
import type { Store, Write } from './ports.ts'

/** The roster as it was when it was last put aside, and up to where the stored log is in it. */
export interface OpenedRoster {
  readonly roster: Roster
  readonly rows: ReadonlyMap<ChannelId, number>
  readonly lostAt: ReadonlyMap<Scope, readonly OpId[]>
}

interface Head {
  /** Of what follows. */
  readonly length: number
  readonly rows: readonly (readonly [ChannelId, number])[]
  readonly lostAt: readonly (readonly [Scope, readonly OpId[]])[]
}

const nameOf = (group: GroupId): string => `roster/${group}`
export const NEVER: Omit<OpenedRoster, 'roster'> = { rows: new Map(), lostAt: new Map() }
/** Reading so many operations again costs less than writing all of them. */
const FEW = 32
const PART = 0.05

/** From the checkpoint; without one, or where it is damaged or another version's, empty: then the log is read. */
export async function openRoster(store: Pick<Store, 'value'>, group: GroupId): Promise<OpenedRoster> {
  const bytes = await store.value(nameOf(group))
  try {
    return (bytes && read(group, bytes)) || { roster: createRoster(group), ...NEVER }
  } catch (error) {
    console.warn('Porchlight: the roster is read from its log', error)
    return { roster: createRoster(group), ...NEVER }
  }
}

function read(group: GroupId, bytes: Uint8Array): OpenedRoster | undefined {
  const end = 4 + readU32(bytes)
  const head = JSON.parse(fromUtf8(bytes.subarray(4, end))) as Head
  if (head.length !== bytes.length - end) return undefined
  const roster = rosterFromCheckpoint(group, bytes.subarray(end))
  return roster.ok ? { roster: roster.value, rows: new Map(head.rows), lostAt: new Map(head.lostAt) } : undefined
}

/** Whether so much has come since that it is worth it. */
export const isDue = (now: number, then: number): boolean => now - then >= Math.max(FEW, now * PART)

export function checkpointWrite(group: GroupId, { roster, rows, lostAt }: OpenedRoster): Write {
  const bytes = roster.checkpoint()
  const head: Bytes = utf8(JSON.stringify({ length: bytes.length, rows: [...rows], lostAt: [...lostAt] } satisfies Head))
  return { to: 'value', name: nameOf(group), value: concat(u32(head.length), head, bytes) }
}
