// B14: a roster of 200 members and 10,000 operations, half of them joining two views: opened from its checkpoint beside
// the cold fold of the same log. And removal as one act, with all keys renewed, beside as many bare X25519 boxes.
import { must } from '@porchlight/shared/base/result'
import { rosterFrom, rosterFromCheckpoint } from '@porchlight/shared/roster/roster'
import { type BenchRow, median, row } from '../row.ts'
import { bareBox, bareKey } from './boxes.ts'
import { type Group, makeGroup } from './group.ts'
import { makeHistory } from './history.ts'

const OPERATIONS = 10_000
const ROUNDS = 3
const OPENED = 5

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export const rows = async (): Promise<BenchRow[]> => [await opening(), ...(await removing())]

async function opening(): Promise<BenchRow> {
  const { group, raws, next } = await makeHistory(OPERATIONS)
  const checkpoint = must(await rosterFrom(group, raws)).checkpoint()
  const [cold, open]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    cold.push(await timed(async () => must(await rosterFrom(group, raws)).view()))
    // Open is when it is of use: the state is there, and the next operation is judged.
    const opened: number[] = []
    for (let i = 0; i < OPENED; i++)
      opened.push(await timed(async () => must(await must(rosterFromCheckpoint(group, checkpoint)).receive(next))))
    open.push(median(opened))
  }
  const ratio = median(open) / median(cold)
  return row({ id: 'B14 open', value: median(open), unit: 'ms', peers: { 'cold fold ms': median(cold) }, ratio, limit: 0.05 })
}

async function removing(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const devices of [10, 50, 200]) rows.push(await removed(`B14 remove, ${devices} devices`, await makeGroup(devices, 10), 'canvasser'))
  rows.push(await removed('B14 remove an organizer, 200 devices, 150 turfs', await makeGroup(200, 150), 'organizer'))
  return rows
}

async function removed(id: string, group: Group, role: 'canvasser' | 'organizer'): Promise<BenchRow> {
  const [ours, bare]: [number[], number[]] = [[], []]
  let boxes = 0
  for (let round = 0; round < ROUNDS * 3; round++) {
    const work = await group.prepare(role)
    ours.push(await timed(async () => (boxes = await work())))
    const keys = await Promise.all(Array.from({ length: boxes }, bareKey))
    const plain = new Uint8Array(64)
    bare.push(await timed(() => Promise.all(keys.map(key => bareBox(key, plain)))))
  }
  const peers = { [`${boxes} bare boxes ms`]: median(bare) }
  return row({ id, value: median(ours), unit: 'ms', peers, ratio: median(ours) / median(bare), limit: 1.5 })
}
