import { expect, test } from 'vitest'
import { runSeason } from './season.ts'

test('[S1] [S2] after a long season relay and phone keep entries of no more than three times the live documents, and who comes new reads little', async () => {
  const season = { turfs: 2, visits: 160, typed: 80 }
  const [without, with_] = [await runSeason({ ...season, snapshots: false }), await runSeason({ ...season, snapshots: true })]
  for (const { newcomer } of [without, with_]) expect(newcomer.visits).toBe(season.visits)
  const { live, relay, phone } = with_
  expect(relay / live).toBeLessThan(3)
  expect(phone.entries / live).toBeLessThan(3)
  expect((phone.entries + phone.documents) / live).toBeLessThan(4)
  // It is the snapshots that do it.
  expect(without.relay / without.live).toBeGreaterThan(10)
  expect(with_.newcomer.entries).toBeLessThan(without.newcomer.entries / 4)
  expect(with_.newcomer.bytes).toBeLessThan(without.newcomer.bytes / 4)
})
