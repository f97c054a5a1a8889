import './turfs.css'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { paths, turfOfPath } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Screen } from '../../ui/Screen.tsx'
import { cutWords } from './cut-messages.ts'
import { CutWork } from './parts/CutWork.tsx'
import { CutChoosing } from './parts/CutChoosing.tsx'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import { useCut } from './use-cut.ts'

/** Cuts the doors that are in no turf yet; with `?from=` turfs that there are, anew. */
export default function CutScreen() {
  const t = useText(cutWords)
  const board = useBoard()
  if (!board)
    return (
      <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
        {t.wait}
      </Screen>
    )
  return <Cut board={board} />
}

function Cut({ board }: { readonly board: Board }) {
  const cutting = useCut(board)
  const [search] = useSearchParams()
  const named = search.get('from') ?? ''
  const from = useMemo(() => (named === '' ? [] : named.split(',').map(turfOfPath)), [named])
  return cutting.step.at === 'choosing' && !cutting.unfinished ? (
    <CutChoosing
      key={named}
      board={board}
      cutting={cutting}
      from={from}
      isAgain={search.has('again')}
      of={search.get('of') ?? ''}
      whom={search.get('for') ?? ''}
    />
  ) : (
    <CutWork board={board} cutting={cutting} />
  )
}
