import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSayings, saysSomething, sayingsFault, SUPPORT, tidySayings } from './sayings.ts'
import type { Sayings } from './sayings.ts'

const words = (max: number) => fc.string({ maxLength: max })
const someSayings: fc.Arbitrary<Sayings> = fc.record(
  {
    support: fc.constantFrom(...SUPPORT),
    issue: words(120),
    followUp: fc.record({ on: fc.constantFrom('', '2026-11-28'), what: words(120) }),
    fulfils: fc.constant('00000000000000aa'),
    voting: fc.record({ when: words(120), how: words(120), registered: fc.constantFrom('yes', 'no', 'unsure') }),
    tags: fc.dictionary(fc.string({ minLength: 1, maxLength: 40 }), fc.boolean(), { maxKeys: 20 }),
    safety: words(400),
    paper: fc.record({ knocker: fc.constant('Rosa'), sheet: words(40) }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Sayings>

describe('what a visit may say beside its result', () => {
  test('what is written is read back as it was', () => {
    fc.assert(
      fc.property(someSayings, said => {
        expect(sayingsFault(said)).toBeUndefined()
        const tidy = tidySayings(said)
        expect(readSayings(JSON.parse(JSON.stringify(tidy)))).toEqual(tidy)
        expect(tidySayings(tidy)).toEqual(tidy)
      }),
    )
  })

  test('a visit of version 1 says none of it', () => expect(readSayings({ note: 'moved away' })).toEqual({}))

  test('a word of a later version is left out, a wrong shape is refused', () => {
    expect(readSayings({ support: 9, voting: { way: 'telepathy', when: 'noon' } })).toEqual({ voting: { when: 'noon', how: '' } })
    for (const wrong of [{ issue: 7 }, { followUp: 'tomorrow' }, { followUp: { on: 'tomorrow' } }, { fulfils: '12' }, { paper: {} }])
      expect(() => readSayings(wrong)).toThrow('malformed')
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`tag ${i}`, true]))
    expect(() => readSayings({ tags: many })).toThrow('malformed')
  })

  test.each([
    [{ issue: 'x'.repeat(121) }, 'text-too-long'],
    [{ safety: 'x'.repeat(4001) }, 'text-too-long'],
    [{ followUp: { on: '28 November', what: 'call' } }, 'date-unknown'],
    [{ tags: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`tag ${i}`, true])) }, 'too-many-tags'],
    [{ paper: { knocker: ' ', sheet: '3' } }, 'knocker-needed'],
    [{ fulfils: 'none' }, 'not-an-id'],
  ])('%j is refused: %s', (said, code) => expect(sayingsFault(said)).toMatchObject({ code }))

  test('who wrote it down is nothing said', () => {
    expect(saysSomething({ paper: { knocker: 'Rosa', sheet: '3' }, issue: ' ', voting: { when: '', how: '' }, tags: {} })).toBe(false)
    expect(saysSomething({ tags: { sign: false } })).toBe(true)
    expect(saysSomething({ support: 5 })).toBe(true)
  })
})
