import { useMemo, useState } from 'react'
import type { Choice, Dimension } from '@porchlight/shared/canvass/import/choice'
import { countChosen, countsBy } from '@porchlight/shared/canvass/import/choice'
import type { Scan } from '@porchlight/shared/canvass/import/import'

/** A value that can be chosen, and how many it would bring in with all else that is chosen. */
export interface Offer {
  readonly value: string
  readonly voters: number
  /** Of streets. */
  readonly name?: string
  readonly city?: string
}

export interface ChoiceInHand {
  readonly choice: Choice
  /** Values with nobody left are offered as long as they are chosen. */
  readonly offers: (by: Dimension) => readonly Offer[]
  readonly chosen: (by: Dimension) => readonly string[]
  readonly choose: (by: Dimension, values: readonly string[]) => void
  readonly isByStreet: boolean
  readonly setByStreet: (on: boolean) => void
  /** How many would come in. */
  readonly people: number
}

/** What of a file to bring in, counted live. What nothing is chosen of is not asked for. */
export function useChoice(scan: Scan, first: Choice = {}): ChoiceInHand {
  const [picked, setPicked] = useState<Choice>(first)
  const [isByStreet, setByStreet] = useState(false)
  const choice = useMemo(() => asked(picked, isByStreet), [picked, isByStreet])
  // A large file has a hundred thousand streets, and few people choose by them.
  const streets = useMemo(
    () => new Map(isByStreet ? scan.places.map(({ key, name, city }) => [key, { name, city }]) : []),
    [scan, isByStreet],
  )
  const people = useMemo(() => countChosen(scan, choice), [scan, choice])
  const offers = (by: Dimension): Offer[] => {
    const counts = countsBy(scan, choice, by)
    for (const value of picked[by] ?? []) if (!counts.has(value)) counts.set(value, 0)
    return [...counts].map(([value, voters]) => ({ value, voters, ...(by === 'streets' ? streets.get(value) : {}) }))
  }
  return {
    choice,
    offers,
    chosen: by => picked[by] ?? [],
    choose: (by, values) => setPicked(now => ({ ...now, [by]: values })),
    isByStreet,
    setByStreet,
    people,
  }
}

/** No precinct ticked means any; "only some streets" with none ticked means nobody. */
function asked(picked: Choice, isByStreet: boolean): Choice {
  const { streets = [], ...others } = picked
  const wanted = Object.fromEntries(Object.entries(others).filter(([, values]) => values.length > 0))
  return isByStreet ? { ...wanted, streets } : wanted
}
