import { describe, expect, it } from 'vitest'
import { formatFor } from './format.ts'

it('sizes are said as people say them', () => {
  expect([1, 65, 2_400_000].map(formatFor('en').bytes)).toEqual(['1 byte', '65 bytes', '2.4 MB'])
  expect([1, 65].map(formatFor('es').bytes)).toEqual(['1 byte', '65 bytes'])
})

describe('lists of names', () => {
  const names = ['Ana', 'Inés', 'Hilda', 'Hielo', 'Hiara', 'Yara', 'Iago', 'María José', 'O’Neil', 'hi']
  const lists = names.flatMap(last => [[], [last], ['Luis', last], ['Luis', 'Eva', last], ['a', 'b', 'c', last]])

  it.each(['en', 'es'] as const)('are written as Intl.ListFormat writes them: %s', language => {
    const intl = new Intl.ListFormat(language === 'es' ? 'es-US' : 'en-US', { type: 'conjunction' })
    for (const list of lists) expect(formatFor(language).list(list)).toBe(intl.format(list))
  })
})
