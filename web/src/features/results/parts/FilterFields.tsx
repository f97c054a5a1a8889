import type { ResultsFilter } from '@porchlight/shared/canvass/results'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { numbersWords } from '../numbers-words.ts'
import type { ResultsNow } from '../use-results.ts'

const ALL = ''

export interface FilterFieldsProps {
  readonly now: ResultsNow
  readonly filter: ResultsFilter
  readonly onChange: (filter: ResultsFilter) => void
}

/** Which visits are counted. */
export function FilterFields({ now, filter, onChange }: FilterFieldsProps) {
  const t = useText(numbersWords)
  const set = (part: keyof ResultsFilter) => (value: string) => {
    const { [part]: _before, ...others } = filter
    onChange(value === ALL ? others : { ...others, [part]: value })
  }
  const walkers = [...now.results.walkers.keys()].map(who => ({ value: who, label: now.nameOf(who) }))
  return (
    <Fold title={t.filters}>
      <div className="report-filters">
        <Pick
          label={t.turf}
          value={filter.scope ?? ALL}
          onChange={set('scope')}
          options={[{ value: ALL, label: t.allTurfs }, ...now.turfOptions]}
        />
        <Pick
          label={t.canvasser}
          value={filter.walker ?? ALL}
          onChange={set('walker')}
          options={[{ value: ALL, label: t.everybody }, ...walkers.toSorted((a, b) => a.label.localeCompare(b.label))]}
        />
        <Field label={t.from} type="date" value={filter.from ?? ALL} onChange={set('from')} />
        <Field label={t.to} type="date" value={filter.to ?? ALL} onChange={set('to')} />
        {Object.keys(filter).length > 0 && <Button onPress={() => onChange({})}>{t.clear}</Button>}
      </div>
    </Fold>
  )
}
