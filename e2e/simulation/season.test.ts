import { expect, test } from 'vitest'
import { runSeason } from './season.ts'

test('[S1] [S2] after a long season relay and phones keep no more than three times the live documents, and who comes new reads little', async () => {
  const season = { voters: 600, turfs: 3, visits: 120, typed: 60 }
  const [without, with_] = [await runSeason({ ...season, snapshots: false }), await runSeason({ ...season, snapshots: true })]
  for (const { newcomer } of [without, with_]) expect(newcomer.read.visits).toBe(season.visits)
  expect(with_.relay / with_.organizer.live).toBeLessThan(1.5)
  for (const { live, entries, chunks, values } of [with_.organizer, with_.canvasser, with_.newcomer])
    expect((entries + chunks + values) / live).toBeLessThan(3)
  // It is the snapshots that do it.
  expect(without.relay).toBeGreaterThan(2 * with_.relay)
  expect(with_.newcomer.read.entries).toBeLessThan(without.newcomer.read.entries / 4)
  expect(with_.newcomer.read.bytes).toBeLessThan(without.newcomer.read.bytes * 0.75)
})
