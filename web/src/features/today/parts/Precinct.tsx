import { docId } from '@porchlight/shared/base/ids'
import type { CanvassView } from '@porchlight/shared/canvass/types'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { paths } from '../../../app/paths.ts'
import { useRoster, useView } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Empty, Notice } from '../../../ui/Feedback.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { todayWords } from '../words.ts'

/** An organizer's table: the one next step on top, the tools below, always in the same places. */
export function Precinct() {
  const t = useText(todayWords)
  const format = useFormat()
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  const counts = countsOf(canvass)
  const voters = canvass?.bases.reduce((sum, base) => sum + base.voters.length, 0) ?? 0
  return (
    <>
      <Section title={t.next}>{canvass === undefined ? <p role="status">{t.opening}</p> : <Next {...counts} />}</Section>
      <Section title={t.tools}>
        <List label={t.tools}>
          <Row
            lead={<Icon name="file" />}
            title={t.lists}
            detail={counts.lists ? t.listsDetail(format.number(counts.lists), counts.lists, format.number(voters)) : t.none}
            href={paths.lists}
          />
          <Row
            lead={<Icon name="walk" />}
            title={t.turfs}
            detail={counts.turfs ? t.turfsDetail(counts.turfs, format.number(counts.turfs), format.number(counts.out)) : t.none}
            href={paths.turfs}
          />
          <Row
            lead={<Icon name="help" />}
            title={t.questions}
            detail={counts.questions ? t.questionsDetail(counts.questions, format.number(counts.questions)) : t.none}
            href={paths.questions}
          />
          <Row lead={<Icon name="check" />} title={t.back} detail={t.backDetail} href={paths.back} />
          <Row lead={<Icon name="day" />} title={t.day} detail={t.dayOwn} href={paths.day} />
        </List>
      </Section>
    </>
  )
}

interface Counts {
  readonly lists: number
  readonly turfs: number
  /** Turfs that somebody has. */
  readonly out: number
  readonly questions: number
}

function countsOf(canvass: CanvassView | undefined): Counts {
  if (!canvass) return { lists: 0, turfs: 0, out: 0, questions: 0 }
  const turfs = canvass.turfs.filter(turf => !turf.retired)
  const handed = new Set(canvass.handouts.filter(handout => !handout.takenBack).map(handout => handout.turf))
  const out = turfs.filter(turf => handed.has(turf.scope)).length
  return { lists: canvass.bases.length, turfs: turfs.length, out, questions: canvass.questions.length }
}

/** The next step, one at a time: a list, turfs, handing out, company. */
function Next({ lists, turfs, out }: Counts) {
  const t = useText(todayWords)
  const format = useFormat()
  // Before the roster is there nobody is known, not even who is alone: what goes again at once pushes the tools about.
  const alone = useRoster().members.filter(member => !member.removed).length === 1
  if (lists === 0) {
    return (
      <Empty
        icon="file"
        action={
          <LinkButton look="primary" href={paths.bringList}>
            {t.bringList}
          </LinkButton>
        }
      >
        {t.noList}
      </Empty>
    )
  }
  if (turfs === 0) {
    return (
      <Empty
        icon="walk"
        action={
          <LinkButton look="primary" href={paths.cut}>
            {t.cut}
          </LinkButton>
        }
      >
        {t.noTurfs}
      </Empty>
    )
  }
  const left = turfs - out
  return (
    <List label={t.next}>
      {left > 0 ? (
        <Row lead={<Icon name="share" />} title={t.handOut(left, format.number(left))} detail={t.handOutDetail} href={paths.turfs} />
      ) : (
        <li>
          <Notice tone="go">{t.allOut}</Notice>
        </li>
      )}
      {alone && <Row lead={<Icon name="group" />} title={t.inviteFew} detail={t.inviteDetail} href={paths.invite} />}
    </List>
  )
}
