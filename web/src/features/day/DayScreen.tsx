import './day.css'
import { useState } from 'react'
import { isSpoken } from '@porchlight/shared/canvass/team'
import { useSay } from '../../app/canvass/say.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import { paths } from '../../app/paths.ts'
import ShiftEnd from '../../app/shift/ShiftEnd.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { dayWords } from './messages.ts'
import type { Done } from './use-day.ts'
import { dayStart, useDay } from './use-day.ts'

/** Every result of my shift; each leads to its correction. */
export default function DayScreen() {
  const t = useText(dayWords)
  const now = useNow()
  const [isAll, setAll] = useState(false)
  const all = useDay(0)
  const today = all.filter(done => done.entry.visit.at >= dayStart(now) || done.entry.at >= dayStart(now))
  const shown = isAll ? all : today
  const more = all.length > today.length && <Button onPress={() => setAll(!isAll)}>{isAll ? t.onlyToday : t.earlier}</Button>
  return (
    <Screen title={t.title} status={<WorkStatus />}>
      {shown.length === 0 ? (
        <Empty
          icon="day"
          action={
            <LinkButton look="primary" href={paths.walk}>
              {t.walk}
            </LinkButton>
          }
        >
          <strong>{t.emptyTitle}.</strong> {t.emptyText}
        </Empty>
      ) : (
        <>
          <Tally done={shown} />
          <List label={t.title}>
            {shown.map(done => (
              <DayRow key={`${done.scope}/${done.entry.visit.id}`} done={done} />
            ))}
          </List>
        </>
      )}
      {more}
      <ShiftEnd />
    </Screen>
  )
}

function Tally({ done }: { readonly done: readonly Done[] }) {
  const t = useText(dayWords)
  const format = useFormat()
  // What was entered for somebody who walked on paper, or was sent to the door, is theirs.
  const standing = done.filter(one => !one.entry.withdrawn && one.entry.knocker === '')
  const doors = new Set(standing.map(one => one.entry.visit.door)).size
  const talked = standing.filter(one => one.entry.visit.result === 'canvassed').length
  return (
    <p className="day-tally">
      {[
        t.doors(doors, format.number(doors)),
        t.results(standing.length, format.number(standing.length)),
        t.talked(talked, format.number(talked)),
      ].join(' · ')}
    </p>
  )
}

/** `118 Oak St`, below it `Talked · Maria Lopez` */
function DayRow({ done: { scope, entry } }: { readonly done: Done }) {
  const t = useText(dayWords)
  const say = useSay()
  const { visit, name, line, at, withdrawn, corrected, knocker } = entry
  const whom = name || (visit.target.level === 'building' ? t.building : '')
  const knocked = knocker && (isSpoken(visit) ? t.knocked(knocker) : t.onPaper(knocker))
  const more = [knocked, whom, visit.literature && visit.result ? t.literature : '', visit.note].filter(Boolean)
  const state = withdrawn ? t.undone : corrected ? t.corrected : ''
  return (
    <Row
      title={line}
      detail={
        <>
          <span className={withdrawn ? 'day-undone' : 'day-result'}>{say.visit(visit)}</span>
          {more.map(words => ` · ${words}`)}
        </>
      }
      trail={
        <>
          {say.clock(at)}
          {state && <span className="day-state">{state}</span>}
        </>
      }
      href={`${paths.day}/${scope.slice('turf/'.length)}/${visit.id}`}
    />
  )
}
