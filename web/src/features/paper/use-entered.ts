import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { walkerKey, paperKey } from '@porchlight/shared/canvass/credit'
import { turfState } from '@porchlight/shared/canvass/doors'
import { namesIn } from '@porchlight/shared/canvass/my-day'
import type { Address, Visit } from '@porchlight/shared/canvass/types'
import { useMe } from '../../app/services.tsx'
import { dayOf } from '../../app/canvass/days.ts'
import type { TurfHere } from './use-turfs.ts'

/** A door that this phone's owner has entered for a walk. */
export interface EnteredDoor {
  readonly scope: TurfScope
  readonly door: string
  readonly address: Address | undefined
  /** What stands of it; never empty. */
  readonly visits: readonly Visit[]
}

/** Out of the visits themselves: it is there after the app was closed, too. The latest first. */
export function useEntered(turfs: readonly TurfHere[], knocker: string, day: string): readonly EnteredDoor[] {
  const me = useMe()
  return useMemo(() => {
    const key = paperKey(knocker)
    const doors = new Map<string, EnteredDoor & { readonly visits: Visit[] }>()
    for (const { scope, turf, visits } of turfs) {
      const names = namesIn(turf, visits)
      for (const { first, current } of turfState(turf, visits).chains) {
        if (!current?.paper || current.by !== me.member || walkerKey(first) !== key || dayOf(first.at) !== day) continue
        const known = doors.get(`${scope}/${current.door}`)
        if (known) known.visits.push(current)
        else doors.set(`${scope}/${current.door}`, { scope, door: current.door, address: names.address(current.door), visits: [current] })
      }
    }
    return [...doors.values()].toReversed()
  }, [turfs, knocker, day, me])
}
