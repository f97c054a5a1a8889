import { defineKind } from '../doc/kind.ts'
import { byText, namesOf, recordsBy, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { isDoorAddition, isTakenBack, readDoorRecord, readResidentRecord } from './additions.ts'
import type { DoorRecord, ResidentRecord } from './additions.ts'
import { readDoNotContact, readVisit } from './shapes.ts'
import type { Door, Resident, VisitsView } from './types.ts'

/** One turf as canvassers write it; scope `turf/<id>`. Every entry is written once and corrected by a new one. */
export interface VisitsDoc {
  about: Texts
  /** `<target id>/<visit id>` */
  visits: Texts
  /** `<id>`, and `<id>/<another>` where one was taken back. */
  residents: Texts
  /** `<id>`, and `<id>/<addition>` by whom it was added, `<addition>/<another>` where that was taken back. */
  doors: Texts
  /** `<target id>/<id>` */
  doNotContact: Texts
  /** Own names by member id. */
  names: Texts
}

export const visitsKind = defineKind<VisitsDoc, VisitsView>({
  name: 'visits',
  version: 1,
  writers: ['admin', 'organizer', 'member', 'canvasser'],
  initial: frozen(
    'hW9Kg1P3t_UBWgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUxNAFCAlYCcAJ6BWFib3V0BnZpc2l0cwlyZXNpZGVudHMFZG9vcnMMZG9Ob3RDb250YWN0BW5hbWVzBgYABgAGAA',
  ),
  read: doc => ({
    visits: recordsBy(doc.visits, readVisit, (a, b) => a.at - b.at || byText(a.id, b.id) || byText(a.target.id, b.target.id)),
    ...added(recordsOf(doc.residents, readResidentRecord), recordsOf(doc.doors, readDoorRecord)),
    doNotContact: recordsOf(doc.doNotContact, readDoNotContact),
    names: namesOf(doc.names),
  }),
})

/** Each kind of record for itself. */
function added(people: readonly ResidentRecord[], doors: readonly DoorRecord[]) {
  const residents = people.filter((one): one is Resident => !isTakenBack(one))
  const additions = doors.filter(isDoorAddition)
  const takenBack = [...people, ...doors].filter(isTakenBack)
  return {
    residents: residents.toSorted((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)),
    doors: doors.filter((one): one is Door => !isTakenBack(one) && !isDoorAddition(one)),
    ...(additions.length > 0 ? { additions } : {}),
    ...(takenBack.length > 0 ? { takenBack } : {}),
  }
}
