import { concat, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { DeviceId, InvitationId } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { edFromSeed } from './ed25519.ts'
import { sha256 } from './hash.ts'
import { keyPairFromPkcs8 } from './keys.ts'
import type { KeyPair } from './keys.ts'
import { xFromSeed } from './x25519.ts'

/** A device's keys in one group, fresh for each group; stored wrapped, as PKCS#8. */
export interface DeviceKeys {
  readonly id: DeviceId
  readonly ed: KeyPair
  readonly x: KeyPair
}

const firstHalf = async (name: string, ed: Uint8Array, x: Uint8Array): Promise<string> =>
  toHex((await sha256(concat(utf8(name), ed, x))).subarray(0, 16))

export const deviceIdOf = async (ed: Uint8Array, x: Uint8Array): Promise<DeviceId> =>
  (await firstHalf('porchlight/device/v1', ed, x)) as DeviceId

export const invitationIdOf = async (ed: Uint8Array, x: Uint8Array): Promise<InvitationId> =>
  (await firstHalf('porchlight/invitation/v1', ed, x)) as InvitationId

export async function newDeviceKeys(random: Random): Promise<DeviceKeys> {
  const [ed, x] = await Promise.all([edFromSeed(random.bytes(32)), xFromSeed(random.bytes(32))])
  return { id: await deviceIdOf(ed.public, x.public), ed, x }
}

/** The keys from the two stored PKCS#8 private halves. Throws when they are not keys. */
export async function deviceKeysFrom(stored: { readonly ed: Bytes; readonly x: Bytes }): Promise<DeviceKeys> {
  const [ed, x] = await Promise.all([keyPairFromPkcs8('Ed25519', stored.ed), keyPairFromPkcs8('X25519', stored.x)])
  return { id: await deviceIdOf(ed.public, x.public), ed, x }
}
