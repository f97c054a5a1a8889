import { useDeferredValue, useMemo, useState } from 'react'
import type { Day } from '@porchlight/shared/base/civil'
import { filterPeople } from '@porchlight/shared/people/people.select'
import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { useGroup } from '../../app/services.tsx'
import type { Group } from '../../engine/api.ts'
import { useLanguage } from '../../i18n/use-text.ts'

/** Who is looked for. */
export interface Chosen {
  readonly words: string
  readonly languages: readonly string[]
  readonly days: readonly Day[]
  readonly roles: readonly string[]
  readonly skills: readonly string[]
  /** Those taken off the list instead of those on it. */
  readonly isOffList: boolean
}

export const EVERYBODY: Chosen = { words: '', languages: [], days: [], roles: [], skills: [], isOffList: false }

/** What is remembered of the list while the app is open, for each group: coming back finds the same names in the same place. */
interface Kept {
  chosen: Chosen
  scrolled: number
}
const kept = new WeakMap<Group, Kept>()

export function keptOf(group: Group): Kept {
  const known = kept.get(group) ?? { chosen: EVERYBODY, scrolled: 0 }
  kept.set(group, known)
  return known
}

export function useChosen(): readonly [Chosen, (chosen: Chosen) => void] {
  const memory = keptOf(useGroup())
  const [chosen, setChosen] = useState(memory.chosen)
  const set = (next: Chosen) => {
    memory.chosen = next
    memory.scrolled = 0
    setChosen(next)
  }
  return [chosen, set]
}

/** Those who fit. What is typed is on the screen at once; the list follows. */
export function useFound(view: PeopleView, chosen: Chosen): readonly Person[] {
  const language = useLanguage()
  const late = useDeferredValue(chosen)
  return useMemo(() => foundIn(view, late, language), [view, late, language])
}

export function foundIn(view: PeopleView, { isOffList, ...filter }: Chosen, language: string): readonly Person[] {
  const all = isOffList ? view.removed : view.people
  return isEverybody({ ...filter, isOffList: false }) ? all : filterPeople(all, filter, language)
}

export const isEverybody = ({ words, languages, days, roles, skills, isOffList }: Chosen): boolean =>
  words.trim() === '' && !isOffList && [languages, days, roles, skills].every(list => list.length === 0)
