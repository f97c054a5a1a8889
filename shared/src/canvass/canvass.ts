import { defineKind } from '../doc/kind.ts'
import { entriesOf, recordsOf, textsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { basesOf } from './base-bytes.ts'
import { readQuestions, scriptTexts, textsUnder } from './questions.ts'
import { listsOff } from './lists-off.ts'
import { readLeftOut } from './left-out.ts'
import { readLists } from './saved-lists.ts'
import { readHandout, readMapping, readTurfRecord } from './shapes.ts'
import type { CanvassView, VoterBase } from './types.ts'

/** The organizers' table: lists brought in, turfs cut, who was handed what; lives in scope `organizers`. */
export interface CanvassDoc {
  about: Texts
  /** `<import id>/<part>-<parts>`, see base-bytes.ts. */
  bases: Record<string, Uint8Array>
  /** By scope; written once. */
  turfs: Texts
  /** By scope, and by handout: kept apart, so that ending one wins over anything done to it at the same time. */
  retired: Texts
  handouts: Texts
  takenBack: Texts
  questions: Texts
  /** By the hash of the header. */
  mappings: Texts
}

export const canvassKind = defineKind<CanvassDoc, CanvassView>({
  name: 'canvass',
  version: 1,
  writers: ['admin', 'organizer'],
  initial: frozen(
    'hW9KgySntx4BagAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRVBNAFCAlYCcAJ4BWFib3V0BWJhc2VzBXR1cmZzB3JldGlyZWQIaGFuZG91dHMJdGFrZW5CYWNrCXF1ZXN0aW9ucwhtYXBwaW5ncwgIAAgACAA',
  ),
  read: doc => {
    const retired = new Set(textsOf(doc.retired).map(([scope]) => scope))
    const takenBack = new Set(entriesOf(doc.takenBack).map(([id]) => id))
    const questions = readQuestions(doc.questions)
    return {
      ...inForce(basesOf(doc.bases), listsOff(doc.about)),
      turfs: recordsOf(doc.turfs, readTurfRecord)
        .map(turf => ({ ...turf, retired: retired.has(turf.scope) }))
        .toSorted((a, b) => a.madeAt - b.madeAt || a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.scope < b.scope ? -1 : 1)),
      handouts: recordsOf(doc.handouts, readHandout)
        .map(handout => ({ ...handout, takenBack: takenBack.has(handout.id) }))
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
      questions: questions.live,
      formerQuestions: questions.former,
      script: scriptTexts(doc.about),
      lists: readLists(doc.about),
      leftOut: readLeftOut(doc.about),
      pins: textsUnder(doc.about, 'pin/'),
      mappings: recordsOf(doc.mappings, readMapping).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    }
  },
})

/** The lists in whose place no newer copy stands and that are not off, and of each the older copies, newest first. */
function inForce(all: readonly VoterBase[], off: ReadonlySet<string>): Pick<CanvassView, 'bases' | 'olderCopies'> {
  const byId = new Map(all.map(base => [base.importId, base]))
  const replaced = new Set(all.map(base => base.updates))
  const bases = all.filter(base => !replaced.has(base.importId) && !off.has(base.importId))
  const copies = bases.map((base): [string, string[]] => {
    const older: string[] = []
    // Whatever strangers have written, nobody is named twice.
    for (let id = base.updates; id !== undefined && !older.includes(id); id = byId.get(id)?.updates) older.push(id)
    return [base.importId, older]
  })
  return { bases, olderCopies: Object.fromEntries(copies.filter(([, older]) => older.length > 0)) }
}
