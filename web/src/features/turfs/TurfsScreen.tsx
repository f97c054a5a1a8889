import './turfs.css'
import { useMemo } from 'react'
import { doorsToTryAgain } from '@porchlight/shared/canvass/second-pass'
import { useWide } from '../../app/canvass/use-wide.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { TurfRows } from './parts/TurfRows.tsx'
import type { Board } from './use-board.ts'
import { useBoard, workedTurfs } from './use-board.ts'
import { usePlan } from './use-plan.ts'

/** The organizer's board: one row a turf. */
export default function TurfsScreen() {
  const t = useText(turfWords)
  const board = useBoard()
  const isWide = useWide()
  const { plan } = usePlan()
  if (!board) return <NoTurfs hasList={false} />
  if (board.turfs.length === 0 && !plan) return <NoTurfs hasList={board.canvass.bases.length > 0} />
  const actions = (
    <LinkButton look="primary" wide href={paths.cut}>
      {t.cutMore}
    </LinkButton>
  )
  const unfinished = plan?.turfs.length ?? 0
  return (
    <Screen title={t.title} back={paths.today} status={<WorkStatus />} actions={actions} {...(isWide ? { beside: <p>{t.choose}</p> } : {})}>
      {unfinished > 0 && (
        <Notice tone="porch" actions={<LinkButton href={paths.cut}>{t.finish}</LinkButton>}>
          {t.unfinished(unfinished)}
        </Notice>
      )}
      <TurfRows turfs={board.turfs} current={undefined} />
      <SecondPass board={board} />
    </Screen>
  )
}

/** Once doors were found where nobody was home. */
function SecondPass({ board }: { readonly board: Board }) {
  const t = useText(turfWords)
  const format = useFormat()
  const again = useMemo(() => doorsToTryAgain(workedTurfs(board.everyTurf)), [board])
  if (again.size === 0) return null
  return (
    <Notice actions={<LinkButton href={`${paths.cut}?again`}>{t.secondPass}</LinkButton>}>
      {t.nobodyHome(again.size, format.number(again.size))}
    </Notice>
  )
}

function NoTurfs({ hasList }: { readonly hasList: boolean }) {
  const t = useText(turfWords)
  return (
    <Screen title={t.title} back={paths.today} status={<WorkStatus />}>
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={hasList ? paths.cut : paths.bringList}>
            {hasList ? t.cutFirst : t.bringIn}
          </LinkButton>
        }
      >
        {hasList ? t.emptyWithList : t.emptyNoList}
      </Empty>
    </Screen>
  )
}
