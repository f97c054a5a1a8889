import { docId } from '@porchlight/shared/base/ids'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { updateOf } from '@porchlight/shared/canvass/base-changes'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { behindPins } from '@porchlight/shared/canvass/pin-turfs'
import { setPins } from '@porchlight/shared/canvass/pins'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { saveList, updateTurfs } from '@porchlight/web/features/bring-in/save-list'
import { makeTurfs } from '@porchlight/web/features/turfs/make-turfs'
import { pinTurfsNow } from '@porchlight/web/features/turfs/pin-turfs-now'
import { expect, test } from 'vitest'
import { type Scene, beginScene, groupOf } from '../attacks/scene.ts'

const CANVASS = docId('canvass', 'organizers')
const LIST: VoterBase = { ...sampleTown({ voters: 90 }), source: 'oh-swvf', importedAt: 1000 }
const id = (n: number): string => n.toString(16).padStart(16, '0')

/** Presses Cancel when so many steps were reported. */
function stopAt(step: number) {
  const stopping = new AbortController()
  let steps = 0
  const report = () => {
    if (steps++ === step) stopping.abort()
  }
  return { signal: stopping.signal, report }
}

/** Three turfs of the list, in use. */
async function withTurfs(seed: number) {
  const scene = await beginScene(seed, 3)
  const group = groupOf(scene.alice)
  const scopes = scene.turfs as readonly TurfScope[]
  must(await scene.world.patiently(saveList(group, LIST, stopAt(-1), packBase(LIST))))
  const third = Math.ceil(LIST.doors.length / 3)
  const turfs = scopes.map((scope, i) => ({
    scope,
    name: `Turf ${i}`,
    doors: LIST.doors.slice(i * third, (i + 1) * third).map(door => door.id),
  }))
  must(await scene.world.patiently(makeTurfs(group, turfs, { base: LIST, groupName: 'Oak', questions: [], known: [] })))
  const inUse = () => scopes.map(scope => ({ scope, turf: group.view(turfKind, docId('turf', scope))! }))
  return { scene, group, inUse }
}

const listsOf = ({ alice }: Scene) =>
  groupOf(alice)
    .view(canvassKind, CANVASS)!
    .bases.map(base => [base.importId, base.voters.length])

test('[I8] a list whose saving is stopped after any of its parts leaves nothing: not a list, not a part; saved again it is whole', async () => {
  const scene = await beginScene(21, 1)
  const { world, alice } = scene
  const group = groupOf(alice)
  const county: VoterBase = sampleTown({ voters: 6000 })
  const parts = packBase(county)
  expect(parts.length).toBeGreaterThan(1)
  for (let step = 0; step < parts.length - 1; step++) {
    const stopped = await world.patiently(saveList(group, county, stopAt(step), parts))
    expect(stopped.ok ? '' : stopped.error.code).toBe('cancelled')
    expect(listsOf(scene)).toEqual([])
    // What was written is not there any more: the parts that had not come do not make it whole.
    for (const part of parts.slice(step + 1)) must(await world.patiently(group.change(canvassKind, CANVASS, addBasePart, part)))
    expect(listsOf(scene)).toEqual([])
  }
  must(await world.patiently(saveList(group, county, stopAt(-1), parts)))
  expect(listsOf(scene)).toEqual([[county.importId, county.voters.length]])
  await world.end()
})

test('[I5] turfs that get a newer copy, stopped half-way: each has all of the newer or all of the older one, and the others come next time', async () => {
  const { scene, group, inUse } = await withTurfs(22)
  const { world } = scene
  const voters = LIST.voters.map((voter, i) => (i % 5 === 0 ? { ...voter, last: 'Renamed' } : voter))
  const newer = updateOf(LIST, { ...LIST, importId: id(7), importedAt: 2000, voters })
  must(await world.patiently(saveList(group, newer, stopAt(-1), packBase(newer))))
  const named = () => ({ turfs: inUse(), older: [LIST.importId], lists: [LIST.importId, newer.importId] })
  const before = inUse()
  const said = must(await world.patiently(updateTurfs(group, newer, named(), stopAt(0))))
  expect(said).toEqual({ turfs: 1, left: 2 })
  const bases = inUse().map(one => one.turf.base!)
  expect(bases.map(base => base.importId)).toEqual([newer.importId, LIST.importId, LIST.importId])
  expect(bases.map(base => base.doors.length)).toEqual(before.map(one => one.turf.base!.doors.length))
  expect(bases.slice(1)).toEqual(before.slice(1).map(one => one.turf.base))
  expect(must(await world.patiently(updateTurfs(group, newer, named(), stopAt(-1))))).toEqual({ turfs: 2, left: 0 })
  expect(inUse().every(one => one.turf.base!.importId === newer.importId)).toBe(true)
  await world.end()
})

test('[I9] turfs that get the places of pins, stopped half-way: one is whole, the others are told of and come next time', async () => {
  const { scene, group, inUse } = await withTurfs(23)
  const { world } = scene
  const pins = inUse().map(({ turf }, i) => ({ door: turf.base!.doors[0]!.id, id: id(i + 1), at: { lat: 40.25, lon: -83.37 } }))
  must(await world.patiently(group.change(canvassKind, CANVASS, setPins, { pins })))
  const table = () => group.view(canvassKind, CANVASS)!
  const late = () => behindPins(inUse(), table()).map(one => one.scope)
  const act = (step: number) => world.patiently(pinTurfsNow(group, inUse(), table(), { ...stopAt(step), now: 3000 }))
  expect(late()).toEqual(scene.turfs)
  expect(must(await act(0))).toEqual({ done: 1, left: 2 })
  expect(late()).toEqual(scene.turfs.slice(1))
  expect(must(await act(-1))).toEqual({ done: 2, left: 0 })
  expect(late()).toEqual([])
  await world.end()
})
