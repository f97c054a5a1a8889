import { parseDocId } from '../base/ids.ts'
import { namesOf, put, text } from './flat.ts'
import type { Texts } from './flat.ts'
import { frozen } from './frozen.ts'
import { defineKind } from './kind.ts'
import type { Action } from './kind.ts'

/** Which documents a scope has besides the first of each kind: how others learn of a new one. */
export interface IndexDoc {
  about: Texts
  /** Doc id → kind. */
  docs: Texts
}

/** Doc id → kind. */
export type IndexView = Readonly<Record<string, string>>

export const indexKind = defineKind<IndexDoc, IndexView>({
  name: 'index',
  version: 1,
  writers: ['admin', 'organizer', 'member', 'canvasser'],
  initial: frozen('hW9Kg-XRWo4BNQAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUMNAFCAlYCcAJ-BWFib3V0BGRvY3MCAgACAAIA'),
  // A doc id says its kind itself: an entry that contradicts it is somebody's mistake.
  read: doc => Object.fromEntries(Object.entries(namesOf(doc.docs, 128)).filter(([id, kind]) => parseDocId(id)?.kind === kind)),
})

export const listDoc: Action<IndexDoc, { id: string }> = (draft, { id }) => {
  const kind = parseDocId(id)?.kind
  if (!kind) return { code: 'not-a-doc' }
  put(draft.docs, id, text(kind))
}
