import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { updateOf } from './base-changes.ts'
import { canvassKind } from './canvass.ts'
import { takeOff } from './lists-off.ts'
import { packBase } from './pack-base.ts'
import { sampleTown } from './town.ts'
import { addBasePart } from './turf.actions.ts'

const LIST = { ...sampleTown({ voters: 40 }), importedAt: 1000 }
const OTHER = { ...sampleTown({ voters: 30, seed: 9 }), importId: testId('other'), importedAt: 500 }
const NEWER = updateOf(LIST, { ...LIST, importId: testId('newer'), importedAt: 2000 })

test('[I10] a list that is off is gone with its older copies, on every phone alike, and comes back as it was; a newer copy is a list again', () => {
  const [olga, omar] = [phone(canvassKind, 'olga', 'organizer'), phone(canvassKind, 'omar', 'organizer')]
  for (const base of [LIST, OTHER]) for (const part of packBase(base)) olga.act(addBasePart, part)
  omar.hear(olga)
  for (const part of packBase(NEWER)) olga.act(addBasePart, part)
  const lists = () => olga.view().bases.map(base => base.importId)
  const before = olga.view()
  expect(lists()).toEqual([NEWER.importId, OTHER.importId])
  expect(olga.act(takeOff, { list: NEWER.importId, off: true })).toBeUndefined()
  expect(lists()).toEqual([OTHER.importId])
  expect(olga.act(takeOff, { list: NEWER.importId, off: false })).toBeUndefined()
  expect(olga.view()).toEqual(before)
  // Omar does not know of the newer copy and takes the list off: the newer copy stands.
  omar.act(takeOff, { list: LIST.importId, off: true })
  olga.hear(omar)
  omar.hear(olga)
  expect(lists()).toEqual([NEWER.importId, OTHER.importId])
  expect(omar.view()).toEqual(olga.view())
})

test('[I10] only organizers take lists off, and only by an id', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  expect(phone(canvassKind, 'sam').act(takeOff, { list: LIST.importId, off: true })?.code).toBe('not-organizer')
  expect(olga.act(takeOff, { list: 'x', off: true })?.code).toBe('not-an-id')
})
