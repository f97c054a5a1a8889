// B9: ten canvassers, two to a turf, record 80 visits each without signal; all come back at once. Until both of a turf
// and the organizer have everything; and what went over each phone's line for it. Engines run in Node (disks in memory)
// and speak with the real relay over real websockets, and so does automerge-repo with its own server.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type BenchRow, median, row } from '../row.ts'
import type { Saturday } from './plan.ts'

const ROUNDS = 3
const MIB = 1 << 20

function run(what: 'ours' | 'stock'): Saturday {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'work.ts'), what], { encoding: 'utf8', timeout: 60_000 })
  return JSON.parse(printed) as Saturday
}

export function measure(): { ours: Saturday; stock: Saturday }[] {
  const rounds: { ours: Saturday; stock: Saturday }[] = []
  for (let i = 0; i < ROUNDS; i++) rounds.push({ ours: run('ours'), stock: run('stock') })
  return rounds
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = measure()
  const most = (of: 'ours' | 'stock') => median(rounds.map(round => Math.max(...round[of].bytes))) / MIB
  return [
    row({
      id: 'B9 time',
      value: median(rounds.map(round => round.ours.ms)),
      unit: 'ms, 10 phones × 80 visits, Node engines over ws',
      peers: { 'automerge-repo': median(rounds.map(round => round.stock.ms)) },
      ratio: median(rounds.map(round => round.ours.ms / round.stock.ms)),
      limit: 0.1,
    }),
    row({
      id: 'B9 bytes',
      value: most('ours'),
      unit: 'MiB, the phone with most',
      peers: { 'automerge-repo': most('stock') },
      ratio: most('ours'),
      limit: 1,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(measure(), null, 2))
