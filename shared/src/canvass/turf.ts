import { defineKind } from '../doc/kind.ts'
import { recordsOf, textAt, textsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { basesOf } from './base-bytes.ts'
import { readQuestions, scriptTexts } from './questions.ts'
import { isTurfScope, readDoNotContact, readLifting } from './shapes.ts'
import type { TurfView } from './types.ts'

/** One turf as organizers write it: its people, its questions, do-not-contact and the lifting of it; scope `turf/<id>`. */
export interface TurfDoc {
  /** `name`, `groupName`, `captain`, `script/<text>`, and `next/<scope>` for each turf that follows after it was cut anew. */
  about: Texts
  bases: Record<string, Uint8Array>
  questions: Texts
  /** `<target id>/<id>`; written once. */
  doNotContact: Texts
  /** By id; written once. */
  liftings: Texts
}

const NEXT = 'next/'

export const turfKind = defineKind<TurfDoc, TurfView>({
  name: 'turf',
  version: 1,
  writers: ['admin', 'organizer'],
  initial: frozen(
    'hW9KgzSHy-ABVgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUtNAFCAlYCcAJ7BWFib3V0BWJhc2VzCXF1ZXN0aW9ucwxkb05vdENvbnRhY3QIbGlmdGluZ3MFBQAFAAUA',
  ),
  read: doc => {
    const [base, ...earlier] = basesOf(doc.bases)
    return {
      name: textAt(doc.about ?? {}, 'name') ?? '',
      groupName: textAt(doc.about ?? {}, 'groupName') ?? '',
      base,
      earlier,
      questions: readQuestions(doc.questions).live,
      script: scriptTexts(doc.about),
      doNotContact: recordsOf(doc.doNotContact, readDoNotContact),
      liftings: recordsOf(doc.liftings, readLifting),
      captain: textAt(doc.about ?? {}, 'captain') ?? '',
      next: textsOf(doc.about).flatMap(([key]) =>
        key.startsWith(NEXT) && isTurfScope(key.slice(NEXT.length)) ? [key.slice(NEXT.length)] : [],
      ),
    }
  },
})
