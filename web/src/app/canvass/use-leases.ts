import { useEffect, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Lease } from '@porchlight/shared/canvass/leases'
import type { Team } from '@porchlight/shared/canvass/team'
import { useGroup, useMe } from '../services.tsx'

const NONE: readonly Lease[] = []

/** Teammates on this turf just now, and where they stand; it also tells them that I stand at `door`, and where my runners are. */
export function useLeases(scope: TurfScope, door = '', team?: Team): readonly Lease[] {
  const group = useGroup()
  const { name } = useMe()
  const [leases, setLeases] = useState(NONE)
  // Settings are read anew whenever one of them is written: what it says matters, not which object it is.
  const runners = JSON.stringify(team?.runners)
  useEffect(() => {
    let end: (() => void) | undefined
    let isOver = false
    // The list of doors is there before anybody could be heard.
    void import('./leases.ts').then(({ holdLease }) => {
      if (!isOver) end = holdLease(group, scope, { name, door }, setLeases, runners)
    })
    return () => {
      isOver = true
      end?.()
    }
  }, [group, scope, name, door, runners])
  return leases
}
