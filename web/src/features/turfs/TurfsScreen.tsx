import './turfs.css'
import { useWide } from '../../app/canvass/use-wide.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { TurfRows } from './parts/TurfRows.tsx'
import { useBoard } from './use-board.ts'
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
    </Screen>
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
