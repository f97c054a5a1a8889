import { useCallback, useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Action } from '@porchlight/shared/doc/kind'
import type { PeopleDoc } from '@porchlight/shared/people/people'
import { peopleKind } from '@porchlight/shared/people/people'
import type { PeopleView } from '@porchlight/shared/people/types'
import { useDocs, useGroup, useMe, useView } from '../../app/services.tsx'
import { noteUnsaved } from '../../app/unsaved.ts'

export const peopleDoc = docId('people', 'group')

const NOBODY: PeopleView = { people: [], removed: [], merges: [], apart: [] }

/** Undefined while it is being opened; empty where nobody has written anybody down. */
export function usePeople(): PeopleView | undefined {
  const view = useView(peopleKind, peopleDoc)
  const isBegun = useDocs('people').includes(peopleDoc)
  return view ?? (isBegun ? undefined : NOBODY)
}

export interface PeopleChange {
  /** Whether it is saved. Any number at once: who taps three evenings means three. */
  readonly change: <A>(action: Action<PeopleDoc, A>, args: A) => Promise<boolean>
  /** Why the last one was refused. */
  readonly refusal: Refusal | undefined
}

export function usePeopleChange(): PeopleChange {
  const group = useGroup()
  const [refusal, setRefusal] = useState<Refusal>()
  const change = useCallback(
    async <A>(action: Action<PeopleDoc, A>, args: A) => {
      const result = await noteUnsaved(group.change(peopleKind, peopleDoc, action, args))
      setRefusal(result.ok ? undefined : result.error)
      return result.ok
    },
    [group],
  )
  return { change, refusal }
}

export function useOrganizes(): boolean {
  const { role } = useMe()
  return role === 'admin' || role === 'organizer'
}
