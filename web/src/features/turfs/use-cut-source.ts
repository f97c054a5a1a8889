import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { openDoors } from '@porchlight/shared/canvass/hidden'
import { joinedBase } from '@porchlight/shared/canvass/recut'
import { doorsToTryAgain } from '@porchlight/shared/canvass/second-pass'
import type { Door, VoterBase } from '@porchlight/shared/canvass/types'
import type { Board, BoardTurf } from './use-board.ts'
import { workedTurfs } from './use-board.ts'

/** The doors that can be cut. */
export interface CutSource {
  /** Of a list: those that no turf in use has. Of turfs that are cut anew: all of theirs. */
  readonly left: VoterBase
  /** Those where nobody was home. */
  readonly again: VoterBase
  /** Turfs that are cut anew. */
  readonly anew: readonly BoardTurf[]
}

export function useCutSource(board: Board, importId: string, from: readonly TurfScope[]): CutSource | undefined {
  const named = from.join()
  return useMemo(() => {
    const anew = board.turfs.filter(turf => named.split(',').includes(turf.scope))
    const base = named === '' ? board.canvass.bases.find(one => one.importId === importId) : joinedBase(workedTurfs(anew))
    if (!base) return undefined
    if (anew.length > 0) return { left: base, again: { ...base, doors: [] }, anew }
    const taken = new Set(board.turfs.flatMap(one => one.turf?.base?.doors ?? []).map(door => door.id))
    const again = doorsToTryAgain(workedTurfs(board.everyTurf))
    const only = (wanted: (door: Door) => boolean) => ({ ...base, doors: openDoors(base).filter(wanted) })
    return { left: only(door => !taken.has(door.id)), again: only(door => again.has(door.id)), anew }
  }, [board, importId, named])
}
