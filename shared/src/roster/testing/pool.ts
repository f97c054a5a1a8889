import { seededRandom } from '../../base/seeded-random.ts'
import { newDeviceKeys } from '../../crypto/device.ts'
import type { DeviceKeys } from '../../crypto/device.ts'
import { invitationKeys, newSeed } from '../../wire/invitation-link.ts'
import type { InvitationKeys } from '../../wire/invitation-link.ts'

/** Keys are slow to make and say nothing about a tale: every tale uses the same ones, whichever were told before it. */
const devices = new Map<number, Promise<DeviceKeys>>()
const invitations = new Map<number, Promise<InvitationKeys>>()

export const deviceOfPool = (index: number): Promise<DeviceKeys> => kept(devices, index, () => newDeviceKeys(seededRandom(1_000 + index)))

export const invitationOfPool = (index: number): Promise<InvitationKeys> =>
  kept(invitations, index, () => invitationKeys(newSeed(seededRandom(9_000 + index))))

function kept<T>(pool: Map<number, Promise<T>>, index: number, make: () => Promise<T>): Promise<T> {
  let made = pool.get(index)
  if (!made) pool.set(index, (made = make()))
  return made
}
