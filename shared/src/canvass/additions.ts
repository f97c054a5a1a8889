import { textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need } from '../base/refusal.ts'
import { idField, isId } from '../doc/checks.ts'
import { readAddedDoor, readResident } from './shapes.ts'
import { chainsOf } from './standing.ts'
import type { Address, Door, Resident, TurfView, VisitsView } from './types.ts'

/**
 * What canvassers add to a turf, and take back when it was a mistake. Nothing is ever deleted: a record beside it says that
 * its author takes it back, and as long as anything stands that was said of it, by whomever and whenever that comes in,
 * it is there all the same. Apps of before pass over these records, since their keys are not those of a door or a resident.
 */

/** Somebody has found this door missing. Of one door there may be several: it has the same id whoever adds it, and again after it was taken back. */
export interface DoorAddition {
  readonly id: string
  readonly door: string
  readonly addedAt: number
  readonly by: string
  readonly device: string
}

/** `takesBack`: a resident's id or a door addition's. Counts from its author only. */
export interface TakenBack {
  readonly id: string
  readonly takesBack: string
  readonly at: number
  readonly by: string
  readonly device: string
}

export type ResidentRecord = Resident | TakenBack
export type DoorRecord = Door | DoorAddition | TakenBack

export const isTakenBack = (record: ResidentRecord | DoorRecord): record is TakenBack => 'takesBack' in record
export const isDoorAddition = (record: DoorRecord): record is DoorAddition => 'door' in record

/** What stands under `<id>` is a resident, under `<id>/<another>` that they are taken back. */
export const readResidentRecord = (fields: Fields, key: string): ResidentRecord =>
  key.includes('/') ? readTakenBack(fields, key) : readResident(fields, key)

/** A door, who added it (`<door>/<addition>`), and who took that back (`<addition>/<id>`). */
export function readDoorRecord(fields: Fields, key: string): DoorRecord {
  if (!key.includes('/')) return readAddedDoor(fields, key)
  return fields['takesBack'] === undefined ? readAddition(fields, key) : readTakenBack(fields, key)
}

function readAddition(fields: Fields, key: string): DoorAddition {
  const [id, door] = [idField(fields, 'id'), idField(fields, 'door')]
  need(key === `${door}/${id}`, 'malformed', 'key')
  return { id, door, addedAt: uintField(fields, 'addedAt'), ...author(fields) }
}

function readTakenBack(fields: Fields, key: string): TakenBack {
  const [id, takesBack] = [idField(fields, 'id'), idField(fields, 'takesBack')]
  need(key === `${takesBack}/${id}` && isId(takesBack), 'malformed', 'key')
  return { id, takesBack, at: uintField(fields, 'at'), ...author(fields) }
}

const author = (fields: Fields) => ({ by: textField(fields, 'by', 64), device: textField(fields, 'device', 64) })

interface Added {
  readonly id: string
  readonly by: string
}

/** Whether its author has taken it back. */
function takenBackIn(view: VisitsView): (added: Added) => boolean {
  const takes = new Set((view.takenBack ?? []).map(one => `${one.takesBack}/${one.by}`))
  return ({ id, by }) => takes.has(`${id}/${by}`)
}

/** Whether anything stands that was said of a person (`id`), or at a door. A request to be left alone was said, whether it was lifted or not. */
function isSpokenOf(view: VisitsView, id: string): boolean {
  const visits = view.visits.filter(visit => visit.target.id === id || visit.door === id)
  return view.doNotContact.some(one => one.target.id === id) || chainsOf(visits).some(chain => chain.current !== undefined)
}

const without = new WeakMap<VisitsView, VisitsView>()

/** The view without what was added by mistake; the same one when there is nothing of that. */
export function withoutTakenBack(view: VisitsView): VisitsView {
  if (!view.takenBack?.length) return view
  const known = without.get(view)
  if (known) return known
  const isBack = takenBackIn(view)
  const backPeople = view.residents.filter(one => isBack(one) && !isSpokenOf(view, one.id))
  const residents = view.residents.filter(one => !backPeople.includes(one))
  const additions = Map.groupBy(view.additions ?? [], one => one.door)
  const backDoors = view.doors.filter(
    ({ id }) => additions.get(id)?.every(isBack) && !residents.some(one => one.door === id) && !isSpokenOf(view, id),
  )
  const doors = view.doors.filter(door => !backDoors.includes(door))
  const left = { ...view, residents, doors, mistakes: { residents: backPeople, doors: backDoors } }
  without.set(view, left)
  return left
}

/** Whether taking it back would take it away, and nothing that others said: no list has the door, and nobody else has added it. */
function canGo(turf: TurfView, visits: VisitsView, added: Resident | DoorAddition): boolean {
  const subject = 'name' in added ? added.id : added.door
  if (turf.doNotContact.some(one => one.target.id === subject) || isSpokenOf(visits, subject)) return false
  if ('name' in added) return true
  const isBack = takenBackIn(visits)
  const others = (visits.additions ?? []).filter(one => one.door === added.door && one.id !== added.id)
  const isListed = turf.base?.doors.some(door => door.id === added.door) ?? false
  return !isListed && others.every(isBack) && !visits.residents.some(one => one.door === added.door)
}

/** Whom or which door somebody has added, or taken back again. */
export interface Addition {
  /** Of the resident or of the door's addition: what `takeBackAdded` takes. */
  readonly id: string
  readonly door: string
  readonly address: Address
  /** Empty: the door itself was added. */
  readonly name: string
  /** When it was added, or taken back. */
  readonly at: number
  readonly isBack: boolean
}

/** What this phone last added and may take back, or took back, as of now. Undefined also where others have said anything of it meanwhile. */
export function lastAdded(turf: TurfView, visits: VisitsView, device: string, now: number): Addition | undefined {
  const people = [...visits.residents, ...(visits.mistakes?.residents ?? [])].filter(one => one.device === device)
  const doors = (visits.additions ?? []).filter(one => one.device === device)
  const when = (one: Resident | DoorAddition) => backAt(visits, one) ?? one.addedAt
  const [first, ...rest] = [...people, ...doors].filter(one => when(one) <= now)
  if (!first) return undefined
  const latest = rest.reduce((best, one) => (when(best) > when(one) ? best : one), first)
  const isThere = 'name' in latest ? visits.residents.includes(latest) : visits.doors.some(door => door.id === latest.door)
  const isBack = backAt(visits, latest) !== undefined
  return (isBack ? isThere : !canGo(turf, visits, latest)) ? undefined : asAddition(turf, visits, latest)
}

/** What `member` may take back of a door: that they have added somebody there (`person`), or the door. */
export function ownAddition(turf: TurfView, visits: VisitsView, member: string, door: string, person?: string): Addition | undefined {
  const all =
    person === undefined ? (visits.additions ?? []).filter(one => one.door === door) : visits.residents.filter(one => one.id === person)
  const added = all.find(one => one.by === member && backAt(visits, one) === undefined)
  return added && canGo(turf, visits, added) ? asAddition(turf, visits, added) : undefined
}

function asAddition(turf: TurfView, visits: VisitsView, added: Resident | DoorAddition): Addition | undefined {
  const { id, door, addedAt } = added
  const doors = [...visits.doors, ...(visits.mistakes?.doors ?? []), ...(turf.base?.doors ?? [])]
  const address = doors.find(one => one.id === door)?.address
  const at = backAt(visits, added)
  return address && { id, door, address, name: 'name' in added ? added.name : '', at: at ?? addedAt, isBack: at !== undefined }
}

const backAt = ({ takenBack = [] }: VisitsView, { id, by }: Added): number | undefined =>
  takenBack.find(one => one.takesBack === id && one.by === by)?.at
