import { expect, test } from 'vitest'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Lease } from '@porchlight/shared/canvass/leases'
import { testId } from '@porchlight/shared/doc/testing'
import type { Group } from '../../engine/api.ts'
import { holdLease } from './leases.ts'

const SCOPE: TurfScope = `turf/${testId('oak')}`

/** Phones that hear each other. */
function air() {
  const listeners = new Set<(what: unknown) => void>()
  const said: unknown[] = []
  const phone = () => {
    const mine = new Set<(what: unknown) => void>()
    const group = {
      cast: (_: unknown, what: unknown) => {
        said.push(what)
        for (const listener of listeners) if (!mine.has(listener)) listener(what)
      },
      onCast: (_: unknown, listener: (what: unknown) => void) => {
        listeners.add(listener)
        mine.add(listener)
        return () => listeners.delete(listener)
      },
    }
    return group as unknown as Group
  }
  return { phone, said }
}

test('[D9] [D6] doors of a captain’s runners are taken on other phones, and not held against the captain', () => {
  const { phone, said } = air()
  const runners = [
    { id: testId('ana'), name: 'Ana', door: testId('118') },
    { id: testId('ben'), name: 'Ben', door: '' },
  ]
  let heardByTab: readonly Lease[] = []
  // Another window of the captain's phone has the same runners.
  const ends = [holdLease(phone(), SCOPE, { name: 'Cap', door: '' }, leases => (heardByTab = leases), JSON.stringify(runners))]
  holdLease(phone(), SCOPE, { name: 'Cap', door: '' }, () => undefined, JSON.stringify(runners))()
  expect(heardByTab).toEqual([])
  expect(said).toContainEqual({ lease: { from: testId('ana'), name: 'Ana', door: testId('118') } })

  let heardByRosa: readonly Lease[] = []
  const rosa = phone()
  ends.push(holdLease(rosa, SCOPE, { name: 'Rosa', door: '' }, leases => (heardByRosa = leases)))
  ends[0]!()
  ends[0] = holdLease(phone(), SCOPE, { name: 'Cap', door: '' }, () => undefined, JSON.stringify(runners))
  expect(heardByRosa.flatMap(one => (one.door ? [[one.name, one.door]] : []))).toEqual([['Ana', testId('118')]])
  for (const end of ends) end()
})
