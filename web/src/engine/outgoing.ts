import type { Bytes } from '@porchlight/shared/base/bytes'
import { asFields, bytesField, readCbor, uintField, writeCbor } from '@porchlight/shared/base/cbor'
import type { ChannelId, GroupId } from '@porchlight/shared/base/ids'
import type { OutgoingRow, Write } from './ports.ts'

/** Something sealed that waits to be sent: the entry, and how many saved changes it stands for (none for operations). */
export interface Outgoing {
  readonly row: number
  readonly channel: ChannelId
  readonly entry: Bytes
  readonly changes: number
  /** Of a text: all that waits of it counts as one. */
  readonly isTyped: boolean
}

export const outgoingWrite = (group: GroupId, channel: ChannelId, entry: Bytes, changes: number, isTyped = false): Write => ({
  to: 'outgoing',
  group,
  channel,
  bytes: writeCbor({ entry, changes, ...(isTyped && { isTyped }) }),
})

export function unpackOutgoing(row: OutgoingRow): Outgoing {
  const fields = asFields(readCbor(row.bytes))
  return {
    row: row.row,
    channel: row.channel as ChannelId,
    entry: bytesField(fields, 'entry'),
    changes: uintField(fields, 'changes'),
    isTyped: fields['isTyped'] === true,
  }
}
