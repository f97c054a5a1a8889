import { useMemo, useState } from 'react'
import { isPaperKey } from '@porchlight/shared/canvass/credit'
import { compareNatural } from '@porchlight/shared/canvass/order'
import type { Results, ResultsFilter } from '@porchlight/shared/canvass/results'
import { makeResults } from '@porchlight/shared/canvass/results'
import { tellingTurfs } from '@porchlight/shared/canvass/results-turfs'
import { useMe } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { resultsWords } from './messages.ts'
import type { Counted } from './use-counted.ts'
import { useCounted } from './use-counted.ts'

export interface ResultsNow {
  readonly counted: Counted
  readonly results: Results
  /** Of a `walkerKey`. */
  readonly nameOf: (who: string) => string
  readonly turfName: (scope: string) => string
  /** By name, for choosing one; none that has nothing to tell. */
  readonly turfOptions: readonly { readonly value: string; readonly label: string }[]
}

/** What came back in numbers, live and filtered; undefined until the organizers' table is known. */
export function useResults(filter: ResultsFilter): ResultsNow | undefined {
  const counted = useCounted()
  const [results] = useState(makeResults)
  const t = useText(resultsWords)
  const me = useMe().member
  return useMemo(() => {
    if (!counted) return undefined
    const { turfs, canvass, names, onPaper } = counted
    const made = results({ turfs, bases: canvass.bases, names, filter })
    const called = new Map<string, string>(turfs.map(one => [one.scope, one.turf.name || one.record.name]))
    // Also of somebody whose visits are all left out.
    const told = Object.assign({}, ...turfs.map(one => one.visits.names)) as Record<string, string>
    const plainName = (who: string) =>
      made.walkers.get(who) || names[who] || told[who] || onPaper[who] || (isPaperKey(who) ? who.slice(who.indexOf('/') + 1) : t.nameless)
    return {
      counted,
      results: made,
      nameOf: who => (who === me ? t.me(plainName(who)) : plainName(who)),
      turfName: scope => called.get(scope) ?? '',
      turfOptions: tellingTurfs(turfs)
        .map(one => ({ value: one.scope, label: called.get(one.scope) ?? '' }))
        .toSorted((a, b) => compareNatural(a.label, b.label)),
    }
  }, [counted, results, filter, t, me])
}
