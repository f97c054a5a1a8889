import type { MemberId, Role, TurfScope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, deviceCard, newGroup, rekey } from '@porchlight/shared/roster/author'
import { remove } from '@porchlight/shared/roster/author-removal'
import { keyRingFrom } from '@porchlight/shared/roster/key-ring'
import { rosterFromCheckpoint } from '@porchlight/shared/roster/roster'

/** A group as its founder's phone has it, ready to remove somebody as often as wanted, each time from the same state. */
export interface Group {
  /** Removes a canvasser with a turf, or an organizer; answers how many boxes were sealed. Not counted: reading the state back. */
  prepare(role: 'canvasser' | 'organizer'): Promise<() => Promise<number>>
}

/** One device each; a tenth are organizers, the others canvassers, each with one turf. */
export async function makeGroup(devices: number, turfs: number, seed = 7): Promise<Group> {
  const random = seededRandom(seed)
  const keys = await newDeviceKeys(random)
  const { roster, ring, group } = await newGroup(keys, random)
  const scopes = Array.from({ length: turfs }, (_, i): TurfScope => `turf/${String(i).padStart(16, '0')}`)
  for (let at = 0; at < turfs; at += 100) must(await rekey(roster, ring, keys, scopes.slice(at, at + 100), random))
  const someone = new Map<Role, MemberId>()
  for (let i = 1; i < devices; i++) {
    const role = i <= devices / 10 ? 'organizer' : 'canvasser'
    const card = await deviceCard(await newDeviceKeys(random), group)
    const turf = role === 'canvasser' && turfs > 0 ? [scopes[i % turfs]!] : []
    const op = must(await act(roster, keys, { type: 'addMember', ...card, role, scopes: turf }))
    if (op.act.type === 'addMember') someone.set(role, op.act.newDevice as string as MemberId)
  }
  // Everybody has today's keys.
  must(await rekey(roster, ring, keys, ['log', 'group', 'organizers', ...scopes], random))
  const [checkpoint, stored] = [roster.checkpoint(), ring.toBytes()]
  return {
    async prepare(role) {
      const again = must(rosterFromCheckpoint(group, checkpoint))
      const keyRing = await keyRingFrom(keys, group, stored)
      await keyRing.update(again.view()!)
      const who = { member: someone.get(role)! }
      return async () => {
        const authored = must(await remove(again, keyRing, keys, { who, cause: true, cut: [] }, random))
        const items = authored.flatMap(one => ('epochs' in one.op.act && one.op.act.type !== 'ask' ? one.op.act.epochs : []))
        return items.reduce((sum, item) => sum + again.view()!.epochs.get(item.id)!.recipients.size, 0)
      }
    },
  }
}
