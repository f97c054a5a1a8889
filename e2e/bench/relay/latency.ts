// B3: how long an edit takes from one phone to the others of its group at 200 edits/s, with the relay syncing each to the
// disk first; beside a bare echo and a bare fdatasync in the same run.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchRow, median, row } from '../row.ts'
import { connectLoad, type LoadClient } from './clients.ts'
import { type PeerName, startServer } from './servers.ts'

const CLIENTS = 200
const GROUP = 5
const PER_SECOND = 200
const SECONDS = 3
const ROUNDS = 3

/** Median milliseconds from sending an edit to its arrival (echo: to its return). */
async function p50(name: PeerName): Promise<number> {
  const server = await startServer(name)
  const clients: LoadClient[] = []
  const sentAt = new Map<number, number>()
  const took: number[] = []
  const arrived = (id: number) => void took.push(performance.now() - sentAt.get(id)!)
  try {
    for (let i = 0; i < CLIENTS; i++) {
      const heard = name === 'echo' ? { own: arrived, other: () => undefined } : { own: () => undefined, other: arrived }
      clients.push(await connectLoad(server, `group-${Math.floor(i / GROUP)}`, heard))
    }
    const total = PER_SECOND * SECONDS
    const began = performance.now()
    let id = 0
    while (id < total) {
      const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * PER_SECOND) + 1)
      while (id < due) {
        sentAt.set(++id, performance.now())
        clients[(id * 7) % CLIENTS]!.send(id)
      }
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    await new Promise(resolve => setTimeout(resolve, 300))
    const expected = total * (name === 'echo' ? 1 : GROUP - 1)
    if (took.length < expected) throw new Error(`${name} delivered ${took.length} of ${expected}`)
    return median(took)
  } finally {
    for (const client of clients) client.close()
    await server.stop()
  }
}

/** Median milliseconds of an fdatasync after a 4 KiB write, where the relay's data would be. */
function syncP50(): number {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-sync-'))
  const file = openSync(join(folder, 'file'), 'w')
  const took: number[] = []
  for (let i = 0; i < 200; i++) {
    writeSync(file, new Uint8Array(4096), 0, 4096, i * 4096)
    const began = performance.now()
    fdatasyncSync(file)
    took.push(performance.now() - began)
  }
  closeSync(file)
  rmSync(folder, { recursive: true })
  return median(took)
}

export async function b3(): Promise<BenchRow[]> {
  const names: PeerName[] = ['porchlight', 'y-websocket', 'hocuspocus', 'echo']
  const rounds: Record<string, number[]> = { fdatasync: [] }
  for (let i = 0; i < ROUNDS; i++) {
    for (const name of names) (rounds[name] ??= []).push(await p50(name))
    rounds['fdatasync']!.push(syncP50())
  }
  const of = (name: string) => median(rounds[name]!)
  const peers = { 'y-websocket': of('y-websocket'), hocuspocus: of('hocuspocus'), 'ws echo': of('echo'), fdatasync: of('fdatasync') }
  const ratio = of('porchlight') / (of('echo') + of('fdatasync'))
  return [row({ id: 'B3', value: of('porchlight'), unit: 'ms p50', peers, ratio, limit: 2 })]
}
