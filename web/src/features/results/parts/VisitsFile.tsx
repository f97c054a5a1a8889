import { useState } from 'react'
import { isoLocal, visitsCsv } from '@porchlight/shared/canvass/export'
import { doorsGeoJson, osdiJson } from '@porchlight/shared/canvass/export-open'
import { vanContacts, vanSurvey } from '@porchlight/shared/canvass/export-van'
import { isAhead } from '../../../app/canvass/say.ts'
import { canvassWords, resultWords } from '../../../app/canvass/words.ts'
import { saveBlob, shareFile } from '../../../app/save-blob.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { columnWords, resultsWords } from '../messages.ts'
import type { Returns } from '../use-returns.ts'

const FORMATS = ['table', 'vanContacts', 'vanSurvey', 'map', 'osdi'] as const
type Format = (typeof FORMATS)[number]
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
  const write = useWriting(returns)
  const [chosen, setChosen] = useState<Format>('table')
  const [made, setMade] = useState<Made>()
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

function useWriting({ turfs, questions }: Returns): Readonly<Record<Format, () => { readonly text: string; readonly left?: number }>> {
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
