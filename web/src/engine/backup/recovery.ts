import type { GroupId } from '@porchlight/shared/base/ids'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { asFields, bytesField, readCbor, writeCbor } from '@porchlight/shared/base/cbor'
import { type DeviceKeys, deviceKeysFrom } from '@porchlight/shared/crypto/device'
import { keyPairFromPkcs8 } from '@porchlight/shared/crypto/keys'
import { createKeyRing, type KeyRing } from '@porchlight/shared/roster/key-ring'
import type { RosterState } from '@porchlight/shared/roster/state'
import type { BackupGroup } from '@porchlight/shared/wire/backup-items'
import type { Store, Write } from '../ports.ts'

/**
 * The recovery device: a device of this member that lives only in backups. It holds keys and adds the phone that
 * restores; it never writes. So a backup that is restored twice makes two new devices, and none is ever used twice.
 */
export const recoveryName = (group: GroupId): string => `recovery/${group}`

export async function readRecovery(store: Store, group: GroupId): Promise<DeviceKeys | undefined> {
  const bytes = await store.value(recoveryName(group))
  if (!bytes) return undefined
  const fields = asFields(readCbor(bytes))
  return deviceKeysFrom({ ed: bytesField(fields, 'ed').slice(), x: bytesField(fields, 'x').slice() })
}

export const recoveryWrite = (group: GroupId, keys: DeviceKeys): Write => ({
  to: 'value',
  name: recoveryName(group),
  value: writeCbor({ ed: keys.ed.pkcs8, x: keys.x.pkcs8 }),
})

/** Whether the group still knows it as this member's. */
export function isStanding(state: RosterState, recovery: DeviceKeys, own: DeviceKeys): boolean {
  const member = state.devices.get(recovery.id)?.member
  return member !== undefined && !state.gone.has(recovery.id) && member === state.devices.get(own.id)?.member
}

type Secrets = Pick<BackupGroup, 'openers' | 'keys'>

/** What of a ring goes into a backup: its keys. Boxes lie in their channels. */
export function ringRows(ring: KeyRing): Secrets {
  const fields = asFields(readCbor(ring.toBytes()))
  const rows = fields['keys'] as [BackupGroup['keys'][number]['scope'], Bytes, Bytes, Bytes][]
  return { openers: fields['openers'] as Bytes[], keys: rows.map(([scope, nonce, key, locator]) => ({ scope, nonce, key, locator })) }
}

/** The same keys for the device that restores; boxes that came after the backup are for the recovery device. */
export async function ringOf({ openers, keys }: Secrets, group: GroupId, recovery: DeviceKeys, own: DeviceKeys): Promise<KeyRing> {
  const ring = createKeyRing(own, group)
  for (const pkcs8 of openers) ring.addOpener(await keyPairFromPkcs8('X25519', pkcs8))
  ring.addOpener(recovery.x)
  for (const { scope, nonce, key, locator } of keys) await ring.add(scope, nonce, { key, locator })
  return ring
}
