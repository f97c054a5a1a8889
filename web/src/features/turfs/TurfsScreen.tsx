import './turfs.css'
import { useMemo, useState } from 'react'
import { doorsToTryAgain } from '@porchlight/shared/canvass/second-pass'
import { useWide } from '../../app/canvass/use-wide.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { LateTurfs } from './parts/LateTurfs.tsx'
import { BoardMap } from './parts/BoardMap.tsx'
import { TurfRows } from './parts/TurfRows.tsx'
import { UndoRecut } from './parts/UndoRecut.tsx'
import type { Board, BoardTurf } from './use-board.ts'
import { isVacant, useBoard, workedTurfs } from './use-board.ts'
import { usePlan } from './use-plan.ts'

/** The organizer's board: one row a turf. */
export default function TurfsScreen() {
  const t = useText(turfWords)
  const board = useBoard()
  const isWide = useWide()
  const { plan } = usePlan()
  const shown = useShown(board?.turfs ?? NONE)
  if (!board) return <NoTurfs hasList={false} />
  if (board.turfs.length === 0 && !plan) return <NoTurfs hasList={board.canvass.bases.length > 0} />
  const actions = (
    <LinkButton look="primary" wide href={paths.cut}>
      {t.cutMore}
    </LinkButton>
  )
  const unfinished = plan?.turfs.length ?? 0
  return (
    <Screen
      title={t.title}
      back={paths.today}
      status={<WorkStatus />}
      actions={actions}
      {...(isWide ? { beside: <BoardMap turfs={shown.turfs} /> } : {})}
    >
      {plan && (
        <Notice tone="porch" actions={<LinkButton href={paths.cut}>{t.finish}</LinkButton>}>
          {unfinished > 0 ? t.unfinished(unfinished) : t.ending}
        </Notice>
      )}
      <LateTurfs />
      <UndoRecut board={board} />
      {board.turfs.length > 1 && <Pick label={t.show} {...shown.pick} />}
      {shown.turfs.length === 0 ? <p>{t.noneShown}</p> : <TurfRows turfs={shown.turfs} current={undefined} isNumbered={isWide} />}
      <SecondPass board={board} />
      <LinkButton href={paths.coverage}>{t.onMap}</LinkButton>
    </Screen>
  )
}

const NONE: readonly BoardTurf[] = []

/** All turfs, those that nobody has, or those of one captain. */
function useShown(turfs: readonly BoardTurf[]) {
  const t = useText(turfWords)
  const format = useFormat()
  const [shown, setShown] = useState('all')
  const choices = useMemo(() => {
    const vacant = turfs.filter(isVacant)
    const captains = [...Map.groupBy(turfs, one => one.turf?.captain ?? '')]
      .filter(([name]) => name !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return [
      { value: 'all', label: t.showAll(format.number(turfs.length)), turfs },
      { value: 'vacant', label: t.showVacant(format.number(vacant.length)), turfs: vacant },
      ...captains.map(([name, some]) => ({ value: `of ${name}`, label: t.showOf(name, format.number(some.length)), turfs: some })),
    ]
  }, [turfs, t, format])
  const chosen = choices.find(one => one.value === shown) ?? choices[0]!
  const options = choices.map(({ value, label }) => ({ value, label }))
  return { turfs: chosen.turfs, pick: { value: chosen.value, onChange: setShown, options } }
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
