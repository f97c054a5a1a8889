import type { Bytes } from '@porchlight/shared/base/bytes'
import { asFields, bytesField, readCbor, writeCbor } from '@porchlight/shared/base/cbor'
import type { GroupId, Scope } from '@porchlight/shared/base/ids'
import { type DeviceKeys, deviceKeysFrom } from '@porchlight/shared/crypto/device'
import type { KeyRing } from '@porchlight/shared/roster/key-ring'

/** What a session's secrets are called at rest, and how they are packed. */
export const keysName = (group: GroupId): string => `keys/${group}`
export const ringName = (group: GroupId): string => `ring/${group}`

export const packDeviceKeys = (keys: DeviceKeys): Bytes => writeCbor({ ed: keys.ed.pkcs8, x: keys.x.pkcs8 })
export async function unpackDeviceKeys(bytes: Uint8Array): Promise<DeviceKeys> {
  const fields = asFields(readCbor(bytes))
  return deviceKeysFrom({ ed: bytesField(fields, 'ed'), x: bytesField(fields, 'x') })
}

/** The rows of a ring's bytes: scope, nonce, key and locator. */
export function* ringRows(ring: KeyRing): Iterable<{ scope: Scope; nonce: Bytes; key: Bytes; locator: Bytes }> {
  const fields = asFields(readCbor(ring.toBytes()))
  for (const row of fields['keys'] as [Scope, Bytes, Bytes, Bytes][]) yield { scope: row[0], nonce: row[1], key: row[2], locator: row[3] }
}

/** The same ring without keys and boxes of these scopes. */
export function ringWithout(bytes: Uint8Array, scopes: ReadonlySet<Scope>): Bytes {
  const fields = asFields(readCbor(bytes))
  const isLeft = (row: unknown) => !scopes.has((row as [Scope])[0])
  return writeCbor({ ...fields, keys: (fields['keys'] as unknown[]).filter(isLeft), boxes: (fields['boxes'] as unknown[]).filter(isLeft) })
}
