import { describe, expect, it } from 'vitest'
import { screenful } from './use-growing.ts'

describe('rows that fill the screen', () => {
  it('stand around the one where the list opens', () => {
    expect(screenful(80, 40, 10)).toEqual({ from: 35, to: 45 })
  })

  it('are as many near the ends of the list', () => {
    expect(screenful(80, 2, 10)).toEqual({ from: 0, to: 10 })
    expect(screenful(80, 79, 10)).toEqual({ from: 70, to: 80 })
  })

  it('are all of a short list', () => {
    expect(screenful(6, 5, 10)).toEqual({ from: 0, to: 10 })
  })
})
