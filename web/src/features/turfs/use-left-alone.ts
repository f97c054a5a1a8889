import { turfState } from '@porchlight/shared/canvass/doors'
import { ok } from '@porchlight/shared/base/result'
import { addressLine, streetLine } from '@porchlight/shared/canvass/address'
import { standingIds } from '@porchlight/shared/canvass/asked'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { liftDoNotContact } from '@porchlight/shared/canvass/turf.actions'
import type { TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { useGroup } from '../../app/services.tsx'
import type { Act } from '../../app/use-act.ts'
import { useAct } from '../../app/use-act.ts'
import type { Board } from './use-board.ts'

/** A person, a door or a building that asked to be left alone, in words. */
export interface LeftAlone {
  readonly target: string
  readonly who: string
  /** The address, where `who` is a person. */
  readonly where: string
  readonly reason: string
  readonly at: number
}

interface Words {
  readonly wholeDoor: string
  readonly wholeBuilding: string
}

/** Whoever is to be left alone in a turf, in the order of the doors. */
export function leftAloneIn(turf: TurfView, visits: VisitsView, words: Words): LeftAlone[] {
  const { doors, requests } = turfState(turf, visits)
  const seen = new Set<string>()
  const found: LeftAlone[] = []
  const add = (target: string, who: string, where: string) => {
    const request = requests.get(target)
    if (!request || seen.has(target)) return
    seen.add(target)
    found.push({ target, who, where, reason: request.reason, at: request.at })
  }
  for (const view of doors.values()) {
    const { address } = view.door
    const line = addressLine(address)
    add(view.building, streetLine(address), words.wholeBuilding)
    add(view.door.id, line, words.wholeDoor)
    for (const person of view.people) add(person.id, person.name, line)
  }
  return found
}

/** Lifts what is known of a target in every turf that knows it, so that no other turf goes on asking to leave it alone. */
export function useLift(board: Board): Act<[id: string, target: string, reason: string], void> {
  const group = useGroup()
  return useAct(async (id: string, target: string, reason: string) => {
    const turfs = board.everyTurf.flatMap(({ scope, turf, visits }) => (turf ? [{ scope, turf, visits }] : []))
    const ends = standingIds(turfs, target)
    for (const one of turfs.filter(each => standingIds([each], target).length > 0)) {
      const lifted = await group.change(turfKind, turfDoc(one.scope), liftDoNotContact, { id, ends, reason })
      if (!lifted.ok) return lifted
    }
    return ok(undefined)
  })
}
