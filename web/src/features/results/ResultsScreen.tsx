import './results.css'
import './numbers.css'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { useSay } from '../../app/canvass/say.ts'
import { compareNatural } from '@porchlight/shared/canvass/order'
import { RESULTS } from '@porchlight/shared/canvass/types'
import { coverageWords } from './coverage-messages.ts'
import { resultsWords } from './messages.ts'
import { numbersWords } from './numbers-words.ts'
import { qualityWords } from './quality-words.ts'
import { Counts } from './parts/Counts.tsx'
import { VisitsFile } from './parts/VisitsFile.tsx'
import type { Returns } from './use-returns.ts'
import { useReturns } from './use-returns.ts'

/** Doors, people talked to and results, by turf and by canvasser, as they arrive. */
export default function ResultsScreen() {
  const t = useText(resultsWords)
  const returns = useReturns()
  if (!returns || returns.turfs.length === 0) {
    return (
      <Screen title={t.title} back={paths.today} status={<WorkStatus />}>
        <Empty
          icon="walk"
          action={
            <LinkButton look="primary" href={paths.turfs}>
              {t.toTurfs}
            </LinkButton>
          }
        >
          <strong>{t.emptyTitle}.</strong> {t.emptyText}
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen title={t.title} back={paths.today} status={<WorkStatus />} beside={<Beside returns={returns} />}>
      <Totals returns={returns} />
    </Screen>
  )
}

function Totals({ returns }: { readonly returns: Returns }) {
  const t = useText(resultsWords)
  const format = useFormat()
  const say = useSay()
  const map = useText(coverageWords)
  const numbers = useText(numbersWords)
  const quality = useText(qualityWords)
  const { total, results } = returns
  const percent = format.percent(total.doors === 0 ? 0 : total.attempted / total.doors)
  const said = RESULTS.filter(code => results[code] > 0)
  return (
    <>
      <div className="totals">
        <p className="total">
          <strong>{format.number(total.attempted)}</strong> {t.ofDoors(format.number(total.doors), percent)}
        </p>
        <p className="total">
          <strong>{format.number(total.contacts)}</strong> {t.contacts(total.contacts)}
        </p>
      </div>
      <progress className="total-bar" aria-label={t.doors} value={total.attempted} max={Math.max(1, total.doors)} />
      <p className="results-quiet">{t.denominator}</p>
      <div className="report-ways">
        <LinkButton href={paths.numbers}>{numbers.open}</LinkButton>
        <LinkButton href={paths.coverage}>{map.open}</LinkButton>
        <LinkButton href={paths.followUp}>{quality.promises}</LinkButton>
        <LinkButton href={paths.quality}>{quality.title}</LinkButton>
      </div>
      {returns.leftOut > 0 && <p role="note">{numbers.leftOut(returns.leftOut, format.number(returns.leftOut))}</p>}
      <Section title={t.results}>
        {said.length === 0 ? (
          <p>{t.live}</p>
        ) : (
          <Counts
            caption={t.results}
            columns={[t.colResult, t.colCount]}
            rows={said.map(code => ({ key: code, cells: [say.result(code), format.number(results[code])] }))}
          />
        )}
        {total.disagreements > 0 && <p>{t.disagree(format.number(total.disagreements), total.disagreements)}</p>}
      </Section>
    </>
  )
}

function Beside({ returns }: { readonly returns: Returns }) {
  const t = useText(resultsWords)
  const format = useFormat()
  const nameOf = (person: Returns['people'][number]) => (person.isMe ? t.me(person.name || t.nameless) : person.name || t.nameless)
  return (
    <div className="results-beside">
      <Section title={t.byTurf}>
        <Counts
          caption={t.byTurf}
          columns={[t.turf, t.colKnocked, t.colDoors, t.colTalked]}
          rows={returns.turfs
            .toSorted((a, b) => compareNatural(a.name, b.name))
            .map(({ scope, name, progress }) => ({
              key: scope,
              cells: [name, format.number(progress.attempted), format.number(progress.doors), format.number(progress.contacts)],
            }))}
        />
      </Section>
      {returns.people.length > 0 && (
        <Section title={t.byPerson}>
          <Counts
            caption={t.byPerson}
            columns={[t.person, t.colDoors, t.colTalked]}
            rows={returns.people.map(person => ({
              key: person.member,
              cells: [nameOf(person), format.number(person.doors), format.number(person.contacts)],
            }))}
          />
        </Section>
      )}
      <VisitsFile returns={returns} />
    </div>
  )
}
