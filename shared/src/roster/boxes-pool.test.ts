import { expect, it } from 'vitest'
import { fromHex } from '../base/bytes.ts'
import { createPool, letGoOf } from './boxes-pool.ts'
import type { KeptBoxes } from './boxes-check.ts'
import type { Epoch } from './state.ts'

const hash = (n: number) => n.toString(16).padStart(64, '0')
const some = {} as KeptBoxes
const epoch = (id: string, begun: number): Epoch => ({ id, boxesHash: fromHex(hash(begun)), welcomes: [] }) as unknown as Epoch

it('[A10] keeps what operations name, forgets what is done with, and of the rest the newest', () => {
  const pool = createPool(3)
  for (let n = 0; n < 3; n++) pool.put(hash(n), some)
  pool.tidy([epoch('a', 0), epoch('b', 1)], one => one.id === 'b')
  expect(pool.hashes()).toEqual([hash(0), hash(2)])
  for (let n = 10; n < 30; n++) pool.put(hash(n), some)
  expect(pool.hashes()).toEqual([hash(0), hash(27), hash(28), hash(29)])
  expect(pool.isFull()).toBe(true)
  // Named too late: to be read again from the channel.
  expect([...letGoOf([epoch('c', 10), epoch('d', 29), epoch('e', 11)], pool, new Map([['e' as never, 1]]))]).toEqual([hash(10)])
})
