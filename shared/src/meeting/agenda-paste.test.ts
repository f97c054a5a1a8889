import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { readPastedAgenda } from './agenda-paste.ts'

const read = (text: string) => {
  let ids = 0
  return readPastedAgenda(text, () => testId(ids++)).map(({ id, ...item }) => {
    expect(id).toMatch(/^[0-9a-f]{16}$/)
    return item
  })
}
const one = (line: string) => read(line)[0]

test.each([
  ['Round of names 10 min', { title: 'Round of names', minutes: 10 }],
  ['- Boiler (Ana) 10 min', { title: 'Boiler', lead: 'Ana', minutes: 10 }],
  ['2. Boiler – 10 minutes – Ana López', { title: 'Boiler', lead: 'Ana López', minutes: 10 }],
  ['* Boiler [Ana & Luis] (15m)', { title: 'Boiler', lead: 'Ana & Luis', minutes: 15 }],
  ["19:05 Boiler @Ana 10'", { title: 'Boiler', lead: 'Ana', minutes: 10 }],
  ['7:00 pm – 7:20 pm: Boiler', { title: 'Boiler' }],
  ['Boiler (Ana, 10 min)', { title: 'Boiler', lead: 'Ana', minutes: 10 }],
  ['Caldera (10 minutos, Ana)', { title: 'Caldera', lead: 'Ana', minutes: 10 }],
  ['Party, 1 h', { title: 'Party', minutes: 60 }],
  ['Party 1.5 hours', { title: 'Party', minutes: 90 }],
  ['Party 1:30 h', { title: 'Party', minutes: 90 }],
  ['- [ ] **Budget** (new)', { title: 'Budget (new)' }],
  ['Room 12 and the 3 doors', { title: 'Room 12 and the 3 doors' }],
  ['Vote on 5 May', { title: 'Vote on 5 May' }],
])('%s', (line, expected) => {
  expect(one(line)).toEqual(expected)
})

test('a heading is no item, indented lines say more about the one above', () => {
  const text = 'Agenda:\n\n1. Welcome (Olga) 5 min\n2. Boiler\n   - what the city says\n   - letter\n\tand the rent\n3. Party\n'
  expect(read(text)).toEqual([
    { title: 'Welcome', lead: 'Olga', minutes: 5 },
    { title: 'Boiler', purpose: 'what the city says\nletter\nand the rent' },
    { title: 'Party' },
  ])
  expect(read('  • Uno\n  • Dos\n')).toEqual([{ title: 'Uno' }, { title: 'Dos' }])
})

test('nothing, marks only, and a line without end', () => {
  expect(read('')).toEqual([])
  expect(read(' - \n()\n10 min\n')).toEqual([])
  expect(one(`Boiler ${'(a '.repeat(50_000)}`)?.title).toHaveLength(200)
})
