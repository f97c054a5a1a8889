// Our side of B9: ten engines in one Node process, each with a disk in memory and a counted line to a real relay.
import type { GroupId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { systemRandom } from '@porchlight/shared/base/ports'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { Group } from '@porchlight/web/engine/api'
import { createEngine } from '@porchlight/web/engine/engine'
import { nodePhone } from '@porchlight/web/engine/testing/node-world'
import type { Dial } from '@porchlight/web/engine/transports/dial'
import { dialWebSocket } from '@porchlight/web/engine/transports/websocket'
import { startRelay } from '../../relay.ts'
import { benchGroup, type BenchTurf, isDelivered, recordAt, until } from '../browser/group.ts'
import { countedLine } from './counted.ts'
import type { Saturday, SaturdayPlan } from './plan.ts'

interface Canvasser {
  readonly group: Group
  readonly turf: BenchTurf
  setOffline(offline: boolean): void
  bytes(): number
  close(): Promise<void>
}

let phones = 0

async function arrive(port: number, link: string, turf: BenchTurf): Promise<Canvasser> {
  const line = await countedLine(port)
  const url = `ws://127.0.0.1:${line.port}/relay`
  let offline = false
  const open = new Set<() => void>()
  const dial: Dial = (_, handlers) => {
    if (offline) {
      setImmediate(() => handlers.closed())
      return { send: () => {}, close: () => {} }
    }
    const closed = () => {
      open.delete(cut)
      handlers.closed()
    }
    const dialed = dialWebSocket(url, { ...handlers, closed })
    const cut = () => {
      dialed.close()
      closed()
    }
    open.add(cut)
    return dialed
  }
  const engine = createEngine({
    world: nodePhone(`saturday-${++phones}`, systemRandom).world(),
    dial,
    app: 'https://porchlight.example/',
    ownRelay: url,
  })
  must(await engine.ready())
  const id: GroupId = must(await engine.join(must(engine.readInvitation(link)), { myName: `Canvasser ${phones}`, relay: '' }))
  const group = engine.group(id)
  group.watch(turf.visits, () => {})
  await until(group, isDelivered(group))
  return {
    group,
    turf,
    setOffline(now) {
      offline = now
      if (offline) for (const cut of open) cut()
      else group.retryNow()
    },
    bytes: line.bytes,
    async close() {
      await engine.close()
      line.close()
    },
  }
}

export async function saturday({ phones: count, visits, turfs }: SaturdayPlan): Promise<Saturday> {
  const relay = await startRelay()
  const organizer = await benchGroup(relay, { voters: 60 * turfs, turfs })
  const canvassers: Canvasser[] = []
  try {
    if (organizer.turfs.length !== turfs) throw new Error(`${organizer.turfs.length} turfs`)
    for (let i = 0; i < count; i++) {
      const turf = organizer.turfs[i % turfs]!
      canvassers.push(await arrive(relay.port, await organizer.invite('canvasser', turf), turf))
    }
    for (const one of canvassers) one.setOffline(true)
    for (const one of canvassers) for (let i = 0; i < visits; i++) must(await recordAt(one.group, one.turf, i))
    const before = canvassers.map(one => one.bytes())
    const here = (group: Group, turf: BenchTurf) => group.view(visitsKind, turf.visits)?.visits.length ?? 0
    for (const turf of organizer.turfs) organizer.group.watch(turf.visits, () => {})
    const began = performance.now()
    for (const one of canvassers) one.setOffline(false)
    const perTurf = (visits * count) / turfs
    await Promise.all([
      ...canvassers.map(one => seen(one.group, one.turf, () => here(one.group, one.turf) === perTurf && isDelivered(one.group)())),
      ...organizer.turfs.map(turf => seen(organizer.group, turf, () => here(organizer.group, turf) === perTurf)),
    ])
    const ms = performance.now() - began
    return { ms, bytes: canvassers.map((one, i) => one.bytes() - before[i]!) }
  } finally {
    for (const one of canvassers) await one.close()
    await organizer.close()
    await relay.dispose()
  }
}

/** Resolves when it holds; asked at every change of the group and of the turf's visits. */
function seen(group: Group, { visits }: BenchTurf, holds: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const leave: (() => void)[] = []
    const ask = () => {
      if (!holds()) return
      for (const end of leave) end()
      resolve()
    }
    leave.push(group.subscribe(ask), group.watch(visits, ask))
    ask()
  })
}
