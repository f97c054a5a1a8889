import { seededRandom } from '../../base/seeded-random.ts'
import { newDeviceKeys } from '../../crypto/device.ts'
import type { DeviceKeys } from '../../crypto/device.ts'
import { invitationKeys, newSeed } from '../../wire/invitation-link.ts'
import type { InvitationKeys } from '../../wire/invitation-link.ts'

/** Keys are slow to make and say nothing about a tale: every tale uses the same ones. */
const random = seededRandom(1)
const devices: Promise<DeviceKeys>[] = []
const invitations: Promise<InvitationKeys>[] = []

export const deviceOfPool = (index: number): Promise<DeviceKeys> => {
  while (devices.length <= index) devices.push(newDeviceKeys(random))
  return devices[index]!
}

export const invitationOfPool = (index: number): Promise<InvitationKeys> => {
  while (invitations.length <= index) invitations.push(invitationKeys(newSeed(random)))
  return invitations[index]!
}
