// B14: a roster of 200 members and 10,000 operations, more than a third of them joining two views: opened from its checkpoint beside
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

export const rows = async (): Promise<BenchRow[]> => [await opening(), await removing()]

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

/** The bar is for 200 devices; what smaller groups and an organizer's removal cost stands beside it. */
async function removing(): Promise<BenchRow> {
  const bar = await removed(await makeGroup(200, 10), 'canvasser')
  const [small, middle] = [await removed(await makeGroup(10, 10), 'canvasser'), await removed(await makeGroup(50, 10), 'canvasser')]
  const moved = await removed(await makeGroup(200, 150), 'organizer')
  const peers = {
    [`${bar.boxes} bare boxes ms`]: bar.bare,
    '10 devices ms': small.ours,
    '50 devices ms': middle.ours,
    'an organizer of 200 devices with 150 turfs ms': moved.ours,
    [`${moved.boxes} bare boxes ms`]: moved.bare,
  }
  return row({ id: 'B14 remove', value: bar.ours, unit: 'ms', peers, ratio: bar.ours / bar.bare, limit: 1.5 })
}

async function removed(group: Group, role: 'canvasser' | 'organizer'): Promise<{ ours: number; bare: number; boxes: number }> {
  const [ours, bare]: [number[], number[]] = [[], []]
  let boxes = 0
  for (let round = 0; round < ROUNDS * 5; round++) {
    const work = await group.prepare(role)
    ours.push(await timed(async () => (boxes = await work())))
    const keys = await Promise.all(Array.from({ length: boxes }, bareKey))
    const plain = new Uint8Array(64)
    bare.push(await timed(() => Promise.all(keys.map(key => bareBox(key, plain)))))
  }
  return { ours: median(ours), bare: median(bare), boxes }
}
