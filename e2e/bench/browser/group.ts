// A group made below the screens, quickly and exactly as large as a measurement needs it: real engines in Node, which
// speak with a real relay over real sockets.
import type { GroupId } from '@porchlight/shared/base/ids'
import { systemRandom } from '@porchlight/shared/base/ports'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import type { Group } from '@porchlight/web/engine/api'
import { createEngine, type TestedEngine } from '@porchlight/web/engine/engine'
import type { SnapshotLimits } from '@porchlight/web/engine/snapshot-tally'
import { nodePhone } from '@porchlight/web/engine/testing/node-world'
import { dialWebSocket } from '@porchlight/web/engine/transports/websocket'
import { cutTown, type TownTurf } from '../../cut-town.ts'

let phones = 0

export const newId = (): string => Buffer.from(systemRandom.bytes(8)).toString('hex')

/** An engine of its own, with a disk in memory. `relay` is a websocket address. */
export async function nodeEngine(origin: string, relay: string, snapshots?: Partial<SnapshotLimits>): Promise<TestedEngine> {
  const phone = nodePhone(`bench-${++phones}`, systemRandom)
  const engine = createEngine({ world: phone.world(), dial: dialWebSocket, app: `${origin}/`, ownRelay: relay, snapshots })
  must(await engine.ready())
  return engine
}

/** Resolves when it holds; asked at every change of the group. */
export function until(group: Group, holds: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const ask = () => {
      if (!holds()) return
      leave()
      resolve()
    }
    const leave = group.subscribe(ask)
    ask()
  })
}

export const isDelivered = (group: Group) => (): boolean => {
  const { waiting, upToDate, link } = group.status()
  return link === 'online' && upToDate && waiting === 0
}

export type BenchTurf = TownTurf

export interface BenchGroup {
  readonly engine: TestedEngine
  readonly group: Group
  readonly turfs: readonly BenchTurf[]
  /** A link for one newcomer, ready to be used. */
  invite(role: 'organizer' | 'canvasser', turf?: BenchTurf): Promise<string>
  record(turf: BenchTurf, count: number): Promise<void>
  close(): Promise<void>
}

/** An organizer with a town of so many voters, cut into so many turfs, all of it delivered. */
export async function benchGroup(
  at: { readonly origin: string; readonly url: string },
  size: { readonly voters: number; readonly turfs: number },
  snapshots?: Partial<SnapshotLimits>,
): Promise<BenchGroup> {
  const engine = await nodeEngine(at.origin, at.url, snapshots)
  const id: GroupId = must(await engine.startGroup({ groupName: 'Elm Neighbors', myName: 'Alex', relay: '' }))
  const group = engine.group(id)
  const turfs = await cutTown(group, size)
  await until(group, isDelivered(group))
  return {
    engine,
    group,
    turfs,
    async invite(role, turf) {
      const invited = must(await group.invite({ role, scopes: turf ? [turf.scope] : [], uses: 1 }))
      await until(group, () => group.roster().invitations.some(one => one.id === invited.id && one.ready))
      return invited.link
    },
    async record(turf, count) {
      for (let i = 0; i < count; i++) must(await recordAt(group, turf, i))
      await until(group, isDelivered(group))
    },
    close: () => engine.close(),
  }
}

/** "Nobody home" at the turf's doors, one after the other and round again. */
export function recordAt(group: Group, { base, visits }: BenchTurf, i: number) {
  const door = base.doors[i % base.doors.length]!.id
  const target = { level: 'door' as const, id: door }
  return group.change(visitsKind, visits, recordVisit, { id: newId(), target, door, result: 'not-home', literature: i % 2 === 0 })
}
