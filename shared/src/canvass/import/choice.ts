import { precinctOf } from './precincts.ts'

/** What to bring in. What is not named is not asked for: no precincts means all of them. */
export interface Choice {
  readonly counties?: readonly string[]
  /** `precinctKey` */
  readonly precincts?: readonly string[]
  /** Keys of streets (`streetKey`). */
  readonly streets?: readonly string[]
  readonly cities?: readonly string[]
  readonly zips?: readonly string[]
  readonly statuses?: readonly string[]
  readonly parties?: readonly string[]
}
export type Dimension = keyof Choice

/** The voters of one street of one precinct. */
export interface PlaceCount {
  /** `precinctKey` */
  readonly precinct: string
  /** Of the street. */
  readonly key: string
  readonly name: string
  readonly city: string
  readonly zip: string
  /** How many of each of the scan's kinds. */
  readonly kinds: readonly number[]
}

/** Status and party, in which the people of one street differ. */
export interface Kind {
  readonly status: string
  readonly party: string
}

interface Row extends Kind {
  readonly precinct: string
  readonly street: { readonly key: string; readonly city: string; readonly zip: string }
}

/** Whether somebody is wanted. */
export function chooser(choice: Choice): (row: Row) => boolean {
  const { counties, precincts, streets, cities, zips, statuses, parties } = sets(choice)
  return ({ precinct, street, status, party }) =>
    (!counties || counties.has(precinctOf(precinct).county)) &&
    has(precincts, precinct) &&
    has(streets, street.key) &&
    has(cities, street.city) &&
    has(zips, street.zip) &&
    has(statuses, status) &&
    has(parties, party)
}

interface Counted {
  readonly places: readonly PlaceCount[]
  readonly kinds: readonly Kind[]
}

/** How many are wanted. */
export const countChosen = (counted: Counted, choice: Choice): number =>
  [...countsBy(counted, choice, 'precincts', false).values()].reduce((all, one) => all + one, 0)

/** Of every value in one dimension, how many would come in with all else that is chosen; those with nobody are left out. */
export function countsBy({ places, kinds }: Counted, choice: Choice, by: Dimension, isOpen = true): Map<string, number> {
  const wanted = sets(isOpen ? { ...choice, [by]: undefined } : choice)
  const open = kinds.map(({ status, party }) => has(wanted.statuses, status) && has(wanted.parties, party))
  const counts = new Map<string, number>()
  for (const place of places) {
    const isHere =
      has(wanted.counties, precinctOf(place.precinct).county) &&
      has(wanted.precincts, place.precinct) &&
      has(wanted.streets, place.key) &&
      has(wanted.cities, place.city) &&
      has(wanted.zips, place.zip)
    if (!isHere) continue
    for (const [i, voters] of place.kinds.entries()) {
      if (!voters || !open[i]) continue
      const value = valueOf(place, kinds[i]!, by)
      counts.set(value, (counts.get(value) ?? 0) + voters)
    }
  }
  return counts
}

function valueOf(place: PlaceCount, kind: Kind, by: Dimension): string {
  switch (by) {
    case 'counties':
      return precinctOf(place.precinct).county
    case 'precincts':
      return place.precinct
    case 'streets':
      return place.key
    case 'cities':
      return place.city
    case 'zips':
      return place.zip
    case 'statuses':
      return kind.status
    case 'parties':
      return kind.party
  }
}

type Sets = Readonly<Partial<Record<Dimension, ReadonlySet<string> | undefined>>>
const sets = (choice: { readonly [key in Dimension]?: readonly string[] | undefined }): Sets =>
  Object.fromEntries(Object.entries(choice).map(([key, values]) => [key, values && new Set(values)]))
const has = (set: ReadonlySet<string> | undefined, value: string): boolean => set === undefined || set.has(value)
