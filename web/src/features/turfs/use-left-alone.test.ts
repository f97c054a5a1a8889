import { expect, test } from 'vitest'
import { buildingId, doorId } from '@porchlight/shared/canvass/address'
import { standingIds } from '@porchlight/shared/canvass/asked'
import type { DoNotContact, TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { leftAloneIn } from './use-left-alone.ts'

const address = { number: '118', street: 'Oak St', unit: '2', city: '', state: '', zip: '' }
const door = { id: doorId(address), address, precinct: '', lat: undefined, lon: undefined }
const words = { wholeDoor: 'the whole door', wholeBuilding: 'the whole building' }
const request = (id: string, level: DoNotContact['target']['level'], target: string, at: number) =>
  ({ id, target: { level, id: target }, reason: `because ${id}`, at, by: 'm' }) as unknown as DoNotContact
const turf = (more: Partial<TurfView> = {}) =>
  ({
    name: 'Turf 1',
    groupName: '',
    base: { importId: 'i', fileName: '', voters: [], doors: [door] },
    earlier: [],
    questions: [],
    doNotContact: [],
    liftings: [],
    ...more,
  }) as unknown as TurfView
const seen = (...doNotContact: DoNotContact[]): VisitsView => ({ ...NO_VISITS, doNotContact })

test('a door and its building are said by their addresses, with what they cover and why', () => {
  const visits = seen(request('a', 'door', door.id, 1), request('b', 'building', buildingId(address), 2))
  expect(leftAloneIn(turf(), visits, words).map(one => [one.who, one.where, one.reason])).toEqual([
    ['118 Oak St', 'the whole building', 'because b'],
    ['118 Oak St #2', 'the whole door', 'because a'],
  ])
})

test('lifting names every request that stands, so that no older one stands up behind the newest', () => {
  const visits = seen(request('a', 'door', door.id, 1), request('b', 'door', door.id, 2), request('c', 'door', 'elsewhere', 3))
  const known = turf({ doNotContact: [request('a', 'door', door.id, 1)] })
  const ends = standingIds([{ turf: known, visits }], door.id)
  expect(ends.toSorted()).toEqual(['a', 'b'])
  const lifted = turf({ liftings: [{ id: 'l', ends, at: 4, by: 'm', reason: 'asked for it' }] as never })
  expect(leftAloneIn(lifted, visits, words)).toEqual([])
  expect(standingIds([{ turf: lifted, visits }], door.id)).toEqual([])
})
