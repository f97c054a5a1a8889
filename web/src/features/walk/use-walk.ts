import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { DoorView, TurfState } from '@porchlight/shared/canvass/doors'
import { turfState } from '@porchlight/shared/canvass/doors'
import type { Chain } from '@porchlight/shared/canvass/standing'
import type { WalkBlock } from '@porchlight/shared/canvass/walk'
import { FIRST_ROUND, SECOND_ROUND, nextDoor, walkList } from '@porchlight/shared/canvass/walk'
import type { Turf } from '../../app/canvass/use-turf.ts'
import { useTurf } from '../../app/canvass/use-turf.ts'
import { useWalkOrder } from '../../app/canvass/walk-order.ts'
import { useMe } from '../../app/services.tsx'

export interface Walk extends Turf {
  readonly blocks: readonly WalkBlock[]
  readonly state: TurfState
  readonly total: number
  /** Doors where somebody has been. */
  readonly knocked: number
  /** What this phone recorded last, also when it was taken back. */
  readonly last: Chain | undefined
  /** The door to go to from here (`from`; else from where this phone was last): first those nobody has been to. */
  next(from?: string): DoorView | undefined
}

/** The walk of a turf, live; undefined until the turf is known on this phone. */
export function useWalk(scope: TurfScope): Walk | undefined {
  const { device } = useMe()
  const known = useTurf(scope)
  const [order] = useWalkOrder()
  const turf = known?.turf
  const visits = known?.visits
  return useMemo(() => {
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
      total: doors.length,
      knocked: doors.filter(door => door.state !== 'untouched').length,
      next: (from = last?.first.door) => nextDoor(blocks, from, FIRST_ROUND) ?? nextDoor(blocks, from, SECOND_ROUND),
    }
  }, [scope, turf, visits, device, order])
}

const lastOf = (chains: readonly Chain[], device: string): Chain | undefined =>
  chains
    .filter(chain => chain.last.device === device)
    .reduce<Chain | undefined>((best, chain) => (best && best.last.at > chain.last.at ? best : chain), undefined)
