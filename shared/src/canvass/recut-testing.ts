import { phone, testId } from '../doc/testing.ts'
import { turfBase } from './cut.ts'
import { packBase } from './pack-base.ts'
import { carryOver } from './recut.actions.ts'
import { toCarry } from './recut.ts'
import type { NextTurf } from './recut.ts'
import { turfKind } from './turf.ts'
import { fillTurf } from './turf.actions.ts'
import type { Door, VoterBase } from './types.ts'
import { visitsKind } from './visits.ts'
import { recordVisit } from './visits.actions.ts'

export type TurfAtWork = ReturnType<typeof turf>

export const scopeOf = (name: string) => `turf/${testId(name)}`

/** For tests: one turf as its organizer and its canvasser have it. */
export function turf(town: VoterBase, name: string, doors: readonly Door[], organizer = 'olga') {
  const scope = scopeOf(name)
  const board = phone(turfKind, organizer, 'organizer', `${name} board ${organizer}`)
  const visits = phone(visitsKind, 'sam', 'canvasser', `${name} sam`)
  const organizers = phone(visitsKind, 'olga', 'organizer', `${name} olga`)
  const [part] = packBase(turfBase(town, doors))
  must(board.act(fillTurf, { name, groupName: 'Elm', part: part!, questions: [] }))
  return {
    scope,
    board,
    visits,
    organizers,
    is: (): NextTurf => ({ scope, turf: board.view(), visits: organizers.view() }),
    knock(door: Door, id: string) {
      const args = { id: testId(id), target: { level: 'door' as const, id: door.id }, door: door.id, result: 'not-home' as const }
      must(visits.act(recordVisit, args))
    },
  }
}

/** What an organizer's phone does; answers how many turfs were given something. */
export function carryAll(old: TurfAtWork, next: readonly TurfAtWork[]): number {
  old.organizers.hear(old.visits)
  const found = toCarry(
    old.is(),
    next.map(one => one.is()),
  )
  for (const one of next) {
    const carried = found.get(one.scope)
    if (carried) must(one.organizers.act(carryOver, carried))
    one.visits.hear(one.organizers)
  }
  return found.size
}

function must(refusal: { readonly code: string } | undefined): void {
  if (refusal) throw new Error(refusal.code)
}
