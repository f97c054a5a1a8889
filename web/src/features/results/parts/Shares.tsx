import { useFormat, useText } from '../../../i18n/use-text.ts'
import { numbersWords } from '../numbers-words.ts'
import { Bars } from './Bars.tsx'
import { Counts } from './Counts.tsx'

export interface SharesProps {
  readonly caption: string
  /** Of what each row is one, and what is counted: the heads of the table. */
  readonly what: string
  readonly counted: string
  readonly rows: readonly { readonly key: string; readonly name: string; readonly value: number }[]
}

/** How something divides: the chart, and its table with the shares. */
export function Shares({ caption, what, counted, rows }: SharesProps) {
  const t = useText(numbersWords)
  const format = useFormat()
  const total = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.value, 0),
  )
  return (
    <>
      <Bars
        label={t.chart(caption)}
        rows={rows.map(({ key, name, value }) => ({ key, name, parts: [{ name: counted, value }], text: format.number(value) }))}
      />
      <Counts
        caption={caption}
        columns={[what, counted, t.share]}
        rows={rows.map(({ key, name, value }) => ({ key, cells: [name, format.number(value), format.percent(value / total)] }))}
      />
    </>
  )
}
