import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { lastAdded } from '@porchlight/shared/canvass/additions'
import type { Addition } from '@porchlight/shared/canvass/additions'
import type { DoorView, TurfState } from '@porchlight/shared/canvass/doors'
import { turfState } from '@porchlight/shared/canvass/doors'
import type { Chain } from '@porchlight/shared/canvass/standing'
import type { Team } from '@porchlight/shared/canvass/team'
import type { TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import type { WalkBlock } from '@porchlight/shared/canvass/walk'
import { nextDoor, walkList, wayOn } from '@porchlight/shared/canvass/walk'
import type { Turf } from '../../app/canvass/use-turf.ts'
import { useTurf } from '../../app/canvass/use-turf.ts'
import { useComfort } from '../../app/canvass/comfort.ts'
import { useLeases } from '../../app/canvass/use-leases.ts'
import { useTeam } from '../../app/canvass/use-team.ts'
import { useWalkOrder } from '../../app/canvass/walk-order.ts'
import { paths } from '../../app/paths.ts'
import { useMe } from '../../app/services.tsx'
import { walkPaths } from './walk-paths.ts'

/** What was done longer ago than a shift lasts is not offered to be undone in passing. In milliseconds. */
export const SHIFT = 12 * 60 * 60 * 1000

export interface Walk extends Turf {
  readonly blocks: readonly WalkBlock[]
  readonly state: TurfState
  readonly total: number
  /** Doors where somebody has been. */
  readonly knocked: number
  /** What this phone recorded last, also when it was taken back. */
  readonly last: Chain | undefined
  /** Whom or which door it has added, or taken back, since then. */
  readonly added: Addition | undefined
  /** Where teammates stand just now, and how they call themselves. */
  readonly taken: ReadonlyMap<string, string>
  /** Of these doors, those where a phone other than this one stands. */
  readonly leased: ReadonlySet<string>
  /** Who knocks while this phone writes it down. */
  readonly team: Team | undefined
  /** Where a door leads back to. */
  readonly home: string
  /** The door to go to from here (`from`; else from where this phone was last): first those nobody has been to. `shut`: a building that is no way in. */
  next(from?: string, shut?: string): DoorView | undefined
}

/** The walk of a turf, live; undefined until the turf is known on this phone. `door`: where I stand, for my teammates. */
export function useWalk(scope: TurfScope, door?: string): Walk | undefined {
  const { device } = useMe()
  const known = useTurf(scope)
  const [order] = useWalkOrder()
  const [team] = useTeam(scope)
  const leases = useLeases(scope, door, team)
  useComfort()
  const turf = known?.turf
  const visits = known?.visits
  const walk = useMemo(() => {
    if (!turf || !visits) return undefined
    const blocks = walkList(turf, visits, order)
    const state = turfState(turf, visits)
    const last = lastOf(state.chains, device)
    const doors = blocks.flatMap(block => block.doors)
    return {
      scope,
      turf,
      visits,
      blocks,
      state,
      last,
      added: addedNow(turf, visits, device, last),
      total: doors.length,
      knocked: doors.filter(door => door.state !== 'untouched').length,
    }
  }, [scope, turf, visits, device, order])
  return useMemo(() => {
    if (!walk) return undefined
    const leased = new Set(leases.map(lease => lease.door))
    const taken = new Map([...leases, ...(team?.runners ?? [])].flatMap(one => (one.door ? [[one.door, one.name] as const] : [])))
    const next = (from?: string, shut?: string) =>
      wayOn(walk.blocks, from ?? walk.last?.first.door, id => taken.has(id), shut) ??
      // In the list the last door is one to go to, too, once what was said there is undone.
      (from === undefined ? nextDoor(walk.blocks, undefined) : undefined)
    return { ...walk, taken, leased, team, home: team ? walkPaths.team(scope) : paths.turf(scope), next }
  }, [walk, leases, team, scope])
}

/** What was recorded while this phone's clock was ahead is not the last thing that it did. */
const lastOf = (chains: readonly Chain[], device: string): Chain | undefined =>
  chains
    .filter(chain => chain.last.device === device && chain.last.at <= Date.now())
    .reduce<Chain | undefined>((best, chain) => (best && best.last.at > chain.last.at ? best : chain), undefined)

/** Unless something was recorded since. */
function addedNow(turf: TurfView, visits: VisitsView, device: string, last: Chain | undefined): Addition | undefined {
  const added = lastAdded(turf, visits, device, Date.now())
  return added && (!last || added.at > last.last.at) ? added : undefined
}
