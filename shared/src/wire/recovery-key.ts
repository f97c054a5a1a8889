import { concat, utf8 } from '../base/bytes.ts'
import { deviceIdOf } from '../crypto/device.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { edFromSeed } from '../crypto/ed25519.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { channelOfPreimage } from './channel.ts'
import type { Channel } from './channel.ts'

/** A recovery key is a device made from a printed seed, with a mailbox that says where the group is. docs/PROTOCOL.md section 10. */
export interface RecoveryKey {
  readonly device: DeviceKeys
  readonly mailbox: Channel
}

export async function recoveryKeyOf(seed: Uint8Array): Promise<RecoveryKey> {
  const derive = (name: string) => hkdf(seed, new Uint8Array(0), utf8(`porchlight/${name}/v1`), 32)
  const [ed, x] = await Promise.all([derive('recovery-ed').then(edFromSeed), derive('recovery-x').then(xFromSeed)])
  const preimage = concat(await sha256(await derive('recovery-keeper')), await derive('recovery'))
  return { device: { id: await deviceIdOf(ed.public, x.public), ed, x }, mailbox: await channelOfPreimage(preimage) }
}
