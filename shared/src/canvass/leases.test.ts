import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { LEASE_MS, freshLeases, holders, readLease, withLease } from './leases.ts'

const said = (from: string, door: string, name = from) => ({ lease: { from: testId(from), name, door: door && testId(door) } })
const heard = (from: string, door: string, at: number) => readLease(said(from, door), at)!

test('[D6] of each phone the newest word counts, and who has fallen silent holds nothing', () => {
  let leases = withLease([], heard('sam', '118', 1))
  leases = withLease(leases, heard('ana', '120', 2))
  leases = withLease(leases, heard('sam', '122', 3))
  expect([...holders(leases)].map(([door, { name }]) => [door, name])).toEqual([
    [testId('120'), 'ana'],
    [testId('122'), 'sam'],
  ])
  expect(holders(withLease(leases, heard('sam', '', 4))).size).toBe(1)
  expect(freshLeases(leases, LEASE_MS + 2)).toHaveLength(1)
  expect(freshLeases(leases, 5)).toBe(leases)
})

test('[D6] [P8] whatever a phone says is no lease, or a small one; more than fifty are not kept', () => {
  const wrong = [
    undefined,
    null,
    7,
    {},
    { lease: null },
    { lease: { from: '../x', name: '', door: '' } },
    { lease: { from: testId('a'), name: 7, door: '' } },
  ]
  for (const what of [...wrong, { lease: { from: testId('a'), name: '', door: 'x' } }]) expect(readLease(what, 1)).toBeUndefined()
  expect(readLease(said('sam', '118', 'x'.repeat(9000)), 1)?.name).toHaveLength(60)
  const many = Array.from({ length: 80 }, (_, i) => heard(`phone ${i}`, '118', i)).reduce<ReturnType<typeof withLease>>(withLease, [])
  expect(many).toHaveLength(50)
})
