import { compareNatural } from '@porchlight/shared/canvass/order'
import { contactRate } from '@porchlight/shared/canvass/results'
import type { Line } from '@porchlight/shared/canvass/results-tally'
import { isAhead } from '../../../app/canvass/say.ts'
import { noonOf } from '../../../app/canvass/days.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Pick } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { numbersWords } from '../numbers-words.ts'
import type { ResultsNow } from '../use-results.ts'
import { Bars } from './Bars.tsx'
import { WideTable } from './WideTable.tsx'

const GROUPS = ['byDay', 'byTurf', 'byWalker'] as const
export type By = (typeof GROUPS)[number]

const homes = (line: Line): number => line.results['not-home']
const others = (line: Line): number => Object.values(line.results).reduce((sum, n) => sum + n, 0) - line.talks - homes(line)

/** Results by turf, canvasser or day: the chart, and its table. */
export function Grouped({ now, by, onBy }: { readonly now: ResultsNow; readonly by: By; readonly onBy: (by: By) => void }) {
  const t = useText(numbersWords)
  const format = useFormat()
  const title = `${t.groupBy}: ${t[by]}`
  const lines = useLines(now, by)
  const cells = (name: string, line: Line) => [
    name,
    format.number(line.visits),
    format.number(line.doors),
    format.number(line.talks),
    format.percent(contactRate(line)),
    format.number(homes(line)),
    format.number(others(line)),
  ]
  return (
    <Section title={t.compared}>
      <div className="not-on-paper">
        <Pick
          label={t.groupBy}
          value={by}
          onChange={value => onBy(value as By)}
          options={GROUPS.map(one => ({ value: one, label: t[one] }))}
        />
      </div>
      <Bars
        label={t.chart(title)}
        rows={lines.map(({ key, name, line }) => ({
          key,
          name,
          parts: [
            { name: t.talked, value: line.talks },
            { name: t.colHome, value: homes(line) },
            { name: t.colOther, value: others(line) },
          ],
          text: format.number(line.talks + homes(line) + others(line)),
        }))}
      />
      <WideTable
        caption={title}
        columns={[t[by], t.visits, t.colDoors, t.colTalks, t.colRate, t.colHome, t.colOther]}
        rows={[
          ...lines.map(({ key, name, line }) => ({ key, cells: cells(name, line) })),
          { key: 'total', cells: cells(t.total, now.results.total) },
        ]}
      />
      <p className="results-quiet">{t.once}</p>
    </Section>
  )
}

/** Days in their order; turfs by name; whoever made most visits first. */
function useLines({ results, nameOf, turfName }: ResultsNow, by: By): readonly { key: string; name: string; line: Line }[] {
  const t = useText(numbersWords)
  const format = useFormat()
  const now = useNow()
  const dayName = (day: string) => {
    const noon = noonOf(day)
    return noon === undefined || isAhead(noon, now) ? t.otherDay : format.day(noon)
  }
  const names: Readonly<Record<By, (key: string) => string>> = { byDay: dayName, byTurf: turfName, byWalker: nameOf }
  const lines = [...results[by]].flatMap(([key, line]) => (line.visits === 0 ? [] : [{ key, name: names[by](key), line }]))
  if (by === 'byDay') return lines.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return by === 'byTurf'
    ? lines.toSorted((a, b) => compareNatural(a.name, b.name))
    : lines.toSorted((a, b) => b.line.visits - a.line.visits || a.name.localeCompare(b.name))
}
