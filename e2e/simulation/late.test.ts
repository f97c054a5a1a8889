import { expect, test } from 'vitest'
import { runLate } from './late.ts'

const FIRST = 1
const SEEDS = Number(process.env['LATE_SEEDS'] ?? 16)

test('[A15] [A5] [P3.2] [P3.12] [P8.2] a removal and what its victim writes, in any order: one document, one view, one list of what was set aside', async () => {
  const seen = { rebuilt: 0, aside: 0, admitted: 0 }
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const outcome = await runLate(seed)
    seen.rebuilt += outcome.rebuilt
    seen.aside += outcome.aside.length
    seen.admitted += outcome.acts['admit'] ?? 0
  }
  // The tales are about something.
  expect(seen.rebuilt).toBeGreaterThan(SEEDS / 8)
  expect(seen.aside).toBeGreaterThan(SEEDS)
})
