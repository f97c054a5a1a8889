import { expect, test } from 'vitest'
import { lookAtSaving } from './testing/saying.ts'

/** That builds which do it wrong are found out is shown in e2e/harness/saved-mutants.test.ts. */
test('[P1.1] every durable write is asked for as strict, and answered only after the completion event', async () => {
  const answered = await lookAtSaving()
  expect(answered.filter(({ early }) => early)).toEqual([])
  expect(answered.map(({ what }) => what)).toHaveLength(11)
  for (const { what, durabilities } of answered) {
    expect(durabilities.length, what).toBeGreaterThan(0)
    expect(new Set(durabilities), what).toEqual(new Set(['strict']))
  }
})
