import { useMemo, useState } from 'react'
import { isoLocal, visitsCsv } from '@porchlight/shared/canvass/export'
import type { TurfVisits } from '@porchlight/shared/canvass/export'
import { countVisits, visitsOfDays } from '@porchlight/shared/canvass/export-days'
import type { Days } from '@porchlight/shared/canvass/export-days'
import { doorsGeoJson, osdiJson } from '@porchlight/shared/canvass/export-open'
import { vanContacts, vanSurvey } from '@porchlight/shared/canvass/export-van'
import type { Question } from '@porchlight/shared/canvass/types'
import { isAhead } from '../../../app/canvass/say.ts'
import { canvassWords, resultWords } from '../../../app/canvass/words.ts'
import { saveBlob, shareFile } from '../../../app/save-blob.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Fold, Section } from '../../../ui/Screen.tsx'
import { columnWords, resultsWords } from '../messages.ts'
import type { Returns } from '../use-returns.ts'

const FORMATS = ['table', 'vanContacts', 'vanSurvey', 'map', 'osdi'] as const
type Format = (typeof FORMATS)[number]
/** One line a visit: others say how doors stand by all of them. */
const BY_DAY: readonly Format[] = ['table', 'vanContacts', 'vanSurvey']
const ENDING: Readonly<Record<Format, string>> = { table: 'csv', vanContacts: 'csv', vanSurvey: 'csv', map: 'geojson', osdi: 'json' }
const TYPE: Readonly<Record<string, string>> = { csv: 'text/csv', geojson: 'application/geo+json', json: 'application/json' }

interface Made {
  readonly name: string
  /** Visits that the file cannot hold. */
  readonly left: number
}

/** The visits as a file, saved or sent on. Made when it is asked for, from what is here then. */
export function VisitsFile({ returns }: { readonly returns: Returns }) {
  const t = useText(resultsWords)
  const format = useFormat()
  const [chosen, setChosen] = useState<Format>('table')
  const [days, setDays] = useState<Days>({})
  const isByDay = BY_DAY.includes(chosen)
  const some = useMemo(() => (isByDay ? visitsOfDays(returns.turfs, days) : returns.turfs), [returns.turfs, days, isByDay])
  const write = useWriting(some, returns.questions)
  const visits = useMemo(() => countVisits(some), [some])
  const [made, setMade] = useState<Made>()
  const change = (next: Days) => {
    setDays(next)
    setMade(undefined)
  }
  const make = () => {
    const { text, left = 0 } = write[chosen]()
    const name = `${t[`${chosen}Name`]}-${new Date().toISOString().slice(0, 10)}.${ENDING[chosen]}`
    setMade({ name, left })
    return new File([text], name, { type: TYPE[ENDING[chosen]]! })
  }
  const save = () => {
    const file = make()
    saveBlob(file, file.name)
  }
  return (
    <Section title={t.files}>
      <p className="results-quiet">{t.filesLead}</p>
      <Choice
        label={t.format}
        value={chosen}
        onChange={value => {
          setChosen(value as Format)
          setMade(undefined)
        }}
        options={FORMATS.map(one => ({ value: one, label: t[one], description: t[`${one}More`] }))}
      />
      {isByDay && (
        <Fold title={t.someDays}>
          <p className="results-quiet">{t.someDaysHint}</p>
          <div className="report-filters">
            <Field label={t.fromDay} type="date" value={days.from ?? ''} onChange={from => change({ ...days, from })} />
            <Field label={t.toDay} type="date" value={days.to ?? ''} onChange={to => change({ ...days, to })} />
          </div>
          <p role="status">{t.inFile(visits, format.number(visits))}</p>
        </Fold>
      )}
      <div className="file-acts">
        <Button icon="file" onPress={save}>
          {t.download}
        </Button>
        {shareFile.isPossible(new File([''], 'a.csv', { type: 'text/csv' })) && (
          <Button icon="share" onPress={() => void shareFile(make())}>
            {t.share}
          </Button>
        )}
      </div>
      <p role="status">
        {made && t.made(made.name)}
        {made && made.left > 0 && ` ${t.leftOut(format.number(made.left), made.left)}`}
      </p>
    </Section>
  )
}

function useWriting(
  turfs: readonly TurfVisits[],
  questions: readonly Question[],
): Readonly<Record<Format, () => { readonly text: string; readonly left?: number }>> {
  const { yes } = useText(resultsWords)
  const columns = useText(columnWords)
  const results = useText(resultWords)
  const { dayUnknown } = useText(canvassWords)
  const when = (at: number) => (isAhead(at, Date.now()) ? dayUnknown : isoLocal(at))
  return {
    table: () => ({ text: visitsCsv(turfs, questions, { columns, results, yes }, when) }),
    vanContacts: () => vanContacts(turfs, questions),
    vanSurvey: () => vanSurvey(turfs, questions),
    map: () => ({ text: doorsGeoJson(turfs) }),
    osdi: () => ({ text: osdiJson(turfs, questions) }),
  }
}
