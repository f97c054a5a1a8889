import { streetKey } from './address.ts'
import { turfState } from './doors.ts'
import type { DoorState, DoorView } from './doors.ts'
import { compareHouses, compareStreets, sideOf } from './order.ts'
import type { Side } from './order.ts'
import type { TurfView, VisitsView } from './types.ts'

/** `sides`: up the odd side, then the even side; `zigzag`: by number, crossing over. */
export type WalkOrder = 'sides' | 'zigzag'

/** One side of one street (or the whole street when zigzagging), in walking order. */
export interface WalkBlock {
  readonly key: string
  readonly street: string
  readonly side: Side | 'both'
  readonly doors: readonly DoorView[]
  /** Doors that need nothing more today, for "12/38". */
  readonly done: number
}

const SIDES: readonly Side[] = ['odd', 'even', 'none']
const FINISHED: readonly DoorState[] = ['done', 'no-entry', 'no-address', 'do-not-contact']

export const isFinished = (state: DoorState): boolean => FINISHED.includes(state)

/** Street by street. Works without coordinates. */
export function walkList(turf: TurfView, visits: VisitsView, order: WalkOrder = 'sides'): WalkBlock[] {
  const streets = new Map<string, DoorView[]>()
  for (const view of turfState(turf, visits).doors.values()) {
    const key = streetKey(view.door.address)
    const list = streets.get(key)
    if (list) list.push(view)
    else streets.set(key, [view])
  }
  return [...streets]
    .toSorted(([, a], [, b]) => compareStreets(a[0]!.door.address, b[0]!.door.address))
    .flatMap(([key, doors]) => blocksOf(key, doors, order))
}

function blocksOf(key: string, doors: readonly DoorView[], order: WalkOrder): WalkBlock[] {
  const sorted = doors.toSorted((a, b) => compareHouses(a.door.address, b.door.address) || (a.door.id < b.door.id ? -1 : 1))
  const block = (side: Side | 'both', part: readonly DoorView[]): WalkBlock => ({
    key: `${key}\n${side}`,
    street: sorted[0]!.door.address.street,
    side,
    doors: part,
    done: part.filter(view => isFinished(view.state)).length,
  })
  if (order === 'zigzag') return [block('both', sorted)]
  return SIDES.map(side =>
    block(
      side,
      sorted.filter(view => sideOf(view.door.address) === side),
    ),
  ).filter(one => one.doors.length > 0)
}

/** Doors nobody has been to. */
export const FIRST_ROUND: readonly DoorState[] = ['untouched']
/** And those to try again. */
export const SECOND_ROUND: readonly DoorState[] = ['not-home', 'partly']

/**
 * The next door in one of `states` after `from` in walking order, going on from the beginning at the end; whatever a
 * teammate has done meanwhile is skipped. Undefined when none is left.
 */
export function nextDoor(blocks: readonly WalkBlock[], from: string | undefined, states = FIRST_ROUND): DoorView | undefined {
  const doors = blocks.flatMap(block => block.doors)
  const at = doors.findIndex(view => view.door.id === from)
  return [...doors.slice(at + 1), ...doors.slice(0, Math.max(at, 0))].find(view => states.includes(view.state))
}
