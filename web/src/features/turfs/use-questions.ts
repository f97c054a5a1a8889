import { canvassKind } from '@porchlight/shared/canvass/canvass'
import type { CanvassDoc } from '@porchlight/shared/canvass/canvass'
import type { Result } from '@porchlight/shared/base/result'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { setQuestions } from '@porchlight/shared/canvass/turf.actions'
import type { Action } from '@porchlight/shared/doc/kind'
import { turfDoc } from '../../app/canvass/use-turf.ts'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Board } from './use-board.ts'
import { CANVASS } from './board-doc.ts'

/** Changes the organizers' questions, then hands them to every turf in use. */
export function useQuestionActs(board: Board) {
  const group = useGroup()
  const act = useAct(async (change: () => Promise<Result<void>>): Promise<Result<void>> => {
    const done = await change()
    if (!done.ok) return done
    const questions = group.view(canvassKind, CANVASS)?.questions ?? []
    for (const { scope } of board.turfs) {
      const told = await group.change(turfKind, turfDoc(scope), setQuestions, { questions })
      if (!told.ok) return told
    }
    return done
  })
  return {
    ...act,
    run: <A>(action: Action<CanvassDoc, A>, args: A) => act.run(() => group.change(canvassKind, CANVASS, action, args)),
  }
}
