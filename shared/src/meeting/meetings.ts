import { entriesOf, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { isId } from '../doc/checks.ts'
import { fieldsById } from '../doc/fields.ts'
import type { FieldsOf } from '../doc/fields.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import { uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { dateInId, isOccurrenceOf } from './occurrence.ts'
import { readPlan } from './plan.ts'
import { readSeries } from './series.ts'
import type { MeetingRecord, MeetingsView } from './types.ts'

/** When the group meets; one document in scope `group`. What happens at a meeting stands in a document of its own (agenda.ts). */
export interface MeetingsDoc {
  about: Texts
  /** `<meeting>/<field>`, a single meeting's or what differs for one date of a series. */
  meetings: Texts
  /** `<series>/<field>`, and `<series>/<field>@<date>` for what is so from that date on. */
  series: Texts
  /** `<meeting or series>/<id>`: one for every change of a plan; their number is a calendar's SEQUENCE. Written once. */
  revisions: Texts
}

interface Revision {
  readonly of: string
  readonly at: number
}

export const meetingsKind = defineKind<MeetingsDoc, MeetingsView>({
  name: 'meetings',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  initial: frozen('hW9Kg79tj4YBSgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUhNAFCAlYCcAJ8BWFib3V0CG1lZXRpbmdzBnNlcmllcwlyZXZpc2lvbnMEBAAEAAQA'),
  read: doc => {
    const revisions = new Map<string, { revision: number; changedAt: number }>()
    for (const { of, at } of recordsOf(doc.revisions, readRevision)) {
      const { revision, changedAt } = revisions.get(of) ?? { revision: 0, changedAt: 0 }
      revisions.set(of, { revision: revision + 1, changedAt: Math.max(changedAt, at) })
    }
    const changes = (id: string) => revisions.get(id) ?? { revision: 0, changedAt: 0 }
    const series = [...fieldsById(doc.series)].flatMap(([id, fields]) => {
      const parts = isId(id) ? readSeries(fields) : []
      const until = fields.get('until') ?? ''
      return parts.length > 0 ? [{ id, parts, until, cancelled: fields.get('cancelled') === 'yes', ...changes(id) }] : []
    })
    const ids = series.map(one => one.id)
    const records = [...fieldsById(doc.meetings)].flatMap(([id, fields]) =>
      isId(id) ? [{ ...readMeeting(id, fields, ids), ...changes(id) }] : [],
    )
    return { series, records }
  },
})

function readMeeting(id: string, fields: FieldsOf, series: readonly string[]): Omit<MeetingRecord, 'revision' | 'changedAt'> {
  const of = series.find(one => isOccurrenceOf(id, one))
  return { id, series: of, on: of && dateInId(id), plan: readPlan(fields), cancelled: fields.get('cancelled') === 'yes' }
}

const readRevision = (fields: Fields, key: string): Revision => ({ of: key.slice(0, 16), at: uintField(fields, 'at') })

/** Whether anything is known of this id: a single meeting, or a date of a series. */
export function isMeetingHere(draft: MeetingsDoc, id: string): boolean {
  if (!isId(id)) return false
  if (Object.hasOwn(draft.meetings, `${id}/title`)) return true
  return dateInId(id) !== undefined && seriesOf(draft, id) !== undefined
}

export const isSeriesHere = (draft: MeetingsDoc, id: string): boolean => isId(id) && Object.hasOwn(draft.series, `${id}/rule`)

/** The series whose date this would be. */
export const seriesOf = (draft: MeetingsDoc, id: string): string | undefined =>
  entriesOf(draft.series)
    .map(([key]) => key.slice(0, 16))
    .find(series => isOccurrenceOf(id, series))
