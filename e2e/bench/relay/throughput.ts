// B1 and B2: 200 clients in groups of five, each with one edit on its way at a time; the next is sent when the server has
// answered the last (Porchlight: committed durably; Yjs servers: echoed, before storing anything).
import { type BenchRow, median, row } from '../row.ts'
import { connectLoad, type LoadClient } from './clients.ts'
import { type PeerName, startServer } from './servers.ts'

const CLIENTS = 200
const GROUP = 5
const WARM_MS = 1000
const MEASURED_MS = 2500
/** automerge-repo answers tens of edits a second where the others answer thousands. */
const SLOW_MS = 10_000
const ROUNDS = 3

interface Round {
  readonly cpuPer1000: number
  readonly editsPerSecond: number
  /** Share of the deliveries to other clients that had arrived when the clock stopped; below 1 by what was on its way. */
  readonly delivered: number
}

async function round(name: PeerName): Promise<Round> {
  const server = await startServer(name)
  const clients: LoadClient[] = []
  let [edits, others, next, running] = [0, 0, 0, true]
  try {
    for (let i = 0; i < CLIENTS; i++) {
      const heard = {
        own() {
          edits++
          if (running) clients[i]!.send(++next)
        },
        other: () => void others++,
      }
      clients.push(await connectLoad(server, `group-${Math.floor(i / GROUP)}`, heard))
    }
    for (const client of clients) client.send(++next)
    await new Promise(resolve => setTimeout(resolve, WARM_MS))
    const before = { cpu: server.cpu(), edits, others, at: performance.now() }
    await new Promise(resolve => setTimeout(resolve, name === 'automerge-repo' ? SLOW_MS : MEASURED_MS))
    const seconds = (performance.now() - before.at) / 1000
    const [done, reached] = [edits - before.edits, others - before.others]
    running = false
    return {
      cpuPer1000: (1000 * (server.cpu() - before.cpu)) / done,
      editsPerSecond: done / seconds,
      delivered: reached / (done * (GROUP - 1)),
    }
  } finally {
    for (const client of clients) client.close()
    await server.stop()
  }
}

let measured: Promise<Record<PeerName, Round>> | undefined

/** All servers in turn, three times; the median of each. B1 and B2 come from the same rounds. */
function measure(): Promise<Record<PeerName, Round>> {
  measured ??= (async () => {
    const names: PeerName[] = ['porchlight', 'y-websocket', 'hocuspocus', 'automerge-repo', 'echo']
    const rounds = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<PeerName, Round[]>
    for (let i = 0; i < ROUNDS; i++) for (const name of names) rounds[name].push(await round(name))
    for (const name of names) {
      const delivered = median(rounds[name].map(it => it.delivered))
      // Of automerge-repo's few edits the window cuts off too many for a share.
      if (name !== 'echo' && name !== 'automerge-repo' && delivered < 0.95)
        throw new Error(`${name} delivered only ${delivered} of its edits to the others`)
    }
    const middle = (name: PeerName): Round => ({
      cpuPer1000: median(rounds[name].map(it => it.cpuPer1000)),
      editsPerSecond: median(rounds[name].map(it => it.editsPerSecond)),
      delivered: median(rounds[name].map(it => it.delivered)),
    })
    return Object.fromEntries(names.map(name => [name, middle(name)])) as Record<PeerName, Round>
  })()
  return measured
}

export async function b1(): Promise<BenchRow[]> {
  const { porchlight, echo, hocuspocus, ...rest } = await measure()
  const [yjs, automerge] = [rest['y-websocket'], rest['automerge-repo']]
  const peers = {
    'y-websocket': yjs.cpuPer1000,
    hocuspocus: hocuspocus.cpuPer1000,
    'automerge-repo': automerge.cpuPer1000,
    'ws echo (no fan-out)': echo.cpuPer1000,
  }
  return [
    row({
      id: 'B1',
      value: porchlight.cpuPer1000,
      unit: 'CPU s per 1,000 edits',
      peers,
      ratio: porchlight.cpuPer1000 / yjs.cpuPer1000,
      limit: 0.5,
    }),
    row({
      id: 'B1 beside automerge-repo',
      value: porchlight.cpuPer1000,
      unit: 'CPU s per 1,000 edits',
      peers: { 'automerge-repo': automerge.cpuPer1000 },
      ratio: porchlight.cpuPer1000 / automerge.cpuPer1000,
      limit: 0.02,
    }),
  ]
}

export async function b2(): Promise<BenchRow[]> {
  const { porchlight, echo, hocuspocus, ...rest } = await measure()
  const yjs = rest['y-websocket']
  const peers = {
    'y-websocket': yjs.editsPerSecond,
    hocuspocus: hocuspocus.editsPerSecond,
    'automerge-repo': rest['automerge-repo'].editsPerSecond,
    'ws echo (no fan-out)': echo.editsPerSecond,
  }
  const ratio = porchlight.editsPerSecond / yjs.editsPerSecond
  return [row({ id: 'B2', value: porchlight.editsPerSecond, unit: 'edits/s', peers, ratio, limit: 1.8, more: true })]
}
