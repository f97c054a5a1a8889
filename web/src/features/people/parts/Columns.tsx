import type { Refusal } from '@porchlight/shared/base/refusal'
import { COLUMNS, hasName } from '@porchlight/shared/people/people-csv'
import type { Column, ColumnMapping, CsvPreview } from '@porchlight/shared/people/people-csv'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Pick } from '../../../ui/Field.tsx'
import { Fold, Screen } from '../../../ui/Screen.tsx'
import { bringWords } from '../bring-words.ts'
import { columnWords } from '../column-words.ts'

export interface ColumnsProps {
  readonly preview: CsvPreview
  readonly onMap: (mapping: ColumnMapping) => void
  readonly refusal: Refusal | undefined
}

/** Which column is what; guessed where its head says so. Those that say nothing to us stand last, folded. */
export function Columns({ preview, onMap, refusal }: ColumnsProps) {
  const t = useText(bringWords)
  const names = useText(columnWords)
  const format = useFormat()
  const [mapping, setMapping] = useState(preview.mapping)
  const options = [{ value: '', label: t.leaveOut }, ...COLUMNS.map(column => ({ value: column, label: names[column] }))]
  const set = (index: number, column: string) => {
    const { [index]: _, ...others } = mapping
    setMapping(column === '' ? others : { ...others, [index]: column as Column })
  }
  const pick = (head: string, index: number) => {
    const example = preview.rows.map(row => row[index]?.trim() ?? '').find(cell => cell !== '')
    return (
      <Pick
        key={index}
        label={head.trim() || String(index + 1)}
        {...(example ? { description: t.example(example.slice(0, 60)) } : {})}
        value={mapping[index] ?? ''}
        onChange={column => set(index, column)}
        options={options}
      />
    )
  }
  const all = preview.header.map((head, index) => ({ head, index }))
  // By the first guess: a column that is changed stays where the finger is.
  const isGuessed = ({ index }: { readonly index: number }) => preview.mapping[index] !== undefined
  const others = all.filter(one => !isGuessed(one))
  const canGoOn = hasName(mapping)
  return (
    <Screen
      title={t.columnsTitle}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide isDisabled={!canGoOn} onPress={() => onMap(mapping)}>
          {t.goOn}
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} />
      <p>{t.columnsText(preview.rowCount, format.number(preview.rowCount))}</p>
      {!canGoOn && <Notice tone="porch">{t.needsName}</Notice>}
      {all.filter(isGuessed).map(({ head, index }) => pick(head, index))}
      {others.length > 0 && (
        <Fold title={t.otherColumns} isOpen={!hasName(preview.mapping)}>
          {others.map(({ head, index }) => pick(head, index))}
        </Fold>
      )}
    </Screen>
  )
}
