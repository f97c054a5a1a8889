import { useMemo, useState } from 'react'
import type { Choice, Scan, StreetCount } from '@porchlight/shared/canvass/import/import'

export interface ChoiceInHand {
  readonly precincts: readonly string[]
  readonly setPrecincts: (names: readonly string[]) => void
  readonly isByStreet: boolean
  readonly setByStreet: (on: boolean) => void
  /** Streets of the chosen precincts. */
  readonly offered: readonly StreetCount[]
  readonly streets: readonly string[]
  readonly setStreets: (keys: readonly string[]) => void
  /** How many would come in. */
  readonly people: number
  readonly answer: Choice
}

/** Precincts, and streets of them where wanted, with the live count. One precinct alone is chosen from the start. */
export function useChoice(scan: Scan): ChoiceInHand {
  const [precincts, setPrecincts] = useState<readonly string[]>(() => (scan.precincts.length === 1 ? [scan.precincts[0]!.name] : []))
  const [isByStreet, setByStreet] = useState(false)
  const [streets, setStreets] = useState<readonly string[]>([])
  const offered = useMemo(() => streetsOf(scan, new Set(precincts)), [scan, precincts])
  const wanted = new Set(streets)
  const people = offered.filter(one => !isByStreet || wanted.has(one.key)).reduce((all, one) => all + one.voters, 0)
  return {
    precincts,
    setPrecincts,
    isByStreet,
    setByStreet,
    offered,
    streets,
    setStreets,
    people,
    answer: isByStreet ? { precincts, streets } : { precincts },
  }
}

/** A street that runs through two chosen precincts is one. */
function streetsOf(scan: Scan, precincts: ReadonlySet<string>): StreetCount[] {
  const found = new Map<string, StreetCount>()
  for (const precinct of scan.precincts) {
    if (!precincts.has(precinct.name)) continue
    for (const street of precinct.streets) {
      const known = found.get(street.key)
      found.set(street.key, known ? { ...known, voters: known.voters + street.voters } : street)
    }
  }
  return [...found.values()]
}
