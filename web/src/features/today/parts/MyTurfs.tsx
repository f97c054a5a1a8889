import type { TurfScope } from '@porchlight/shared/base/ids'
import { docId, isTurf } from '@porchlight/shared/base/ids'
import { turfProgress } from '@porchlight/shared/canvass/progress'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { useTurfVisits } from '../../../app/canvass/use-visits.ts'
import { paths } from '../../../app/paths.ts'
import { useMe, useView } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Feedback.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { todayWords } from '../words.ts'

/** The turfs of a member who walks but does not organize. */
export function MyTurfs() {
  const t = useText(todayWords)
  const turfs = useMe().scopes.filter(isTurf)
  if (turfs.length === 0) {
    return (
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={paths.join}>
            {t.openLink}
          </LinkButton>
        }
      >
        {t.memberEmpty}
      </Empty>
    )
  }
  return (
    <Section title={t.mine}>
      <List label={t.mine}>
        {turfs.map(turf => (
          <TurfRow key={turf} turf={turf} />
        ))}
        <Row lead={<Icon name="day" />} title={t.day} detail={t.dayDetail} href={paths.day} />
      </List>
    </Section>
  )
}

function TurfRow({ turf: scope }: { readonly turf: TurfScope }) {
  const t = useText(todayWords)
  const format = useFormat()
  const turf = useView(turfKind, docId('turf', scope))
  const visits = useTurfVisits(scope)
  const progress = turf && visits && turfProgress(turf, visits)
  const detail = progress ? t.turfProgress(format.number(progress.attempted), format.number(progress.doors)) : t.opening
  return <Row lead={<Icon name="walk" />} title={turf?.name || t.opening} detail={detail} href={paths.turf(scope)} />
}
