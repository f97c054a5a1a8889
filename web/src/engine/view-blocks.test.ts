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
        const pieces = takeApart(one, `${i}`, blocks, i % 2 === 1)
        expect(putTogether(...stored(pieces))).toEqual({ view: onDisk(one) })
        blocks = pieces.blocks
      }
    }),
    { seed: 7, numRuns: 100 },
  )
})

test('one more visit among five hundred rewrites the few at the end', () => {
  const visits = Array.from({ length: 500 }, (_, i) => ({ id: i }))
  const before = takeApart({ visits, names: { a: 'Ana' } }, 'one', none, true)
  const after = takeApart({ visits: [...visits, { id: 500 }], names: { a: 'Ana' } }, 'two', before.blocks, true)
  const changed = [...after.blocks].filter(([name, block]) => before.blocks.get(name) !== block)
  expect(changed.map(([name, block]) => [name, block.items.length])).toEqual([['visits/4', 5]])
})

test('a list that grows one by one stands in few blocks, and is rewritten in small parts', () => {
  const visits = Array.from({ length: 500 }, (_, i) => ({ id: i }))
  let blocks = none
  let written = 0
  for (let length = 1; length <= visits.length; length++) {
    const pieces = takeApart({ visits: visits.slice(0, length) }, `${length}`, blocks, true)
    expect(putTogether(...stored(pieces))).toEqual({ view: { visits: visits.slice(0, length) } })
    expect(pieces.blocks.size).toBeLessThanOrEqual(Math.ceil(length / 128) + 1)
    for (const [name, block] of pieces.blocks) if (blocks.get(name) !== block) written += block.items.length
    blocks = pieces.blocks
  }
  expect(written / visits.length).toBeLessThan(16)
  expect(takeApart({ visits }, '500', blocks).blocks.size).toBe(4)
})

test('a block that is missing, or is that of another state, is no view at all', () => {
  const visits = Array.from({ length: 200 }, (_, i) => ({ id: i }))
  const one = takeApart({ visits }, 'one', none)
  const two = takeApart({ visits: visits.map(({ id }) => ({ id: id + 1 })) }, 'two', none)
  expect(putTogether(one.head, new Map([...one.blocks].slice(1)))).toBeUndefined()
  expect(putTogether(one.head, new Map([...one.blocks, ['visits/1', two.blocks.get('visits/1')!]]))).toBeUndefined()
})
