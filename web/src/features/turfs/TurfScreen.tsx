import './turfs.css'
import PaperLinks from '../../app/canvass/PaperLinks.tsx'
import { useSay } from '../../app/canvass/say.ts'
import { useWide } from '../../app/canvass/use-wide.ts'
import { canvassWords } from '../../app/canvass/words.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Facts } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { turfWords } from './messages.ts'
import { Captain } from './parts/Captain.tsx'
import { LeftAlone } from './parts/LeftAlone.tsx'
import { Merge } from './parts/Merge.tsx'
import { Rename } from './parts/Rename.tsx'
import { Retire } from './parts/Retire.tsx'
import { TurfMap } from './parts/TurfMap.tsx'
import { TurfRows } from './parts/TurfRows.tsx'
import { WhoHasIt } from './parts/WhoHasIt.tsx'
import { turfPaths } from './turf-paths.ts'
import type { Board, BoardTurf } from './use-board.ts'
import { useBoard } from './use-board.ts'

/** One turf of the board: how far it is, who has it, handing it out and taking it back. */
export default function TurfScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(turfWords)
  const board = useBoard()
  const isWide = useWide()
  const scope = turfOfPath(params['turf']!)
  const turf = board?.turfs.find(one => one.scope === scope)
  if (!board || !turf) {
    return (
      <Screen title={t.title} back={paths.turfs} status={<WorkStatus />}>
        {board ? (
          <Empty icon="walk" action={<LinkButton href={paths.turfs}>{t.back}</LinkButton>}>
            {t.gone}
          </Empty>
        ) : (
          <p>{t.loading}</p>
        )}
      </Screen>
    )
  }
  const actions = (
    <LinkButton look="primary" wide href={turfPaths.handOut(scope)}>
      {turf.holders.length > 0 ? t.handOutAgain : t.handOut}
    </LinkButton>
  )
  const details = <Details board={board} turf={turf} />
  return (
    <Screen title={turf.name} back={paths.turfs} status={<WorkStatus />} actions={actions} {...(isWide ? { beside: details } : {})}>
      {isWide ? <TurfRows turfs={board.turfs} current={scope} /> : details}
    </Screen>
  )
}

function Details({ board, turf }: { readonly board: Board; readonly turf: BoardTurf }) {
  const t = useText(turfWords)
  const words = useText(canvassWords)
  const format = useFormat()
  const say = useSay()
  const { record, progress, scope } = turf
  const heard = progress?.lastAt === undefined ? t.heardNever : say.when(progress.lastAt)
  return (
    <div className="stack">
      <Facts
        facts={[
          [t.doors, t.doorsDone(format.number(progress?.attempted ?? 0), format.number(progress?.doors ?? record.doorCount))],
          [t.onList, words.people(format.number(record.voterCount), record.voterCount)],
          [t.streets, record.streets.join(', ')],
          [t.lastHeard, heard],
          ...(turf.turf?.captain ? [[t.captain, turf.turf.captain] as const] : []),
        ]}
      />
      <WhoHasIt turf={turf} />
      <LinkButton href={paths.turf(scope)}>{t.walkIt}</LinkButton>
      <PaperLinks scope={scope} />
      <TurfMap key={`map ${scope}`} turf={turf} />
      <LeftAlone board={board} turf={turf} />
      <Rename key={`name ${scope}`} turf={turf} />
      <Captain key={`captain ${scope}`} board={board} turf={turf} />
      <Section title={t.anew}>
        <div className="turf-name">
          <LinkButton href={turfPaths.anew([scope])}>{t.split}</LinkButton>
          <Merge key={`merge ${scope}`} board={board} turf={turf} />
        </div>
      </Section>
      <Retire key={scope} turf={turf} />
    </div>
  )
}
