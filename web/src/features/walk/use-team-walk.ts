import { useEffect, useMemo, useState } from 'react'
import type { Street, Team } from '@porchlight/shared/canvass/team'
import { settle } from '@porchlight/shared/canvass/team'
import { newId } from '../../app/canvass/new-id.ts'
import { useTeam } from '../../app/canvass/use-team.ts'
import { useMe } from '../../app/services.tsx'
import type { Walk } from './use-walk.ts'

export interface TeamWalk {
  /** Undefined: nobody has been named yet. */
  readonly team: Team | undefined
  readonly street: Street
  /** Shown at once, kept on the phone a moment later. */
  readonly put: (team: Team | undefined) => void
}

/** The team of a turf as it stands, everybody who has come back sent on. */
export function useTeamWalk(walk: Walk): TeamWalk {
  const { device } = useMe()
  const [kept, keep] = useTeam(walk.scope)
  const [fresh, setFresh] = useState<{ readonly team: Team | undefined }>()
  const { blocks, state, leased } = walk
  const street = useMemo<Street>(
    () => ({ blocks, chains: state.chains, device, isTaken: door => leased.has(door), newId }),
    [blocks, state, device, leased],
  )
  const known = fresh ? fresh.team : kept
  const team = useMemo(() => known && settle(known, street), [known, street])
  const put = (next: Team | undefined) => {
    const mine = { team: next && settle(next, street) }
    setFresh(mine)
    // What the disk does not take stays on the screen; the status line says so.
    void keep(mine.team).then(saved => saved.ok && setFresh(now => (now === mine ? undefined : now)))
  }
  useEffect(() => {
    if (team && team !== known) void keep(team)
  }, [team, known, keep])
  return { team, street, put }
}
