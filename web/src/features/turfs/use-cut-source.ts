import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { chosenBy, earlierWork } from '@porchlight/shared/canvass/choose'
import type { ListRule } from '@porchlight/shared/canvass/choose'
import { openDoors } from '@porchlight/shared/canvass/hidden'
import { joinedBase } from '@porchlight/shared/canvass/recut'
import { doorsToTryAgain } from '@porchlight/shared/canvass/second-pass'
import type { Door, VoterBase } from '@porchlight/shared/canvass/types'
import { dayOf } from '../../app/canvass/days.ts'
import { useNow } from '../../app/canvass/use-now.ts'
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

const takenDoors = (board: Board): ReadonlySet<string> =>
  new Set(board.turfs.flatMap(one => one.turf?.base?.doors ?? []).map(door => door.id))

/** The newest list that has doors in no turf; where none has, the newest. */
export function listToCut(board: Board): VoterBase | undefined {
  const taken = takenDoors(board)
  const { bases } = board.canvass
  return bases.find(base => openDoors(base).some(door => !taken.has(door.id))) ?? bases[0]
}

/** `rule`: whom they are cut for; none: everybody. */
export function useCutSource(board: Board, importId: string, from: readonly TurfScope[], rule?: ListRule): CutSource | undefined {
  const named = from.join()
  const day = dayOf(useNow())
  return useMemo(() => {
    const anew = board.turfs.filter(turf => named.split(',').includes(turf.scope))
    const base = named === '' ? board.canvass.bases.find(one => one.importId === importId) : joinedBase(workedTurfs(anew))
    if (!base) return undefined
    if (anew.length > 0) return { left: base, again: { ...base, doors: [] }, anew }
    const taken = takenDoors(board)
    const worked = workedTurfs(board.everyTurf)
    const again = doorsToTryAgain(worked)
    const meant = rule && new Set(chosenBy(rule, base, earlierWork(worked), day).doors.map(door => door.id))
    const isMeant = (door: Door) => !meant || meant.has(door.id)
    const only = (wanted: (door: Door) => boolean) => ({ ...base, doors: openDoors(base).filter(wanted) })
    return { left: only(door => !taken.has(door.id) && isMeant(door)), again: only(door => again.has(door.id) && isMeant(door)), anew }
  }, [board, importId, named, rule, day])
}
