import { expect, test } from 'vitest'
import { missing, savedKill } from './saved-kill.ts'

test('[P1.2] a line that was acknowledged twice must be there twice', () => {
  expect(missing(['a', 'b', 'a'], ['a', 'b', 'c'])).toEqual(['a'])
  expect(missing(['a', 'b', 'a'], ['a', 'b', 'a'])).toEqual([])
})

test('[P1.2] what was shown as saved survives the kill of the browser, with no server left', { timeout: 300_000 }, async () => {
  const outcome = await savedKill({ kills: 4, writes: 24, seed: 20_261_122 })
  expect(outcome).toEqual({ acknowledged: 24, kills: 4, lost: [] })
})
