import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BenchRow } from '../row.ts'
import { ACTS, TEAM_ACT } from './acts.ts'
import { renderTaps } from './taps-page.ts'

const docs = join(import.meta.dirname, '../../../docs')
const page = readFileSync(join(docs, 'TAPS.md'), 'utf8')

test('[D8] docs/TAPS.md has the acts that are counted, and the seconds that were measured', () => {
  const rows = JSON.parse(readFileSync(join(docs, 'benchmarks.json'), 'utf8')) as BenchRow[]
  // Which run of B22 it shows is the bench's to say; everything else is as it would be rendered now.
  const withoutTimes = (text: string) => text.replaceAll(/\| (?:[\d.]+|–) \/ (?:[\d.]+|–) \|/g, '| |')
  expect(withoutTimes(renderTaps(page, rows))).toBe(withoutTimes(page))
  for (const act of [...ACTS, TEAM_ACT]) expect(page).toContain(`| ${act.name} | ${act.touches.length} |`)
})

test('measured times stand beside their act, others have a dash', () => {
  const row = (id: string, ms: number) => ({ id, peers: { talked: ms } }) as unknown as BenchRow
  const lines = renderTaps(page, [row('B22 p50', 234), row('B22 p95', 456)]).split('\n')
  expect(lines.find(line => line.startsWith('| talked | 2 |'))).toContain('| 0.23 / 0.46 | 5.3 | 8.0 |')
  expect(lines.find(line => line.startsWith('| refused | 2 |'))).toContain('| – / – |')
})
