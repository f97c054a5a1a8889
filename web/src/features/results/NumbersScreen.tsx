import './results.css'
import './numbers.css'
import { useState } from 'react'
import type { ResultsFilter } from '@porchlight/shared/canvass/results'
import { contactRate } from '@porchlight/shared/canvass/results'
import { useNow } from '../../app/canvass/use-now.ts'
import { paths } from '../../app/paths.ts'
import { useGroupSummary } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { useOnPaper } from '../../ui/use-on-paper.ts'
import { numbersWords } from './numbers-words.ts'
import { Answered } from './parts/Answered.tsx'
import { EveryResult } from './parts/EveryResult.tsx'
import { FilterFields } from './parts/FilterFields.tsx'
import type { By } from './parts/Grouped.tsx'
import { Grouped } from './parts/Grouped.tsx'
import type { ResultsNow } from './use-results.ts'
import { useResults } from './use-results.ts'

/** What came back in charts and tables, by turf, canvasser and day; what is seen is what is printed. */
export default function NumbersScreen() {
  const t = useText(numbersWords)
  const [filter, setFilter] = useState<ResultsFilter>({})
  // Here, so that it stays while a choice of visits has none.
  const [by, setBy] = useState<By>('byDay')
  const now = useResults(filter)
  useOnPaper()
  if (!now)
    return (
      <Screen title={t.title} back={paths.back} status={<WorkStatus />}>
        <p role="status">{t.loading}</p>
      </Screen>
    )
  return (
    <Screen
      title={t.title}
      back={paths.back}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide icon="print" onPress={() => window.print()}>
          {t.print}
        </Button>
      }
    >
      <div className="report">
        <FilterFields now={now} filter={filter} onChange={setFilter} />
        <PaperHead now={now} filter={filter} />
        <Whole now={now} />
        {now.results.total.visits === 0 ? (
          <p role="status">{Object.keys(filter).length > 0 ? t.nothing : t.noVisits}</p>
        ) : (
          <>
            <Grouped now={now} by={by} onBy={setBy} />
            <EveryResult line={now.results.total} />
            <Answered now={now} />
          </>
        )}
      </div>
    </Screen>
  )
}

function Whole({ now }: { readonly now: ResultsNow }) {
  const t = useText(numbersWords)
  const format = useFormat()
  const { total, whole } = now.results
  const leftOut = now.counted.canvass.leftOut?.length ?? 0
  return (
    <Section title={t.whole}>
      <div className="totals">
        <p className="total">
          <strong>{format.number(total.doors)}</strong>{' '}
          {t.doors(format.number(whole.doors), format.percent(whole.doors === 0 ? 0 : total.doors / whole.doors))}
        </p>
        <p className="total">
          <strong>{format.number(total.talks)}</strong> {t.talks(total.talks)}
        </p>
        <p className="total">
          <strong>{format.percent(contactRate(total))}</strong> {t.rate}
        </p>
      </div>
      <p className="results-quiet">
        {whole.inNoTurf > 0 && `${t.inNoTurf(whole.inNoTurf, format.number(whole.inNoTurf))} `}
        {whole.withNobody > 0 && t.withNobody(whole.withNobody, format.number(whole.withNobody))}
      </p>
      {leftOut > 0 && (
        <>
          <p role="note">{t.leftOut(leftOut, format.number(leftOut))}</p>
          <LinkButton href={paths.quality}>{t.lookAtThem}</LinkButton>
        </>
      )}
    </Section>
  )
}

/** On paper alone: whose results these are, which, and of when. */
function PaperHead({ now, filter }: { readonly now: ResultsNow; readonly filter: ResultsFilter }) {
  const t = useText(numbersWords)
  const format = useFormat()
  const group = useGroupSummary()?.name ?? ''
  const days = daysOf(filter, t)
  return (
    <div className="paper-only">
      <p className="paper-title">{[group, t.title].filter(Boolean).join(' · ')}</p>
      <p>
        {t.scopeOf(
          filter.scope === undefined ? t.allTurfs : now.turfName(filter.scope),
          filter.walker === undefined ? t.everybody : now.nameOf(filter.walker),
          days,
        )}{' '}
        {t.printed(format.dateTime(useNow()))}
      </p>
    </div>
  )
}

function daysOf({ from, to }: ResultsFilter, t: (typeof numbersWords)['en'] | (typeof numbersWords)['es']): string {
  if (from && to) return t.between(from, to)
  return from ? t.since(from) : to ? t.until(to) : t.allDays
}
