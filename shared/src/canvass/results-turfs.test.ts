import { expect, test } from 'vitest'
import { countedOnce } from './recut.ts'
import { nameNext } from './recut.actions.ts'
import { carryAll, turf } from './recut-testing.ts'
import { tellingTurfs } from './results-turfs.ts'
import { sampleTown } from './town.ts'

const TOWN = sampleTown({ voters: 60 })

test('[C1] a retired turf is there to be chosen as long as visits count in it, and no longer when they have gone on with its doors', () => {
  const [old, next, ended] = ['old', 'next', 'ended'].map(name => turf(TOWN, name, TOWN.doors.slice(0, 6)))
  const scopes = () => {
    const all = [old!, ended!, next!].map(one => ({ ...one.is(), isRetired: one !== next }))
    return tellingTurfs(countedOnce(all)).map(one => one.scope)
  }
  expect(scopes()).toEqual([next!.scope])
  for (const one of [old!, ended!]) {
    one.knock(TOWN.doors[0]!, `at ${one.scope}`)
    one.organizers.hear(one.visits)
  }
  expect(scopes()).toEqual([old!.scope, ended!.scope, next!.scope])
  old!.board.act(nameNext, { next: [next!.scope] })
  carryAll(old!, [next!])
  expect(scopes()).toEqual([ended!.scope, next!.scope])
})
