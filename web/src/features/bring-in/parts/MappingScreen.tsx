import { useState } from 'react'
import type { Field, Mapping } from '@porchlight/shared/canvass/import/fields'
import { FIELDS, hasAddress, hasName } from '@porchlight/shared/canvass/import/fields'
import { paths } from '../../../app/paths.ts'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check, Choice } from '../../../ui/Choice.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Pick } from '../../../ui/Field.tsx'
import { Fold, Screen } from '../../../ui/Screen.tsx'
import { bringWords, fieldWords } from '../messages.ts'
import type { BringIn, Step } from '../use-bring-in.ts'
import { FileFault } from './FileFault.tsx'

const LINE: readonly Field[] = ['address', 'unitLine']
const PARTS: readonly Field[] = ['number', 'numberHalf', 'streetBefore', 'street', 'streetType', 'streetAfter', 'unitType']
const FIRST: readonly Field[] = ['first', 'last', 'fullName']
const PLACE: readonly Field[] = ['unit', 'city', 'zip', 'precinct', 'sourceId', 'born', 'language', 'phone']
const columnLabel = (column: string, t: { column: (n: string) => string }): string => {
  const number = /^Column (\d+)$/.exec(column)?.[1]
  return number ? t.column(number) : column
}
const OTHERS = FIELDS.filter(field => ![...LINE, ...PARTS, ...FIRST, ...PLACE].includes(field))

/** Which column is what; remembered for the next file with this header. */
export function MappingScreen({ step, bringIn }: { readonly step: Step & { at: 'mapping' }; readonly bringIn: BringIn }) {
  const t = useText(bringWords)
  const [mapping, setMapping] = useState<Mapping>(step.layout.mapping)
  const [how, setHow] = useState<'line' | 'parts'>(step.layout.mapping.street ? 'parts' : 'line')
  const [isTried, setTried] = useState(false)
  const chosen = only(mapping, field => (how === 'line' ? !PARTS.includes(field) : !LINE.includes(field)))
  const fault = !hasName(chosen) ? t.needName : !hasAddress(chosen) ? t.needAddress : ''
  const go = () => {
    setTried(true)
    if (!fault) void bringIn.map(chosen)
  }
  const picks = (fields: readonly Field[]) => <Picks fields={fields} header={step.seen.header} mapping={mapping} onChange={setMapping} />
  const actions = (
    <Button look="primary" wide onPress={go}>
      {t.goOn}
    </Button>
  )
  return (
    <Screen title={t.mappingTitle} over={step.file.name} back={paths.lists} status={<WorkStatus />} actions={actions}>
      {step.refusal && <FileFault refusal={step.refusal} />}
      <p>{step.layout.columns ? t.bareLead : t.mappingLead}</p>
      <Check label={t.isBare} value={step.layout.columns !== undefined} onChange={bringIn.setBare} />
      <FirstRows header={step.seen.header} rows={step.seen.rows.slice(0, 3)} />
      {picks(FIRST)}
      <Choice
        label={t.addressHow}
        value={how}
        onChange={value => setHow(value === 'parts' ? 'parts' : 'line')}
        options={[
          { value: 'line', label: t.whole },
          { value: 'parts', label: t.split },
        ]}
      />
      {picks(how === 'line' ? LINE : PARTS)}
      {picks(PLACE)}
      <Fold title={t.more}>{picks(OTHERS)}</Fold>
      {isTried && fault && (
        <Notice tone="stop" isAlert>
          {fault}
        </Notice>
      )}
    </Screen>
  )
}

interface PicksProps {
  readonly fields: readonly Field[]
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

function Picks({ fields, header, mapping, onChange }: PicksProps) {
  const t = useText(bringWords)
  const names = useText(fieldWords)
  const options = [
    { value: '', label: t.none },
    ...header.filter(column => column.trim() !== '').map(column => ({ value: column, label: columnLabel(column, t) })),
  ]
  return fields.map(field => (
    <Pick
      key={field}
      label={names[field]}
      value={mapping[field] ?? ''}
      options={options}
      onChange={column => onChange(only({ ...mapping, [field]: column }, (_, value) => value !== ''))}
    />
  ))
}

const only = (mapping: Mapping, keep: (field: Field, column: string) => boolean): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([field, column]) => keep(field as Field, column)))

function FirstRows({ header, rows }: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  const t = useText(bringWords)
  return (
    // Scrolls sideways by itself; focusable, so that keyboards can scroll it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="bring-table" role="region" aria-label={t.firstRows} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((column, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={index} scope="col">
                {columnLabel(column, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {header.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={at}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
