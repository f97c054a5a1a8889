// The same Saturday with automerge-repo: its own client, server, websocket and storage adapters, the same doors and visits.
import 'fake-indexeddb/auto'
import { ImmutableString } from '@automerge/automerge/slim'
import { Repo, type DocHandle, type PeerId } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb'
import { startStockServer } from '../browser/stock-server.ts'
import { countedLine } from './counted.ts'
import type { Saturday, SaturdayPlan } from './plan.ts'

interface Visit {
  door: string
  result: string
  at: number
  by: string
  literature: boolean
}

/** `nested`: as its documentation shows it, a map of maps. `flat`: as Porchlight's documents are, a text a visit that nobody edits. */
export type Shape = 'nested' | 'flat'

interface Turf {
  visits: Record<string, Visit | ImmutableString>
}

const DOORS = 40

async function phone(name: string, port: number) {
  const line = await countedLine(port)
  const repo = new Repo({ peerId: name as PeerId, storage: new IndexedDBStorageAdapter(name) })
  const adapters: WebSocketClientAdapter[] = []
  return {
    name,
    repo,
    line,
    connect() {
      const adapter = new WebSocketClientAdapter(`ws://127.0.0.1:${line.port}`)
      adapters.push(adapter)
      repo.networkSubsystem.addNetworkAdapter(adapter)
    },
    disconnect() {
      for (const adapter of adapters.splice(0)) repo.networkSubsystem.removeNetworkAdapter(adapter)
    },
  }
}

/** Resolves when the server has said that it has what is in it now. */
const onServer = (handle: DocHandle<Turf>): Promise<void> =>
  new Promise(resolve => handle.on('remote-heads', ({ heads }) => heads.join() === handle.heads().join() && resolve()))

const has = (handle: DocHandle<Turf>, count: number): Promise<void> =>
  new Promise(resolve => {
    const look = () => {
      if (Object.keys(handle.doc().visits).length < count) return
      handle.off('heads-changed', look)
      resolve()
    }
    handle.on('heads-changed', look)
    look()
  })

export async function saturday({ phones: count, visits, turfs }: SaturdayPlan, shape: Shape): Promise<Saturday> {
  const server = await startStockServer()
  const port = Number(new URL(server.url).port)
  const organizer = await phone('organizer', port)
  const canvassers = await Promise.all(Array.from({ length: count }, (_, i) => phone(`canvasser-${i}`, port)))
  try {
    for (const one of [organizer, ...canvassers]) one.connect()
    const board = Array.from({ length: turfs }, () => organizer.repo.create<Turf>({ visits: {} }))
    // Nobody can ask for what the server has not heard of.
    await Promise.all(board.map(onServer))
    const held = await Promise.all(canvassers.map(one => one.repo.find<Turf>(board[canvassers.indexOf(one) % turfs]!.url)))
    for (const one of canvassers) one.disconnect()
    for (const [i, handle] of held.entries())
      for (let visit = 0; visit < visits; visit++)
        handle.change(turf => {
          const door = `door-${visit % DOORS}`
          const made: Visit = { door, result: 'not-home', at: Date.now(), by: `canvasser-${i}`, literature: visit % 2 === 0 }
          turf.visits[`${i}-${visit}`] = shape === 'nested' ? made : new ImmutableString(JSON.stringify(made))
        })
    const before = canvassers.map(one => one.line.bytes())
    const began = performance.now()
    for (const one of canvassers) one.connect()
    await Promise.all([...held, ...board].map(handle => has(handle, (visits * count) / turfs)))
    const ms = performance.now() - began
    return { ms, bytes: canvassers.map((one, i) => one.line.bytes() - before[i]!) }
  } finally {
    for (const one of [organizer, ...canvassers]) {
      // One that is still dialling would throw at the line's end.
      one.disconnect()
      one.line.close()
    }
    await server.stop()
  }
}
