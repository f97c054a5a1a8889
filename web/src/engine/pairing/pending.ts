import { fromHex, fromUtf8, toHex, utf8 } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { type DeviceKeys, deviceKeysFrom } from '@porchlight/shared/crypto/device'
import { deviceCard } from '@porchlight/shared/roster/author'
import type { Channel } from '@porchlight/shared/wire/channel'
import { cardText, checkLetters, type PairingCard, pairingKeys } from '@porchlight/shared/wire/pairing'
import type { KeyPair } from '@porchlight/shared/crypto/keys'
import type { PairingView } from '../api-devices.ts'
import type { Store } from '../ports.ts'

/** This phone is being let into a group: its keys for that group, kept until the answer has come. */
export interface Pending {
  readonly group: GroupId
  readonly what: 'device' | 'member'
  readonly relay: string
  readonly name: string
  readonly keys: DeviceKeys
  readonly seed: Bytes
  readonly channel: Channel
  /** Of the seed: what both sides can open. */
  readonly x: KeyPair
  readonly card: PairingCard
}

export type NewPending = Pick<Pending, 'group' | 'what' | 'relay' | 'name' | 'keys' | 'seed'>

const NAME = 'pairings'

export async function completed(start: NewPending): Promise<Pending> {
  const { channel, x } = await pairingKeys(start.seed)
  const card: PairingCard = { type: 'card', channel: channel.id, name: start.name, ...(await deviceCard(start.keys, start.group)) }
  return { ...start, channel, x, card }
}

export async function readPending(store: Store): Promise<readonly Pending[]> {
  const bytes = await store.value(NAME, 'now')
  if (!bytes) return []
  const rows = JSON.parse(fromUtf8(bytes)) as (Omit<NewPending, 'keys' | 'seed'> & { seed: string; ed: string; x: string })[]
  return Promise.all(
    rows.map(async ({ seed, ed, x, ...row }) =>
      completed({ ...row, seed: fromHex(seed), keys: await deviceKeysFrom({ ed: fromHex(ed), x: fromHex(x) }) }),
    ),
  )
}

export const pendingWrite = (list: readonly NewPending[]) =>
  ({
    to: 'value',
    name: NAME,
    value:
      list.length === 0
        ? undefined
        : utf8(
            JSON.stringify(
              list.map(({ group, what, relay, name, keys, seed }) => {
                const secrets = { seed: toHex(seed), ed: toHex(keys.ed.pkcs8), x: toHex(keys.x.pkcs8) }
                return { group, what, relay, name, ...secrets }
              }),
            ),
          ),
  }) as const

export const writePending = (store: Store, list: readonly NewPending[]): Promise<Result<void>> => store.commit([pendingWrite(list)])

export const viewOf = async ({ channel, what, name, relay, card }: Pending): Promise<PairingView> => ({
  id: channel.id,
  what,
  name,
  relay,
  card: cardText(card),
  check: await checkLetters(card),
})
