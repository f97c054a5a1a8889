import { streetKey } from './address.ts'
import { turfState } from './doors.ts'
import type { DoorState, DoorView } from './doors.ts'
import { compareHouses, compareStreets, sideOf } from './order.ts'
import type { Side } from './order.ts'
import type { TurfView, VisitsView } from './types.ts'

/** `sides`: one side of a street at a time, in the order of the turf's route; `zigzag`: by number, crossing over. */
export const WALK_ORDERS = ['sides', 'zigzag'] as const
export type WalkOrder = (typeof WALK_ORDERS)[number]

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

/** The doors of a turf in walking order. Works without coordinates. */
export function walkList(turf: TurfView, visits: VisitsView, order: WalkOrder = 'sides'): WalkBlock[] {
  const doors = [...turfState(turf, visits).doors.values()]
  if (order === 'zigzag') return streetsOf(doors).map(street => blockOf(street, 'both', street))
  if (!turf.base?.routed) return sidesOf(doors)
  const listed = new Set(turf.base.doors.map(door => door.id)).size
  return withAdded(alongRoute(doors.slice(0, listed)), doors.slice(listed))
}

const houses = (a: DoorView, b: DoorView): number => compareHouses(a.door.address, b.door.address) || (a.door.id < b.door.id ? -1 : 1)

/** Streets by name, doors by number. */
const streetsOf = (doors: readonly DoorView[]): DoorView[][] =>
  [...Map.groupBy(doors, view => streetKey(view.door.address)).values()]
    .map(street => street.toSorted(houses))
    .toSorted((a, b) => compareStreets(a[0]!.door.address, b[0]!.door.address))

const sidesOf = (doors: readonly DoorView[]): WalkBlock[] =>
  streetsOf(doors).flatMap(street =>
    SIDES.map(side =>
      blockOf(
        street,
        side,
        street.filter(view => sideOf(view.door.address) === side),
      ),
    ).filter(block => block.doors.length > 0),
  )

/** `nth`: where the route comes back to a side that it has left. */
const blockOf = (street: readonly DoorView[], side: Side | 'both', doors: readonly DoorView[], nth = 0): WalkBlock => ({
  key: `${streetKey(street[0]!.door.address)}\n${side}${nth > 0 ? `\n${nth}` : ''}`,
  street: street[0]!.door.address.street,
  side,
  doors,
  done: doors.filter(view => isFinished(view.state)).length,
})

const sideKey = ({ door }: DoorView): string => `${streetKey(door.address)}\n${sideOf(door.address)}`

/** As the doors stand in the base; a block ends where the street or its side does. */
function alongRoute(doors: readonly DoorView[]): WalkBlock[] {
  const runs: DoorView[][] = []
  for (const view of doors) {
    const run = runs.at(-1)
    if (run && sideKey(run[0]!) === sideKey(view)) run.push(view)
    else runs.push([view])
  }
  const seen = new Map<string, number>()
  return runs.map(run => {
    const nth = seen.get(sideKey(run[0]!)) ?? 0
    seen.set(sideKey(run[0]!), nth + 1)
    return blockOf(run, sideOf(run[0]!.door.address), run, nth)
  })
}

/** Doors that were added on the way stand among their neighbours; those of another street come last. */
function withAdded(blocks: readonly WalkBlock[], added: readonly DoorView[]): WalkBlock[] {
  let all = [...blocks]
  const elsewhere: DoorView[] = []
  for (const view of added) {
    const same = all.filter(block => sideKey(block.doors[0]!) === sideKey(view))
    const home = same.find(block => liesWithin(block, view)) ?? same[0]
    if (home) all = all.map(block => (block === home ? withDoor(block, view) : block))
    else elsewhere.push(view)
  }
  return [...all, ...sidesOf(elsewhere)]
}

const isBackwards = ({ doors }: WalkBlock): boolean => houses(doors[0]!, doors.at(-1)!) > 0

function liesWithin(block: WalkBlock, view: DoorView): boolean {
  const [first, last] = [block.doors[0]!, block.doors.at(-1)!].toSorted(houses)
  return houses(first!, view) < 0 && houses(view, last!) < 0
}

function withDoor(block: WalkBlock, view: DoorView): WalkBlock {
  const sorted = [...block.doors, view].toSorted(houses)
  // Within a building from the first unit to the last, as in the route.
  const backwards = () => [...Map.groupBy(sorted, one => one.building).values()].toReversed().flat()
  return blockOf(block.doors, block.side, isBackwards(block) ? backwards() : sorted)
}

/** Doors nobody has been to. */
export const FIRST_ROUND: readonly DoorState[] = ['untouched']
/** And those to try again. */
export const SECOND_ROUND: readonly DoorState[] = ['not-home', 'partly']

/**
 * The next door in one of `states` after `from` in walking order, going on from the beginning at the end; whatever a
 * teammate has done meanwhile is skipped, and where `isTaken` says that one stands just now. Undefined when none is left.
 */
export function nextDoor(
  blocks: readonly WalkBlock[],
  from: string | undefined,
  states = FIRST_ROUND,
  isTaken: (door: string) => boolean = () => false,
): DoorView | undefined {
  const doors = blocks.flatMap(block => block.doors)
  const at = doors.findIndex(view => view.door.id === from)
  return [...doors.slice(at + 1), ...doors.slice(0, Math.max(at, 0))].find(view => states.includes(view.state) && !isTaken(view.door.id))
}

/**
 * Where to go on from `from`: first to doors that nobody has been to, then to those to try again; not where a teammate
 * stands, as long as there is another. Never into the building `shut`, which nobody can get into just now.
 */
export function wayOn(
  blocks: readonly WalkBlock[],
  from: string | undefined,
  isTaken: (door: string) => boolean,
  shut?: string,
): DoorView | undefined {
  const open = shut
    ? blocks.map(block => ({ ...block, doors: block.doors.filter(view => view.building !== shut || view.door.id === from) }))
    : blocks
  return (
    nextDoor(open, from, FIRST_ROUND, isTaken) ??
    nextDoor(open, from, SECOND_ROUND, isTaken) ??
    // Better twice than not at all: they may never get there.
    nextDoor(open, from, FIRST_ROUND)
  )
}

/** When there is nowhere to go on to: every door is done, or some may be tried again, or nobody here may be contacted at all. */
export type WalkEnd = 'done' | 'again' | 'left-alone'

export function walkEnd(blocks: readonly WalkBlock[]): WalkEnd {
  const states = blocks.flatMap(block => block.doors.map(view => view.state))
  if (states.every(state => state === 'do-not-contact')) return 'left-alone'
  return states.every(isFinished) ? 'done' : 'again'
}
