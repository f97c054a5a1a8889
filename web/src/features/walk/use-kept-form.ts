import { useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Draft } from '../../app/canvass/drafts.ts'
import { draftsOf } from '../../app/canvass/drafts.ts'
import { newId } from '../../app/canvass/new-id.ts'
import { useEngine, useGroup } from '../../app/services.tsx'

export type Fields = Readonly<Record<string, string>>

export interface KeptForm<T extends Fields> {
  /** What will be made of it: one for each time of filling it in, so that a double touch makes one. */
  readonly id: string
  readonly fields: T
  readonly set: (field: keyof T) => (value: string) => void
  /** What is filled in is on the disk; undefined as long as nothing is filled in. */
  readonly isKept: boolean | undefined
  /** Done with: the next one begins empty. Resolves when that is durable. */
  readonly forget: () => Promise<void>
}

/** A form of the walk, kept while it is filled in, like a note at a door: the way back, a reload or a kill lose nothing of it. */
export function useKeptForm<T extends Fields>(scope: TurfScope, name: string, empty: T): KeptForm<T> {
  const engine = useEngine()
  const drafts = draftsOf(engine, `drafts/${useGroup().id}/${scope}`)
  const [draft, setDraft] = useState<Draft>(() => drafts.get(name) ?? { visit: newId(), note: '', literature: false, answers: {} })
  const [isKept, setKept] = useState(drafts.get(name) ? true : undefined)
  const edits = useRef(0)
  return {
    id: draft.visit,
    isKept,
    fields: { ...empty, ...draft.answers },
    set: field => value => {
      const newest = drafts.get(name) ?? draft
      const next = { ...newest, answers: { ...newest.answers, [field]: value } }
      setDraft(next)
      setKept(false)
      const edit = ++edits.current
      void drafts.set(name, next).then(() => setKept(edits.current === edit))
    },
    forget: () => drafts.set(name, undefined),
  }
}
