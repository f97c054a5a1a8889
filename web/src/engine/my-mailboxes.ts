import { fromHex, fromUtf8, toHex, utf8 } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { DeviceId, GroupId, Role, TurfScope } from '@porchlight/shared/base/ids'
import { type Channel, channelOfPreimage } from '@porchlight/shared/wire/channel'
import type { Store, Write } from './ports.ts'

/**
 * Channels besides the group's own that this phone looks after, so that a relay that loses them gets them back: where a
 * recovery key finds the group, and where a phone that is being let in meets us.
 */
export type MyMailbox = RecoveryMailbox | PairingMailbox

export interface RecoveryMailbox {
  readonly is: 'recovery'
  readonly channel: Channel
  /** The key itself: a device. Its secret is on paper only. */
  readonly device: DeviceId
  /** The relay has had it. */
  readonly ready: boolean
}

export interface PairingMailbox {
  readonly is: 'pairing'
  readonly channel: Channel
  readonly seed: Bytes
  readonly what: 'device' | 'member'
  readonly role: Exclude<Role, 'admin'>
  readonly scopes: readonly TurfScope[]
  /** Who was let in by it. */
  readonly answered: DeviceId | undefined
  readonly ended: boolean
}

export const mailboxesName = (group: GroupId): string => `mailboxes/${group}`

type Row =
  | Omit<RecoveryMailbox, 'channel'>
  | (Omit<PairingMailbox, 'channel' | 'seed' | 'answered'> & { seed: string; answered?: DeviceId })

export async function readMailboxes(store: Pick<Store, 'value'>, group: GroupId): Promise<readonly MyMailbox[]> {
  const bytes = await store.value(mailboxesName(group))
  if (!bytes) return []
  const rows = JSON.parse(fromUtf8(bytes)) as (Row & { preimage: string })[]
  return Promise.all(
    rows.map(async ({ preimage, ...row }): Promise<MyMailbox> => {
      const channel = await channelOfPreimage(fromHex(preimage))
      return row.is === 'recovery' ? { ...row, channel } : { ...row, channel, seed: fromHex(row.seed), answered: row.answered }
    }),
  )
}

export const mailboxesWrite = (group: GroupId, list: readonly MyMailbox[]): Write => ({
  to: 'value',
  name: mailboxesName(group),
  value: utf8(
    JSON.stringify(
      list.map(({ channel, ...one }) => ({
        ...one,
        preimage: toHex(channel.preimage),
        ...('seed' in one ? { seed: toHex(one.seed) } : {}),
      })),
    ),
  ),
})
