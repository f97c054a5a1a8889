// B21: results over 20,000 voters with 9,000 visits in 342 turfs: one more visit counted in, beside counting everything anew
// in the same run. The first view is what somebody waits for who opens the screen.
import { counted, oneMore } from './precinct.ts'
import { type BenchRow, median, row } from '../row.ts'
import { makeResults } from '@porchlight/shared/canvass/results'

const ROUNDS = 15

function timed<T>(work: () => T): { readonly ms: number; readonly made: T } {
  const begun = performance.now()
  const made = work()
  return { ms: performance.now() - begun, made }
}

export async function rows(): Promise<BenchRow[]> {
  const memory = makeResults()
  let input = counted()
  memory(input)
  const [more, anew]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    input = oneMore(input, round)
    const one = timed(() => memory(input))
    // New views of the same visits: nothing of them is remembered.
    const fresh = counted(input)
    const all = timed(() => makeResults()(fresh))
    if (one.made.total.visits !== all.made.total.visits) throw new Error('counted in and counted anew differ')
    more.push(one.ms)
    anew.push(all.ms)
  }
  const [ours, beside] = [median(more), median(anew)]
  return [row({ id: 'B21', value: ours, unit: 'ms', peers: { 'all anew (first view)': beside }, ratio: ours / beside, limit: 0.1 })]
}
