// B20: somebody types while everything that is meant to hurt comes in: the longest wait between two pictures, beside that of
// the same page in the same run with nobody hostile; on a phone as it is, and slowed down six times.
import { poisonTyping, type Typed } from '../../harness/poison-typing.ts'
import { type BenchRow, median, row } from '../row.ts'

const ROUNDS = 3

export async function rows(): Promise<BenchRow[]> {
  const rounds: (readonly Typed[])[] = []
  for (let i = 0; i < ROUNDS; i++) rounds.push((await poisonTyping()).typed)
  const throttles = rounds[0]!.map(one => one.throttle)
  return throttles.map((throttle, i) => {
    const of = (what: 'quiet' | 'poison' | 'burdens') => median(rounds.map(round => round[i]!.longest[what]))
    return row({
      id: `B20 ${throttle} ×`,
      value: of('poison'),
      unit: `ms between two pictures at most, ${throttle} × CPU, while poison comes`,
      peers: { 'nobody hostile': of('quiet'), 'heavy work that counts': of('burdens') },
      ratio: median(rounds.map(round => round[i]!.longest.poison / round[i]!.longest.quiet)),
      limit: 3,
    })
  })
}
