import type { Support } from './sayings.ts'
import { LEVEL } from './types.ts'
import type { Door, ResultCode, Target } from './types.ts'
import { buildingId } from './address.ts'
import type { NewVisit } from './visits.actions.ts'

/** What is marked for one person on a sheet. */
export interface Marks {
  readonly result?: ResultCode
  readonly support?: Support
  readonly answers: Readonly<Record<string, string>>
}

/** What is marked in one row of a sheet. */
export interface SheetEntry {
  /** Of the whole door or its building. */
  readonly result?: ResultCode
  /** By the person's id; somebody new by the id that they are given. */
  readonly people: Readonly<Record<string, Marks>>
  readonly note: string
}

/** Typed in by hand before any code was read: from paper, unlike what is told by word of mouth, but nobody knows from which sheet. */
export const UNKNOWN_SHEET = '?'

/** Who walked, with which sheet, and when they were at this door. */
export interface Walked {
  readonly knocker: string
  readonly sheet: string
  readonly at: number
}

export const isMarked = ({ result, support, answers }: Marks): boolean =>
  result !== undefined || support !== undefined || Object.values(answers).some(answer => answer.trim() !== '')

export const isEntered = (entry: SheetEntry): boolean =>
  entry.result !== undefined || entry.note.trim() !== '' || Object.values(entry.people).some(isMarked)

/**
 * A row of a sheet as visits. The note goes with what was said of the door; where that is nothing, with the one person
 * who is marked; else by itself. `idOf` gives each target the same id however often it is asked.
 */
export function visitsOf(entry: SheetEntry, door: Door, walked: Walked, idOf: (target: string) => string): NewVisit[] {
  const { at, ...paper } = walked
  const common = { door: door.id, at, paper }
  const note = entry.note.trim()
  const marked = Object.entries(entry.people).filter(([, marks]) => isMarked(marks))
  const isWithPerson = entry.result === undefined && marked.length === 1
  const visits: NewVisit[] = marked.map(([id, { result, support, answers }]) => ({
    ...common,
    id: idOf(id),
    target: { level: 'person', id },
    ...(result ? { result } : {}),
    ...(support ? { support } : {}),
    answers,
    note: isWithPerson ? note : '',
  }))
  if (entry.result === undefined && (note === '' || isWithPerson)) return visits
  const isBuilding = entry.result !== undefined && LEVEL[entry.result] === 'building'
  const target: Target = isBuilding ? { level: 'building', id: buildingId(door.address) } : { level: 'door', id: door.id }
  return [...visits, { ...common, id: idOf(target.id), target, ...(entry.result ? { result: entry.result } : {}), note }]
}
