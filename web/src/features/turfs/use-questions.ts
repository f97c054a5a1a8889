import { canvassKind } from '@porchlight/shared/canvass/canvass'
import type { CanvassDoc } from '@porchlight/shared/canvass/canvass'
import type { DocId } from '@porchlight/shared/base/ids'
import { ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import type { Script } from '@porchlight/shared/canvass/types'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { setQuestions, setScript } from '@porchlight/shared/canvass/turf.actions'
import type { Action } from '@porchlight/shared/doc/kind'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
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
    return tellTurfs(board, turf => group.change(turfKind, turf, setQuestions, { questions }))
  })
  return {
    ...act,
    run: <A>(action: Action<CanvassDoc, A>, args: A) => act.run(() => group.change(canvassKind, CANVASS, action, args)),
  }
}

/** Writes the words around the questions, for the organizers and into every turf in use. */
export function useScriptAct(board: Board) {
  const group = useGroup()
  return useAct(async (script: Script): Promise<Result<void>> => {
    const done = await group.change(canvassKind, CANVASS, setScript, { script })
    return done.ok ? tellTurfs(board, turf => group.change(turfKind, turf, setScript, { script })) : done
  })
}

async function tellTurfs(board: Board, tell: (turf: DocId) => Promise<Result<void>>): Promise<Result<void>> {
  for (const { scope } of board.turfs) {
    const told = await tell(turfDoc(scope))
    if (!told.ok) return told
  }
  return ok(undefined)
}
