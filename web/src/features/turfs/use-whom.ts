import { useDeferredValue, useMemo, useState } from 'react'
import { chosenBy, earlierWork } from '@porchlight/shared/canvass/choose'
import type { Chosen, ListRule } from '@porchlight/shared/canvass/choose'
import type { DoorState } from '@porchlight/shared/canvass/doors'
import { TAGS } from '@porchlight/shared/canvass/sayings'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { dayOf } from '../../app/canvass/days.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import type { Board } from './use-board.ts'
import { workedTurfs } from './use-board.ts'

/** What there is to choose from: only what tells people apart is asked. */
export interface Choices {
  readonly statuses: readonly string[]
  readonly languages: readonly string[]
  readonly precincts: readonly string[]
  readonly parties: readonly string[]
  readonly tags: readonly string[]
  /** Elections that the file knows of, four at most. */
  readonly elections: number
  /** The file tells how old people are, and since when they are registered. */
  readonly hasAges: boolean
  readonly hasDays: boolean
}

export const STATES: readonly DoorState[] = ['untouched', 'not-home', 'partly', 'done', 'no-entry', 'no-address']
const ELECTIONS = 4

export interface Whom {
  readonly rule: ListRule
  /** A part that is undefined counts no more. */
  readonly set: (part: { readonly [Part in keyof ListRule]?: ListRule[Part] | undefined }) => void
  readonly chosen: Chosen
  readonly choices: Choices
}

/** A rule as it is put together, and whom it chooses. */
export function useWhom(board: Board, base: VoterBase, first: ListRule): Whom {
  const day = dayOf(useNow())
  const [rule, setRule] = useState(first)
  const settled = useDeferredValue(rule)
  const earlier = useMemo(() => earlierWork(workedTurfs(board.everyTurf)), [board])
  const chosen = useMemo(() => chosenBy(settled, base, earlier, day), [settled, base, earlier, day])
  const choices = useMemo((): Choices => {
    const told = [...earlier.people.values()].flatMap(one => one.said?.tags ?? [])
    return {
      statuses: several(base.voters.map(voter => voter.status)),
      languages: several(base.voters.map(voter => voter.language)),
      parties: several(base.voters.map(voter => voter.party)),
      precincts: several(base.doors.map(door => door.precinct)),
      tags: [...new Set([...TAGS, ...told])],
      hasAges: base.voters.some(voter => voter.born !== ''),
      hasDays: base.voters.some(voter => voter.registered !== ''),
      elections: Math.min(ELECTIONS, base.elections?.length ?? 0),
    }
  }, [base, earlier])
  const set: Whom['set'] = part =>
    setRule(now => Object.fromEntries(Object.entries({ ...now, ...part }).filter(([, value]) => value !== undefined)))
  return { rule, set, chosen, choices }
}

/** The different ones, where there is more than one. */
function several(values: readonly string[]): readonly string[] {
  const found = [...new Set(values)].toSorted()
  return found.length > 1 ? found : []
}
