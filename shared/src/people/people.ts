import { entriesOf, recordsOf, textsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { fieldsById } from '../doc/fields.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import { isId, isMember } from '../doc/checks.ts'
import { readCard, readMerge, recordOf } from './records.ts'
import type { PeopleView } from './types.ts'
import { unite } from './unite.ts'

/** Everybody the group knows; one document in scope `group`. */
export interface PeopleDoc {
  /** `apart/<lower record id>/<higher>`: they are two people. */
  about: Texts
  /** What was known first, by record id: one entry a person, so that a brought-in list of thousands stays light. Written once. */
  cards: Texts
  /** `<record>/<field>` and `<record>/<list field>/<value key>` (empty: taken away): what was said since. */
  fields: Texts
  /** Record id, or empty, by member id. */
  members: Texts
  /** Two records are one person; written once. */
  merges: Texts
  /** By merge id: taken back. */
  unmerges: Texts
}

export const peopleKind = defineKind<PeopleDoc, PeopleView>({
  name: 'people',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  initial: frozen(
    'hW9Kg5N0pQcBVQAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUsNAFCAlYCcAJ6BWFib3V0BWNhcmRzBmZpZWxkcwdtZW1iZXJzBm1lcmdlcwh1bm1lcmdlcwYGAAYABgA',
  ),
  read: doc => {
    const said = fieldsById(doc.fields)
    const records = recordsOf(doc.cards, readCard).map(card => recordOf(card, said.get(card.id)))
    const undone = new Set(entriesOf(doc.unmerges).map(([id]) => id))
    const merges = recordsOf(doc.merges, readMerge)
      .map(merge => ({ ...merge, undone: undone.has(merge.id) }))
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const members = textsOf(doc.members).filter(([member, record]) => isMember(member) && isId(record))
    return { ...unite(records, merges, members), merges, apart: apartOf(doc.about) }
  },
})

const APART = /^apart\/([0-9a-f]{16}\/[0-9a-f]{16})$/
const apartOf = (about: unknown): string[] =>
  textsOf(about).flatMap(([key, value]) => (value === 'yes' && APART.test(key) ? [key.slice('apart/'.length)] : []))
