// A group made below the screens, quickly and exactly as large as a measurement needs it: real engines in Node, which
// speak with a real relay over real sockets.
import { docId, type DocId, type GroupId, type Scope } from '@porchlight/shared/base/ids'
import { systemRandom } from '@porchlight/shared/base/ports'
import { must } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordTurfs } from '@porchlight/shared/canvass/canvass.actions'
import { cutTurfs, turfBase } from '@porchlight/shared/canvass/cut'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart, fillTurf } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import type { Group } from '@porchlight/web/engine/api'
import { createEngine, type TestedEngine } from '@porchlight/web/engine/engine'
import { nodePhone } from '@porchlight/web/engine/testing/node-world'
import { dialWebSocket } from '@porchlight/web/engine/transports/websocket'

let phones = 0

export const newId = (): string => Buffer.from(systemRandom.bytes(8)).toString('hex')

/** An engine of its own, with a disk in memory. `relay` is a websocket address. */
export async function nodeEngine(origin: string, relay: string): Promise<TestedEngine> {
  const phone = nodePhone(`bench-${++phones}`, systemRandom)
  const engine = createEngine({ world: phone.world(), dial: dialWebSocket, app: `${origin}/`, ownRelay: relay })
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

export interface BenchTurf {
  readonly scope: Scope
  readonly visits: DocId
  readonly base: VoterBase
}

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
  { voters, turfs: count }: { readonly voters: number; readonly turfs: number },
): Promise<BenchGroup> {
  const engine = await nodeEngine(at.origin, at.url)
  const id: GroupId = must(await engine.startGroup({ groupName: 'Elm Neighbors', myName: 'Alex', relay: '' }))
  const group = engine.group(id)
  const base = sampleTown({ voters, importId: 'be7c400000000001' })
  const canvass = docId('canvass', 'organizers')
  for (const part of packBase(base)) must(await group.change(canvassKind, canvass, addBasePart, part))
  const cut = cutTurfs(base, base.doors.length / count)
  const scopes = must(await group.newTurfs(cut.length))
  const turfs: BenchTurf[] = []
  for (const [i, { name, doors }] of cut.entries()) {
    const scope = scopes[i]!
    const here = turfBase(base, doors)
    const [part] = packBase(here)
    must(await group.change(turfKind, docId('turf', scope), fillTurf, { name, groupName: 'Elm Neighbors', part: part!, questions: [] }))
    const streets = [...new Set(doors.map(door => door.address.street))]
    const record = { scope, name, doorCount: doors.length, voterCount: here.voters.length, streets }
    must(await group.change(canvassKind, canvass, recordTurfs, { turfs: [record] }))
    turfs.push({ scope, visits: docId('visits', scope), base: here })
  }
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
