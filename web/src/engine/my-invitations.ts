import { fromHex, fromUtf8, toHex, utf8 } from '@porchlight/shared/base/bytes'
import type { GroupId, InvitationId } from '@porchlight/shared/base/ids'
import type { Channel } from '@porchlight/shared/wire/channel'
import { invitationKeys } from '@porchlight/shared/wire/invitation-link'
import type { Store, Write } from './ports.ts'

/** An invitation that was made on this phone: its secret, so that link and code can be shown again. */
export interface MyInvitation {
  readonly id: InvitationId
  readonly seed: Uint8Array
  readonly mailbox: Channel
  /** The relay has had everything that the link needs. */
  readonly ready: boolean
  readonly ended: boolean
}

const nameOf = (group: GroupId): string => `invitations/${group}`

export async function readMine(store: Store, group: GroupId): Promise<readonly MyInvitation[]> {
  const bytes = await store.value(nameOf(group))
  if (!bytes) return []
  const rows = JSON.parse(fromUtf8(bytes)) as { seed: string; ready: boolean; ended: boolean }[]
  return Promise.all(
    rows.map(async ({ seed, ready, ended }) => {
      const { id, mailbox } = await invitationKeys(fromHex(seed))
      return { id, seed: fromHex(seed), mailbox, ready, ended }
    }),
  )
}

export const mineWrite = (group: GroupId, list: readonly MyInvitation[]): Write => ({
  to: 'value',
  name: nameOf(group),
  value: utf8(JSON.stringify(list.map(({ seed, ready, ended }) => ({ seed: toHex(seed), ready, ended })))),
})
