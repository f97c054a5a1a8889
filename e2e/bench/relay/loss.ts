// B4: acknowledged edits lost when the server is killed. The Yjs servers have no acknowledgement of storing; an edit that
// they have echoed counts as theirs. Both run as they come, without a database.
import { killRelay } from '../../harness/relay-kill.ts'
import { type BenchRow, row } from '../row.ts'

const WRITES = 1000
const KILLS = 5

export async function b4(): Promise<BenchRow[]> {
  const report = await killRelay({ kills: KILLS, writes: WRITES })
  const lost = report.lost + report.wrongDigests
  return [row({ id: 'B4', value: lost, unit: `of ${report.acknowledged} acknowledged edits lost, ${KILLS} kills`, ratio: lost, limit: 0 })]
}
