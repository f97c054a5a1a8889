import type { TurfScope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { balancedPieces } from '@porchlight/shared/canvass/cut-balanced'
import { countedOnce } from '@porchlight/shared/canvass/recut'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { Door, VoterBase } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { addResident, askNotToContact, recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { carryWork } from '@porchlight/web/app/canvass/carry-work'
import { visitsNow } from '@porchlight/web/app/canvass/turf-docs'
import { passOnAsked } from '@porchlight/web/app/requests/pass-on'
import { recordHandout } from '@porchlight/shared/canvass/canvass.actions'
import { nameCaptain } from '@porchlight/shared/canvass/recut.actions'
import { endTurfs } from '@porchlight/web/features/turfs/end-turfs'
import { makeTurfs } from '@porchlight/web/features/turfs/make-turfs'
import { givenSince, undoRecut } from '@porchlight/web/features/turfs/undo-recut'
import { expect, test } from 'vitest'
import { type Scene, beginScene, groupOf, switchLine } from '../attacks/scene.ts'
import type { Phone } from './phones.ts'

const TOWN = sampleTown({ voters: 120 })
const id = (n: number): string => n.toString(16).padStart(16, '0')

/** Fills turfs as the board does. */
async function make({ world, alice }: Scene, base: VoterBase, pieces: readonly (readonly Door[])[], scopes: readonly TurfScope[]) {
  const turfs = pieces.map((doors, i) => ({ scope: scopes[i]!, name: `Turf ${i + 1}`, doors: doors.map(door => door.id) }))
  must(await world.patiently(makeTurfs(groupOf(alice), turfs, { base, groupName: 'Oak Street', questions: [], known: [] })))
}

async function knock({ world }: Scene, phone: Phone, turf: TurfScope, door: Door, n: number): Promise<void> {
  const visit = { id: id(n), target: { level: 'door' as const, id: door.id }, door: door.id, result: 'not-home' as const }
  must(await world.patiently(groupOf(phone).change(visitsKind, docId('visits', turf), recordVisit, visit)))
}

const idsIn = (phone: Phone, turf: TurfScope): string[] =>
  visitsNow(groupOf(phone), turf)
    .visits.map(visit => visit.id)
    .toSorted()

test('[T3] [R3] a turf cut in two while its canvasser is away: the late day is carried into the new turfs, whoever walks them sees it, and it counts once', async () => {
  const scene = await beginScene(11, 1)
  const { world, alice, until } = scene
  const old = scene.turfs[0] as TurfScope
  await make(scene, TOWN, [TOWN.doors], [old])
  const sam = await scene.join('sam', 'canvasser', [old])
  await until(() => groupOf(sam).view(turfKind, docId('turf', old))?.base?.doors.length === TOWN.doors.length, 'Sam has the turf')
  const halves = balancedPieces(TOWN.doors, 2)
  await knock(scene, sam, old, halves[0]![0]!, 1)
  await scene.settled(alice, sam)

  switchLine(sam, false)
  await knock(scene, sam, old, halves[0]![1]!, 2)

  // Alice cuts it in two; the first half stays with Sam, and Kim gets the second.
  const next = must(await world.patiently(groupOf(alice).newTurfs(2))) as readonly TurfScope[]
  await make(scene, TOWN, halves, next)
  const holders = [{ member: groupOf(sam).me().member, name: 'Sam' }]
  const ending = { scope: old, holders, links: [], handouts: [] }
  const recut = { from: [old], next, heir: next[0]! }
  must(await world.patiently(endTurfs(groupOf(alice), [ending], recut)))
  expect(idsIn(alice, next[0]!)).toEqual([id(1)])
  const kim = await scene.join('kim', 'canvasser', [next[1]!])
  await scene.settled(alice, kim)

  // Sam has heard nothing of it, and goes on all afternoon, on both sides of the new border.
  await knock(scene, sam, old, halves[1]![0]!, 3)
  const resident = { id: id(77), door: halves[1]![1]!.id, name: 'Ana' }
  must(await world.patiently(groupOf(sam).change(visitsKind, docId('visits', old), addResident, resident)))
  const request = { id: id(88), target: { level: 'door' as const, id: halves[1]![2]!.id }, reason: 'dogs' }
  must(await world.patiently(groupOf(sam).change(visitsKind, docId('visits', old), askNotToContact, request)))
  switchLine(sam, true)
  await until(() => groupOf(sam).status().waiting === 0 && idsIn(alice, old).length === 3, "Sam's afternoon is with Alice")

  expect(must(await world.patiently(carryWork(groupOf(alice))))).toBe(2)
  must(await world.patiently(passOnAsked(groupOf(alice))))
  expect(must(await world.patiently(carryWork(groupOf(alice))))).toBe(0)
  await until(() => idsIn(kim, next[1]!).includes(id(3)) && idsIn(sam, next[0]!).length === 2, 'everybody sees it')
  expect(idsIn(kim, next[1]!)).toEqual([id(3)])
  expect(idsIn(sam, next[0]!)).toEqual([id(1), id(2)])
  const seen = visitsNow(groupOf(kim), next[1]!)
  expect(seen.residents.map(one => one.name)).toEqual(['Ana'])
  expect(seen.visits[0]!.by).toBe(holders[0]!.member)
  const asked = () => [
    ...visitsNow(groupOf(kim), next[1]!).doNotContact,
    ...groupOf(kim).view(turfKind, docId('turf', next[1]!))!.doNotContact,
  ]
  await until(() => asked().some(one => one.target.id === request.target.id), 'who asked to be left alone is left alone by Kim')

  // Sam has the first half and not the old turf any more; the whole counts every visit once.
  await until(() => groupOf(sam).me().scopes.includes(next[0]!) && !groupOf(sam).me().scopes.includes(old), 'Sam has the half')
  const retired = new Set(
    groupOf(alice)
      .view(canvassKind, docId('canvass', 'organizers'))!
      .turfs.filter(one => one.retired)
      .map(one => one.scope),
  )
  expect([...retired]).toEqual([old])
  const turfs = [old, ...next].map(scope => ({
    scope,
    isRetired: retired.has(scope),
    turf: groupOf(alice).view(turfKind, docId('turf', scope))!,
    visits: visitsNow(groupOf(alice), scope),
  }))
  expect(countedOnce(turfs).map(one => one.visits.visits.length)).toEqual([0, 2, 1])
  await world.end()
})

test('[T3] [R3] two organizers who cut the same turf apart, and both carry: each record stands once in each of the new turfs', async () => {
  const scene = await beginScene(12, 1)
  const { world, alice, until } = scene
  const old = scene.turfs[0] as TurfScope
  await make(scene, TOWN, [TOWN.doors], [old])
  const olga = await scene.join('olga', 'organizer')
  await until(() => groupOf(olga).view(turfKind, docId('turf', old))?.base !== undefined, 'Olga has the turf')
  switchLine(olga, false)
  const made: TurfScope[] = []
  for (const phone of [alice, olga]) {
    const next = must(await world.patiently(groupOf(phone).newTurfs(2))) as readonly TurfScope[]
    await make({ ...scene, alice: phone }, TOWN, balancedPieces(TOWN.doors, 2), next)
    const ending = { scope: old, holders: [], links: [], handouts: [] }
    must(await world.patiently(endTurfs(groupOf(phone), [ending], { from: [old], next })))
    made.push(...next)
  }
  await knock(scene, alice, old, TOWN.doors[0]!, 1)
  switchLine(olga, true)
  await scene.settled(alice, olga)
  await until(() => (groupOf(alice).view(turfKind, docId('turf', old))?.next ?? []).length === 4, 'both are told of')
  await until(() => idsIn(olga, old).length === 1, 'the visit is with Olga')
  for (const phone of [alice, olga, alice]) {
    must(await world.patiently(carryWork(groupOf(phone))))
    await scene.settled(alice, olga)
  }
  const holding = made.filter(scope => idsIn(alice, scope).length > 0)
  for (const scope of holding) expect(idsIn(alice, scope)).toEqual([id(1)])
  await until(() => made.every(scope => idsIn(olga, scope).join() === idsIn(alice, scope).join()), 'both see the same')
  expect(holding).toHaveLength(2)
  await world.end()
})

test('[T3] [R3] a split that is undone: whoever had the turf has it again with captain and hand-out, whoever had got a new one has none, and what both recorded, late too, is in the old turf once', async () => {
  const scene = await beginScene(14, 1)
  const { world, alice, until } = scene
  const old = scene.turfs[0] as TurfScope
  const act = groupOf(alice)
  await make(scene, TOWN, [TOWN.doors], [old])
  must(await world.patiently(act.change(turfKind, docId('turf', old), nameCaptain, { captain: 'Nora' })))
  const sam = await scene.join('sam', 'canvasser', [old])
  const member = groupOf(sam).me().member
  const invitation = act.roster().members.find(one => one.id === member)!.invitation!
  const handout = { id: id(50), turf: old, invitation, to: 'Sam' }
  must(await world.patiently(act.change(canvassKind, docId('canvass', 'organizers'), recordHandout, handout)))
  const halves = balancedPieces(TOWN.doors, 2)
  await until(() => groupOf(sam).view(turfKind, docId('turf', old))?.base !== undefined, 'Sam has the turf')
  await knock(scene, sam, old, halves[0]![0]!, 1)
  await scene.settled(alice, sam)

  const next = must(await world.patiently(act.newTurfs(2))) as readonly TurfScope[]
  await make(scene, TOWN, halves, next)
  const ended = [{ scope: old, holders: [{ member, name: 'Sam', handout: handout.id }], links: [], handouts: [handout.id] }]
  const recut = { from: [old], next, heir: next[0]! }
  must(await world.patiently(endTurfs(act, ended, recut)))
  await until(() => groupOf(sam).me().scopes.includes(next[0]!) && !groupOf(sam).me().scopes.includes(old), 'Sam has the half')
  await until(() => groupOf(sam).view(turfKind, docId('turf', next[0]!))?.base !== undefined, 'with its doors')
  await knock(scene, sam, next[0]!, halves[0]![1]!, 2)

  // In between Kim gets the other half, and goes where there is no signal; one more link is out.
  const kim = await scene.join('kim', 'canvasser', [next[1]!])
  await until(() => groupOf(kim).view(turfKind, docId('turf', next[1]!))?.base !== undefined, 'Kim has a half')
  switchLine(kim, false)
  await knock(scene, kim, next[1]!, halves[1]![0]!, 3)
  const link = must(await world.patiently(act.invite({ role: 'canvasser', scopes: [next[1]!], uses: 1 })))
  await scene.settled(alice, sam)

  const made = { ...recut, importId: TOWN.importId, names: ['Oak'], ended, at: 0 }
  expect(givenSince(act, made)).toEqual({ members: [groupOf(kim).me().member], links: [link.id] })
  must(await world.patiently(undoRecut(act, made)))
  await until(() => groupOf(sam).me().scopes.includes(old) && !groupOf(sam).me().scopes.includes(next[0]!), 'Sam has the whole again')
  await until(() => idsIn(sam, old).join() === [id(1), id(2)].join(), 'with what was recorded in the half')
  await knock(scene, sam, old, halves[1]![1]!, 4)

  switchLine(kim, true)
  await until(() => groupOf(kim).status().waiting === 0 && idsIn(alice, next[1]!).includes(id(3)), "Kim's doors are with Alice")
  must(await world.patiently(carryWork(act)))
  await until(() => [alice, sam].every(phone => idsIn(phone, old).join() === [1, 2, 3, 4].map(id).join()), 'all of it is in the old turf')
  await until(() => !groupOf(kim).me().scopes.includes(next[1]!), 'Kim has none')
  expect(groupOf(sam).view(turfKind, docId('turf', old))!.captain).toBe('Nora')

  // Again, as after a kill in the middle: nothing changes.
  must(await world.patiently(undoRecut(act, made)))
  const board = act.view(canvassKind, docId('canvass', 'organizers'))!
  expect(board.turfs.flatMap(one => (one.retired ? [one.scope] : [])).toSorted()).toEqual([...next].toSorted())
  expect(board.handouts.map(one => [one.turf, one.takenBack])).toEqual([
    [old, false],
    [next[0], true],
  ])
  const turfs = [old, ...next].map(scope => ({
    scope,
    isRetired: scope !== old,
    turf: act.view(turfKind, docId('turf', scope))!,
    visits: visitsNow(act, scope),
  }))
  expect(countedOnce(turfs).map(one => one.visits.visits.length)).toEqual([4, 0, 0])
  expect(givenSince(act, made)).toEqual({ members: [], links: [] })
  await world.end()
})
