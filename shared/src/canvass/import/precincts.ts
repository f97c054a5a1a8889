import type { Door, Voter, VoterBase } from '../types.ts'

/**
 * A whole state's file has one name of a precinct in many counties: there a precinct is its name with its county's. On a list, which
 * has few of them, it is called by its name alone as long as that says which.
 */
export const precinctKey = (name: string, county: string): string => (county === '' ? name : `${name}\t${county}`)

/** Name and county of a key; no county where the file does not tell. */
export function precinctOf(key: string): { readonly name: string; readonly county: string } {
  const at = key.indexOf('\t')
  return at < 0 ? { name: key, county: '' } : { name: key.slice(0, at), county: key.slice(at + 1) }
}

const withCounty = (name: string, county: string): string => `${name} (${county})`.trim()

/** What was chosen, precincts told apart that are called alike. `keys`: of each voter. */
export function named<T extends { readonly doors: readonly Door[]; readonly voters: readonly Voter[] }>(
  { doors, voters }: T,
  keys: readonly string[],
): { readonly doors: readonly Door[]; readonly voters: readonly Voter[] } {
  const counties = Map.groupBy(
    [...new Set(keys)].map(precinctOf).filter(one => one.county !== ''),
    one => one.name,
  )
  if (![...counties.values()].some(some => some.length > 1)) return { doors, voters }
  const names = new Map(
    [...new Set(keys)].map(key => {
      const { name, county } = precinctOf(key)
      return [key, (counties.get(name)?.length ?? 0) > 1 ? withCounty(name, county) : name]
    }),
  )
  const ofDoor = new Map(voters.map((voter, i) => [voter.door, names.get(keys[i]!)!]))
  return {
    doors: doors.map(door => ({ ...door, precinct: ofDoor.get(door.id) ?? door.precinct })),
    voters: voters.map((voter, i) => ({ ...voter, precinct: names.get(keys[i]!)! })),
  }
}

/** The precincts of a list, as a file of its kind has them; `county`: the column. */
export function precinctKeys({ voters }: Pick<VoterBase, 'voters'>, county: string | undefined): ReadonlySet<string> {
  return new Set(
    voters.map(({ precinct, more }) => {
      const where = (county && more[county]) || ''
      const end = ` (${where})`
      return precinctKey(where !== '' && precinct.endsWith(end) ? precinct.slice(0, -end.length) : precinct, where)
    }),
  )
}
