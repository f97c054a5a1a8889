import { array, assert, dictionary, jsonValue, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { ViewBlocks } from './view-blocks.ts'
import { putTogether, takeApart } from './view-blocks.ts'

const none: ViewBlocks = new Map()
const onDisk = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const stored = ({ head, blocks }: ReturnType<typeof takeApart>) =>
  [onDisk(head), new Map([...blocks].map(([name, block]) => [name, onDisk(block)]))] as const

test('any view comes back as it was, through any series of changes', () => {
  const view = dictionary(
    record({ name: jsonValue() }).map(({ name }) => JSON.stringify(name)),
    array(jsonValue(), { maxLength: 300 }),
  )
  assert(
    property(array(view, { minLength: 1, maxLength: 4 }), views => {
      let blocks = none
      for (const [i, one] of views.entries()) {
        const pieces = takeApart(one, `${i}`, blocks)
        expect(putTogether(...stored(pieces))).toEqual({ view: onDisk(one) })
        blocks = pieces.blocks
      }
    }),
    { seed: 7, numRuns: 100 },
  )
})

test('one more visit among five hundred rewrites one block of them', () => {
  const visits = Array.from({ length: 500 }, (_, i) => ({ id: i }))
  const before = takeApart({ visits, names: { a: 'Ana' } }, 'one', none)
  const after = takeApart({ visits: [...visits, { id: 500 }], names: { a: 'Ana' } }, 'two', before.blocks)
  const changed = [...after.blocks].filter(([name, block]) => before.blocks.get(name) !== block)
  expect(changed.map(([name, block]) => [name, block.items.length])).toEqual([['visits/3', 117]])
})

test('a block that is missing, or is that of another state, is no view at all', () => {
  const visits = Array.from({ length: 200 }, (_, i) => ({ id: i }))
  const one = takeApart({ visits }, 'one', none)
  const two = takeApart({ visits: visits.map(({ id }) => ({ id: id + 1 })) }, 'two', none)
  expect(putTogether(one.head, new Map([...one.blocks].slice(1)))).toBeUndefined()
  expect(putTogether(one.head, new Map([...one.blocks, ['visits/1', two.blocks.get('visits/1')!]]))).toBeUndefined()
})
