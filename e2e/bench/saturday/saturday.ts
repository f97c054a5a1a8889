// B9: ten canvassers, two to a turf, record 80 visits each without signal; all come back at once. Until both of a turf
// and the organizer have everything; and what went over each phone's line for it. Engines run in Node (disks in memory)
// and speak with the real relay over real websockets, and so does automerge-repo with its own server: with documents as
// its users make them, which is what counts, and beside that with documents of the shape of ours.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type BenchRow, median, row } from '../row.ts'
import type { Saturday } from './plan.ts'

const ROUNDS = 3
const MIB = 1 << 20

const WHAT = ['ours', 'nested', 'flat'] as const
type What = (typeof WHAT)[number]

function run(what: What): Saturday {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'work.ts'), what], { encoding: 'utf8', timeout: 60_000 })
  return JSON.parse(printed) as Saturday
}

export function measure(): Record<What, Saturday>[] {
  return Array.from({ length: ROUNDS }, () => Object.fromEntries(WHAT.map(what => [what, run(what)])) as Record<What, Saturday>)
}

export async function rows(): Promise<BenchRow[]> {
  const rounds = measure()
  const ms = (of: What) => median(rounds.map(round => round[of].ms))
  const most = (of: What) => median(rounds.map(round => Math.max(...round[of].bytes))) / MIB
  return [
    row({
      id: 'B9 time',
      value: ms('ours'),
      unit: 'ms, 10 phones × 80 visits, Node engines over ws',
      peers: { 'automerge-repo': ms('nested'), 'automerge-repo, flat documents': ms('flat') },
      ratio: median(rounds.map(round => round.ours.ms / round.nested.ms)),
      limit: 0.1,
    }),
    row({
      id: 'B9 bytes',
      value: most('ours'),
      unit: 'MiB, the phone with most',
      peers: { 'automerge-repo': most('nested'), 'automerge-repo, flat documents': most('flat') },
      ratio: most('ours'),
      limit: 1,
    }),
  ]
}

if (import.meta.main) console.log(JSON.stringify(measure(), null, 2))
