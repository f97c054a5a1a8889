import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { json } from '../doc/flat.ts'
import { readLeftOut } from './left-out.ts'
import { readLists } from './saved-lists.ts'

const [ID, OTHER] = [testId('one'), testId('other')]

test('[C3] left-out visits that say another id than their key, or nobody’s, are passed over', () => {
  const batch = { id: ID, walkers: ['bo'], from: 1, to: 2, reason: 'x', at: 3, by: 'ab'.repeat(16) }
  const read = (key: string, said: object) => readLeftOut({ [`leave-out/${key}`]: json(said) }).length
  expect(read(ID, batch)).toBe(1)
  expect(read(OTHER, batch)).toBe(0)
  for (const walkers of [[], 'bo', ['bo', 7], ['1', '2', '3', '4', '5'], undefined]) expect(read(ID, { ...batch, walkers })).toBe(0)
})

test('[I7] a saved list that says another id than its key is passed over', () => {
  const list = { id: ID, name: 'Young', rule: {}, at: 3 }
  expect(readLists({ [`list/${ID}`]: json(list) })).toHaveLength(1)
  expect(readLists({ [`list/${OTHER}`]: json(list) })).toEqual([])
})
