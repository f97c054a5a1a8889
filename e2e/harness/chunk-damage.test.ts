import { expect, test } from 'vitest'
import { damageChunks } from './chunk-damage.ts'

test('[P5.1] [P5.2] [P5.5] [P5.8] bad bytes in Chromium’s own storage are told, repaired on the spot, and no visit is lost', async () => {
  const cases = await damageChunks({ each: 1, visits: [3, 2], seed: 20_261_122 })
  expect(cases.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['chunk', 'unsent', 'spare', 'repo', 'waiting', 'waiting spare']))
  expect(new Set(cases.map(({ harm }) => harm))).toEqual(new Set(['flipped', 'truncated', 'dropped']))
})
