import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { packBase } from './pack-base.ts'
import { turfBase } from './cut.ts'
import { doorsOf } from './progress.ts'
import { doorsToTryAgain } from './second-pass.ts'
import { sampleTown } from './town.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Door, ResultCode } from './types.ts'
import { recordVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const base = sampleTown({ voters: 40 })
const [A, B, C] = base.doors as [Door, Door, Door]

function turfOf(doors: readonly Door[]) {
  const olga = phone(turfKind, 'olga', 'organizer')
  olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(turfBase(base, doors))[0]!, questions: [] })
  const sam = phone(visitsKind, 'sam')
  let n = 0
  return {
    knock: (door: Door, result: ResultCode) => {
      const visit = { id: testId(`${door.id} ${++n}`), target: { level: 'door' as const, id: door.id }, door: door.id, result }
      sam.act(recordVisit, visit, 1000 + n)
    },
    now: () => ({ turf: olga.view(), visits: sam.view() }),
  }
}

test('a second pass goes where nobody was home, and nowhere else', () => {
  const first = turfOf([A, B, C])
  expect(doorsToTryAgain([first.now()])).toEqual(new Set())
  first.knock(A, 'not-home')
  first.knock(B, 'address-not-found')
  expect(doorsToTryAgain([first.now()])).toEqual(new Set([A.id]))
})

test('a door that is to be walked again, or was reached on the second pass, is asked for no third time', () => {
  const [first, second] = [turfOf([A, B]), turfOf([A])]
  for (const door of [A, B]) first.knock(door, 'not-home')
  expect(doorsToTryAgain([first.now(), second.now()])).toEqual(new Set([B.id]))
  second.knock(A, 'not-home')
  expect(doorsToTryAgain([first.now(), second.now()])).toEqual(new Set([A.id, B.id]))
  second.knock(A, 'address-not-found')
  expect(doorsToTryAgain([first.now(), second.now()])).toEqual(new Set([B.id]))
})

test('a door that is walked twice is one door of the whole', () => {
  const [first, second] = [turfOf([A, B]), turfOf([A, C])]
  first.knock(A, 'not-home')
  second.knock(A, 'not-home')
  const turfs = [first.now(), second.now()].map(one => ({ ...one, onlyKnocked: false }))
  expect(doorsOf(turfs)).toEqual({ doors: 3, attempted: 1 })
  expect(doorsOf([turfs[0]!, { ...turfs[1]!, onlyKnocked: true }])).toEqual({ doors: 2, attempted: 1 })
})
