import { asFields, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need } from '../base/refusal.ts'
import { SHORT_TEXT, idField } from '../doc/checks.ts'
import { textsOf, tolerant } from '../doc/flat.ts'

/**
 * One canvasser's visits between two times that organizers do not count. Nothing is taken from anybody: the visits stand
 * where they were written, their author and whoever knocks next see them; results and files leave them out until it ends.
 */
export interface LeftOut {
  readonly id: string
  /** Whose: `walkerKey`s, since one person may have walked with a phone and with paper. */
  readonly walkers: readonly string[]
  /** First and last moment, both included. */
  readonly from: number
  readonly to: number
  readonly reason: string
  readonly at: number
  /** The organizer. */
  readonly by: string
}

/** They stand in `about` of the organizers' table: `leave-out/<id>`, and `leave-out-off/<id>` for one that counts again. */
const KEY = /^leave-out\/([0-9a-f]{16})$/
export const MAX_WALKERS = 4
const WALKER = 300

/** In force, newest first. */
export function readLeftOut(about: unknown): LeftOut[] {
  const texts = new Map(textsOf(about))
  const all = [...texts].flatMap(([key, value]) => {
    const id = KEY.exec(key)?.[1]
    if (id === undefined || texts.get(`leave-out-off/${id}`) === 'yes') return []
    return tolerant(() => readOne(asFields(JSON.parse(value)), id)) ?? []
  })
  return all.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

function readOne(fields: Fields, key: string): LeftOut {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  const walkers = fields['walkers']
  need(Array.isArray(walkers) && walkers.length > 0 && walkers.length <= MAX_WALKERS && walkers.every(isWalker), 'malformed', 'walkers')
  return {
    id,
    walkers,
    from: uintField(fields, 'from'),
    to: uintField(fields, 'to'),
    reason: textField(fields, 'reason', SHORT_TEXT),
    at: uintField(fields, 'at'),
    by: textField(fields, 'by', 64),
  }
}

export const isWalker = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= WALKER
