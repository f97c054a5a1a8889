import type { TurfScope } from '../base/ids.ts'
import { hash64 } from '../base/hash64.ts'
import type { TurfParts } from './asked.ts'
import { turfState } from './doors.ts'
import type { DoorView, Person } from './doors.ts'
import { doorCode, plainCode, sheetVersion, writeSheetCode } from './sheet-code.ts'
import type { Door, Question, Visit } from './types.ts'
import { isFinished, walkList } from './walk.ts'
import type { WalkOrder } from './walk.ts'

/** One door on paper. */
export interface SheetRow {
  readonly row: number
  readonly view: DoorView
  /** Left alone: nobody is named, and there is nothing to be marked. */
  readonly isLeftAlone: boolean
  /** Who may be asked for; of others is only said that there are some. */
  readonly people: readonly Person[]
  readonly hidden: number
  /** What was last found here, at the door or by somebody of it. */
  readonly last: Visit | undefined
  readonly qr: string
  readonly code: string
}

export interface SheetBlock {
  readonly key: string
  readonly street: string
  readonly side: 'odd' | 'even' | 'none' | 'both'
  readonly rows: readonly SheetRow[]
}

/** A turf as it goes on paper, in the order of the walk. */
export interface Sheet {
  readonly version: string
  readonly blocks: readonly SheetBlock[]
  readonly questions: readonly Question[]
  readonly doors: number
  readonly people: number
}

export interface SheetPlan {
  /** `YYYY-MM-DD` of the printing. */
  readonly day: string
  readonly order: WalkOrder
  /** `left`: without doors that need nothing more. */
  readonly only: 'all' | 'left'
}

export function sheetOf(scope: TurfScope, { turf, visits }: TurfParts, { day, order, only }: SheetPlan): Sheet {
  const wanted = (view: DoorView) => only === 'all' || !isFinished(view.state)
  const walked = walkList(turf, visits, order)
    .map(block => ({ ...block, doors: block.doors.filter(wanted) }))
    .filter(block => block.doors.length > 0)
  const version = sheetVersion(day, hash64(JSON.stringify([walked.flatMap(block => block.doors.map(printed)), turf.questions])))
  let row = 0
  const blocks = walked.map(({ key, street, side, doors }) => ({
    key,
    street,
    side,
    rows: doors.map(view => rowOf(view, { scope, version, row: ++row })),
  }))
  const rows = blocks.flatMap(block => block.rows)
  return {
    version,
    blocks,
    questions: turf.questions,
    doors: rows.length,
    people: rows.reduce((sum, one) => sum + one.people.length, 0),
  }
}

const asked = ({ people }: DoorView): Person[] => people.filter(person => !person.doNotContact && !person.replacedBy)

/** What makes another list of it: results come and go without that, people and requests do not. */
const printed = (view: DoorView) => [view.door.id, view.doNotContact !== undefined, asked(view).map(person => person.id)]

function rowOf(view: DoorView, { scope, version, row }: { scope: TurfScope; version: string; row: number }): SheetRow {
  const isLeftAlone = view.state === 'do-not-contact'
  const people = isLeftAlone ? [] : asked(view)
  return {
    row,
    view,
    isLeftAlone,
    people,
    hidden: view.people.filter(person => person.doNotContact).length,
    last: view.history.find(visit => visit.result),
    qr: writeSheetCode({ turf: scope, door: view.door.id, version, row }),
    code: doorCode(view.door.id),
  }
}

/** Where on this phone a scanned door is. */
export interface Placed<T> {
  readonly turf: T
  readonly door: Door
  /** `moved`: to another turf than the sheet says; `gone`: the newest list has no such door, an older one had. */
  readonly how: 'here' | 'moved' | 'gone'
}

type Here = TurfParts & { readonly scope: TurfScope }

/**
 * The door of a sheet, however old that is: in its own turf, in one that was cut from it since, or in a list of before.
 * Undefined where this phone knows no such door.
 */
export function placeOf<T extends Here>(
  code: { readonly turf: string; readonly door: string },
  turfs: readonly T[],
): Placed<T> | undefined {
  const own = turfs.find(one => one.scope === code.turf)
  const others = turfs.filter(one => one !== own)
  const inOrder = [own, ...others].filter(one => one !== undefined)
  for (const one of [...inOrder.filter(each => !isOver(each)), ...inOrder.filter(isOver)]) {
    const view = turfState(one.turf, one.visits).doors.get(code.door)
    if (view) return { turf: one, door: view.door, how: one === own ? 'here' : 'moved' }
  }
  for (const one of inOrder) {
    const door = one.turf.earlier.flatMap(base => base.doors).find(each => each.id === code.door)
    if (door) return { turf: one, door, how: 'gone' }
  }
  return undefined
}

/** Doors that somebody may mean who types the letters beside a code, or the number of the house; not again in a turf that was cut anew, where those that follow it have them. */
export function doorsTyped<T extends Here>(typed: string, turfs: readonly T[]): { readonly turf: T; readonly view: DoorView }[] {
  const code = plainCode(typed)
  if (code === '') return []
  const found = turfs.flatMap(one =>
    [...turfState(one.turf, one.visits).doors.values()]
      .filter(view => doorCode(view.door.id) === code || plainCode(view.door.address.number) === code)
      .map(view => ({ turf: one, view })),
  )
  const elsewhere = new Set(found.flatMap(({ turf, view }) => (isOver(turf) ? [] : view.door.id)))
  return found.filter(({ turf, view }) => !isOver(turf) || !elsewhere.has(view.door.id))
}

/** Others have taken its place. */
const isOver = ({ turf }: Here): boolean => (turf.next?.length ?? 0) > 0
