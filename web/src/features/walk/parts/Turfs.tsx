import { Redirect } from 'wouter'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import { MyDayLink } from '../../../app/canvass/MyDayLink.tsx'
import { canvassWords } from '../../../app/canvass/words.ts'
import { paths } from '../../../app/paths.ts'
import { useDocs, useMe, useStatus, useViews } from '../../../app/services.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { walkWords } from '../messages.ts'

export interface NamedTurf {
  readonly scope: TurfScope
  readonly name: string
  readonly doors: number
}

/** Every turf on this phone. */
export function useTurfsHere(): readonly NamedTurf[] {
  const docs = useDocs('turf')
  const views = useViews(turfKind, docs)
  return docs.flatMap((doc, index) => {
    const scope = parseDocId(doc)?.scope
    const view = views[index]
    return scope && isTurf(scope) ? [{ scope, name: view?.name ?? '', doors: view?.base?.doors.length ?? 0 }] : []
  })
}

/** One to choose, or the only one. */
export function Turfs({ turfs }: { readonly turfs: readonly NamedTurf[] }) {
  if (turfs.length === 1) return <Redirect to={paths.turf(turfs[0]!.scope)} replace />
  return turfs.length === 0 ? <NoTurf /> : <Chooser turfs={turfs} />
}

function Chooser({ turfs }: { readonly turfs: readonly NamedTurf[] }) {
  const t = useText(walkWords)
  const words = useText(canvassWords)
  const format = useFormat()
  return (
    <Screen title={t.chooseTitle} aside={<MyDayLink />} status={<WorkStatus />}>
      <List label={t.chooseTitle}>
        {turfs.map(turf => (
          <Row
            key={turf.scope}
            title={turf.name || t.loading}
            detail={words.doors(format.number(turf.doors), turf.doors)}
            href={paths.turf(turf.scope)}
          />
        ))}
      </List>
    </Screen>
  )
}

function NoTurf() {
  const t = useText(walkWords)
  const { role } = useMe()
  const { upToDate, link } = useStatus()
  const organizer = role === 'admin' || role === 'organizer'
  if (!upToDate && link === 'connecting')
    return (
      <Screen title={t.title} status={<WorkStatus />}>
        {t.loading}
      </Screen>
    )
  const action = organizer ? (
    <LinkButton look="primary" href={paths.turfs}>
      {t.cut}
    </LinkButton>
  ) : (
    <LinkButton look="primary" href={paths.join}>
      {t.join}
    </LinkButton>
  )
  return (
    <Screen title={t.noTurfTitle} status={<WorkStatus />}>
      <Empty icon="walk" action={action}>
        {organizer ? t.noTurfOrganizer : t.noTurfCanvasser}
      </Empty>
    </Screen>
  )
}
