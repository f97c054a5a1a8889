import { expect, test } from 'vitest'
import { notesKill, survivors } from './notes-kill.ts'

const keys = (letters: readonly string[]) => letters.map(letter => ({ letter }))

test('[N2] what survives is counted as it was typed, and anything else is told', () => {
  expect(survivors('ab', true, keys(['c', '', 'd']), 'abcd')).toBe(3)
  expect(survivors('ab', true, keys(['c', '', 'd']), 'abc')).toBe(2)
  expect(survivors('ab', false, keys(['c', 'd']), 'cab')).toBe(1)
  expect(survivors('ab', true, keys(['c', 'd']), 'ab')).toBe(0)
  expect(survivors('ab', true, keys(['c', 'd']), 'abd')).toBe(-1)
  expect(survivors('ab', true, keys(['c', 'd']), 'ac')).toBe(-1)
  expect(survivors('ab', true, keys(['c']), 'abcd')).toBe(-1)
})

test('[N2] nothing typed more than 300 ms before the browser is killed is lost', { timeout: 120_000 }, async () => {
  const { kills, typed, losses } = await notesKill({ kills: 3, seed: 20_261_122 })
  expect(losses).toEqual([])
  expect(kills).toBe(3)
  expect(typed).toBeGreaterThan(0)
})
