import { useState } from 'react'
import type { Who } from '../../../app/meet/use-who.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Field, Pick } from '../../../ui/Field.tsx'
import { agendaWords } from '../agenda-words.ts'

const OTHER = '*'

export interface OwnerFieldProps {
  readonly label: string
  readonly who: Who
  /** A who, a name as written, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Somebody the group knows, or a name. */
export function OwnerField({ label, who, value, onChange }: OwnerFieldProps) {
  const t = useText(agendaWords)
  const known = who.everybody.find(one => one.who === who.is(value))
  const [isOther, setOther] = useState(value !== '' && !known)
  const me = who.everybody.filter(one => one.who === who.me)
  const others = who.everybody.filter(one => one.who !== who.me)
  return (
    <>
      <Pick
        label={label}
        value={isOther ? OTHER : (known?.who ?? '')}
        onChange={chosen => {
          setOther(chosen === OTHER)
          onChange(chosen === OTHER ? '' : chosen)
        }}
        options={[
          { value: '', label: t.nobody },
          ...[...me, ...others].map(one => ({ value: one.who, label: one.name })),
          { value: OTHER, label: t.other },
        ]}
      />
      {isOther && <Field label={t.otherName} value={known ? '' : value} onChange={onChange} autoCapitalize="words" maxLength={120} />}
    </>
  )
}
