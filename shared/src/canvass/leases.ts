/**
 * Who is at which door just now, as teammates' phones say it to each other and nobody keeps it. A lease only makes "next
 * door" pass over a door; it rejects nothing, and without a line there simply is none.
 */
export interface Lease {
  /** A fresh id for each phone and each opening of the app; tells nothing of who it is. */
  readonly from: string
  /** As they call themselves; may be empty. */
  readonly name: string
  /** The door they stand at; empty: they look at the list. */
  readonly door: string
  /** When it was heard, by this phone's clock. */
  readonly at: number
}

/** Said anew this often while somebody stands there … */
export const SAY_EVERY = 45_000
/** … and forgotten when nothing was heard for so long: somebody has walked out of the signal. */
export const LEASE_MS = 180_000
const MOST = 50
const LONGEST_NAME = 60
const ID = /^[0-9a-f]{16}$/

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)

/** What came from somebody's phone may be anything: undefined for what is no lease. */
export function readLease(what: unknown, at: number): Lease | undefined {
  const { lease } = (what ?? {}) as Record<string, unknown>
  const { from, name, door } = (lease ?? {}) as Record<string, unknown>
  if (!isId(from) || typeof name !== 'string' || (door !== '' && !isId(door))) return undefined
  return { from, name: name.slice(0, LONGEST_NAME), door: door as string, at }
}

/** The newest of each phone, without those that have fallen silent. */
export function withLease(leases: readonly Lease[], heard: Lease): readonly Lease[] {
  return [...freshLeases(leases, heard.at).filter(one => one.from !== heard.from), heard].slice(-MOST)
}

export const freshLeases = (leases: readonly Lease[], now: number): readonly Lease[] => {
  const fresh = leases.filter(one => now - one.at < LEASE_MS)
  return fresh.length === leases.length ? leases : fresh
}

/** By door, whose it is now. */
export const holders = (leases: readonly Lease[]): ReadonlyMap<string, Lease> =>
  new Map(leases.flatMap(lease => (lease.door ? [[lease.door, lease] as const] : [])))
