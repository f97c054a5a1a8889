// `node e2e/bench/roster/through-engine.ts`: what a removal costs the organizer's phone, from the tap to the disk: the
// operation, new keys for all that was held, and for an organizer the move. In Node, with a disk in memory; beside it
// the same number of bare X25519 boxes.
import type { MemberId, Role, TurfScope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, deviceCard, rekey } from '@porchlight/shared/roster/author'
import { createEngine } from '@porchlight/web/engine/engine'
import { nodePhone } from '@porchlight/web/engine/testing/node-world'
import { bareBox, bareKey } from './boxes.ts'

const TURFS = 150
const PLAIN = new Uint8Array(64)

/** A group of so many devices on one phone, one canvasser or organizer of which goes: milliseconds, and boxes sealed. */
async function remove(devices: number, role: 'canvasser' | 'organizer'): Promise<{ readonly ms: number; readonly boxes: number }> {
  const random = seededRandom(devices)
  const phone = nodePhone(`bench-${devices}-${role}`, random)
  const dial = () => ({ send: () => undefined, close: () => undefined })
  const engine = createEngine({ world: phone.world(), dial, app: 'https://porchlight.example/', ownRelay: 'none' })
  must(await engine.ready())
  const id = must(await engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: 'none' }))
  const group = engine.group(id)
  const turfs = must(await group.newTurfs(TURFS)) as readonly TurfScope[]
  const { roster, ring, keys } = must(await engine.session(id))
  const someone = new Map<Role, MemberId>()
  for (let i = 1; i < devices; i++) {
    const is = i <= Math.max(1, devices / 10) ? 'organizer' : 'canvasser'
    const card = await deviceCard(await newDeviceKeys(random), id)
    const op = must(
      await act(roster, keys, { type: 'addMember', ...card, role: is, scopes: is === 'canvasser' ? [turfs[i % TURFS]!] : [] }),
    )
    if (op.act.type === 'addMember') someone.set(is, op.act.newDevice as string as MemberId)
  }
  // Everybody has today's keys.
  must(await rekey(roster, ring, keys, ['log', 'group', 'organizers', ...turfs], random))
  const before = roster.view()!.epochs
  const start = performance.now()
  must(await group.removeMember(someone.get(role)!, { cause: true }))
  const ms = performance.now() - start
  const begun = [...roster.view()!.epochs.values()].filter(epoch => !before.has(epoch.id))
  await engine.close()
  return { ms, boxes: begun.reduce((sum, epoch) => sum + epoch.recipients.size, 0) }
}

async function bare(boxes: number): Promise<number> {
  const to = await bareKey()
  const start = performance.now()
  for (let i = 0; i < boxes; i++) await bareBox(to, PLAIN)
  return performance.now() - start
}

const table: Record<string, string | number>[] = []
for (const devices of [10, 50, 200]) {
  for (const role of ['canvasser', 'organizer'] as const) {
    const { ms, boxes } = await remove(devices, role)
    const peer = await bare(boxes)
    table.push({
      devices,
      turfs: TURFS,
      removed: role,
      ms: Math.round(ms),
      boxes,
      'bare boxes, ms': Math.round(peer),
      ratio: (ms / peer).toFixed(2),
    })
  }
}
console.table(table)
process.exit(0)
