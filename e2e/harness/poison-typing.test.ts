import { expect, test } from 'vitest'
import { poisonTyping } from './poison-typing.ts'

test(
  '[A22] [P8.2] poison while somebody types: nothing typed is lost, and a slow phone sets aside what a fast one does',
  { timeout: 300_000 },
  async () => {
    const { typed, screens, codes, poured } = await poisonTyping({ short: true })
    expect(typed.map(one => [one.throttle, one.isAllThere])).toEqual([
      [1, true],
      [6, true],
    ])
    expect(typed.every(one => one.keys > 0)).toBe(true)
    expect(Object.values(codes).reduce((sum, count) => sum + count, 0)).toBe(poured)
    expect(screens[0]).not.toEqual([])
    expect(screens[1]).toEqual(screens[0])
  },
)
