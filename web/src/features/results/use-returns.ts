import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { TurfVisits } from '@porchlight/shared/canvass/export'
import { isPaperKey, paperKey } from '@porchlight/shared/canvass/credit'
import type { CanvasserProgress, Progress } from '@porchlight/shared/canvass/progress'
import { canvasserProgress, doorsOf, turfProgress } from '@porchlight/shared/canvass/progress'
import type { Question, ResultCode } from '@porchlight/shared/canvass/types'
import { RESULTS } from '@porchlight/shared/canvass/types'
import { useMe } from '../../app/services.tsx'
import { useCounted } from './use-counted.ts'

export interface TurfReturn extends TurfVisits {
  readonly scope: TurfScope
  readonly progress: Progress
}

export interface Person {
  readonly member: string
  /** Empty for somebody who never said. */
  readonly name: string
  readonly isMe: boolean
  readonly doors: number
  readonly contacts: number
}

export interface Returns {
  readonly turfs: readonly TurfReturn[]
  readonly people: readonly Person[]
  readonly total: { readonly doors: number; readonly attempted: number; readonly contacts: number; readonly disagreements: number }
  readonly results: Readonly<Record<ResultCode, number>>
  /** Also former ones, whose answers are still in the visits. */
  readonly questions: readonly Question[]
  /** Spans of visits that organizers leave out of all this. */
  readonly leftOut: number
}

/** What came back from every turf, live; undefined until the organizers' table is known. */
export function useReturns(): Returns | undefined {
  const counted = useCounted()
  const me = useMe()
  return useMemo(() => {
    if (!counted) return undefined
    const { canvass, names, turfs } = counted
    const back = turfs.flatMap(({ record, scope, turf, visits: seen }): TurfReturn[] => {
      const progress = turfProgress(turf, seen)
      // Of a turf no longer in use what came back counts; its other doors belong to the turfs that were cut anew.
      if (record.retired && progress.attempted === 0) return []
      const counted = record.retired ? { ...progress, doors: progress.attempted } : progress
      return [{ scope, name: turf.name || record.name, turf, visits: seen, progress: counted }]
    })
    const nameOf = (one: CanvasserProgress) => names[one.member] ?? one.name
    const people = peopleOf(
      back.flatMap(one => canvasserProgress(one.turf, one.visits)),
      nameOf,
      me.member,
    )
    const retired = new Set<string>(turfs.filter(one => one.isRetired).map(one => one.scope))
    const sum = (of: (progress: Progress) => number) => back.reduce((all, one) => all + of(one.progress), 0)
    return {
      turfs: back,
      people,
      total: {
        ...doorsOf(back.map(one => ({ ...one, onlyKnocked: retired.has(one.scope) }))),
        contacts: sum(one => one.contacts),
        disagreements: sum(one => one.disagreements),
      },
      results: Object.fromEntries(RESULTS.map(code => [code, sum(one => one.results[code])])) as Record<ResultCode, number>,
      questions: [...canvass.questions, ...canvass.formerQuestions],
      leftOut: canvass.leftOut?.length ?? 0,
    }
  }, [counted, me])
}

/** One line for whoever knocked, over all turfs. Who walked with paper and is called like one member is that member. */
function peopleOf(all: readonly CanvasserProgress[], nameOf: (one: CanvasserProgress) => string, me: string): Person[] {
  const people = new Map<string, Person>()
  const walkers = Map.groupBy(
    new Map(all.filter(one => !isPaperKey(one.member)).map(one => [one.member, paperKey(nameOf(one))])).entries(),
    ([, key]) => key,
  )
  const whoIs = (key: string): string => {
    const alike = walkers.get(key) ?? []
    return alike.length === 1 ? alike[0]![0] : key
  }
  for (const each of all) {
    const one = { ...each, member: whoIs(each.member) }
    const known = people.get(one.member)
    const doors = (known?.doors ?? 0) + one.doors
    const contacts = (known?.contacts ?? 0) + one.contacts
    people.set(one.member, { member: one.member, name: known?.name || nameOf(one), isMe: one.member === me, doors, contacts })
  }
  return [...people.values()].toSorted((a, b) => b.doors - a.doors)
}
