import { defineKind } from '../doc/kind.ts'
import { namesOf, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { readAddedDoor, readDoNotContact, readResident, readVisit } from './shapes.ts'
import type { VisitsView } from './types.ts'

/** One turf as canvassers write it; scope `turf/<id>`. Every entry is written once and corrected by a new one. */
export interface VisitsDoc {
  about: Texts
  /** `<target id>/<visit id>` */
  visits: Texts
  residents: Texts
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
    visits: recordsOf(doc.visits, readVisit).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    residents: recordsOf(doc.residents, readResident).toSorted((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)),
    doors: recordsOf(doc.doors, readAddedDoor),
    doNotContact: recordsOf(doc.doNotContact, readDoNotContact),
    names: namesOf(doc.names),
  }),
})
