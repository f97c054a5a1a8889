import { useState } from 'react'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Checks } from '../../../ui/Choice.tsx'
import type { Option } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { bringWords } from '../messages.ts'

const SHOWN = 60

interface TextOption extends Option {
  readonly label: string
}

export interface FindChecksProps {
  readonly label: string
  readonly description?: string
  readonly options: readonly TextOption[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Many things to tick: a county has hundreds of precincts. The ticked ones stay in sight. */
export function FindChecks({ label, description, options, value, onChange }: FindChecksProps) {
  const t = useText(bringWords)
  const format = useFormat()
  const [find, setFind] = useState('')
  const [pinned, setPinned] = useState<readonly string[]>(value)
  const isLong = options.length > 12
  const words = find.trim().toLowerCase()
  const top = new Set(words ? [] : pinned)
  const found = options
    .filter(option => option.label.toLowerCase().includes(words))
    .toSorted((a, b) => Number(top.has(b.value)) - Number(top.has(a.value)))
  const shown = found.slice(0, SHOWN)
  const visible = new Set(shown.map(option => option.value))
  const search = (text: string) => {
    setFind(text)
    setPinned(value)
  }
  const more = found.length > SHOWN ? t.shown(format.number(SHOWN), format.number(found.length)) : ''
  return (
    <>
      {isLong && <Field label={`${t.find}: ${label}`} value={find} onChange={search} type="search" />}
      <Checks
        label={label}
        description={[description, more].filter(Boolean).join(' ')}
        options={shown}
        value={value.filter(one => visible.has(one))}
        onChange={ticked => onChange([...value.filter(one => !visible.has(one)), ...ticked])}
      />
    </>
  )
}
