import { useState } from 'react'
import type { MemberId } from '@porchlight/shared/base/ids'
import { systemClock } from '@porchlight/shared/base/ports'
import { dayOf } from '../../app/canvass/days.ts'
import { useGroup, useRoster, useSetting } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import type { RecutMade } from './undo-recut.ts'
import { givenSince, undoRecut, whoGetsAgain } from './undo-recut.ts'
import type { Board } from './use-board.ts'

/** The last cut of turfs that were there already, on the phone that made it. */
export function useRecutMade(): { readonly made: RecutMade | undefined; readonly keep: (made: RecutMade | undefined) => Promise<unknown> } {
  const group = useGroup()
  const [made, set] = useSetting<RecutMade | null>(`recut/${group.id}`, null)
  return { made: made ?? undefined, keep: next => set(next ?? null) }
}

/** What an undone cut came to. */
export interface Restored {
  readonly names: readonly string[]
  readonly holders: readonly string[]
  /** Unused links to the old turfs, which the cut has ended. */
  readonly links: number
}

/** Undoing the last cut, while it can be: on its day, as long as nothing has been built upon it. */
export function useUndoRecut(board: Board) {
  const group = useGroup()
  // Who has a turf is in the roster.
  useRoster()
  const { made, keep } = useRecutMade()
  const [restored, setRestored] = useState<Restored>()
  const open = made && (made.isUndoing || stands(board, made)) ? made : undefined
  const since = open && givenSince(group, open)
  const act = useAct(async (last: RecutMade) => {
    const holders = [...new Set(whoGetsAgain(group, last).map(one => one.member))]
    await keep({ ...last, isUndoing: true })
    const done = await undoRecut(group, last)
    if (!done.ok) return done
    await keep(undefined)
    const links = last.ended.reduce((all, turf) => all + turf.links.length, 0)
    setRestored({ names: last.names, holders: holders.map(member => nameOf(board, last, member)), links })
    return done
  })
  return {
    made: open,
    /** Who has a new turf and had none of the old ones. */
    given: (since?.members ?? []).map(board.nameOf),
    links: since?.links.length ?? 0,
    restored,
    act,
  }
}

/** Who goes by no name of their own is called as the organizer noted them. */
const nameOf = (board: Board, { ended }: RecutMade, member: MemberId): string =>
  board.nameOf(member) || (ended.flatMap(turf => turf.holders).find(one => one.member === member)?.name ?? '')

/** Made today, and neither cut again nor brought up to date since: then the old turfs would be behind. */
function stands(board: Board, { at, from, next, importId }: RecutMade): boolean {
  if (dayOf(at) !== dayOf(systemClock.now())) return false
  const inUse = new Map<string, Board['turfs'][number]>(board.turfs.map(turf => [turf.scope, turf]))
  return (
    from.every(scope => !inUse.has(scope) && board.everyTurf.some(turf => turf.scope === scope)) &&
    next.every(scope => inUse.get(scope)?.turf?.base?.importId === importId)
  )
}
