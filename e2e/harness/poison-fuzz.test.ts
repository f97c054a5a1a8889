import { expect, test } from 'vitest'
import { poisonFuzz } from './poison-fuzz.ts'

test('[A22] changes with a few bytes made others: what is let in and taken can be stored and opened again, and none takes long', async () => {
  const { tried, refused, taken, broken, slow } = await poisonFuzz(3_000, 20_261_122)
  expect({ broken, slow }).toEqual({ broken: [], slow: [] })
  // Each of the three has something to do.
  expect(Math.min(taken, ...Object.values(refused))).toBeGreaterThan(10)
  expect(taken + refused.door + refused.automerge + refused.unfaithful).toBe(tried)
})
