import { useState } from 'react'
import type { DoorPlace } from '@porchlight/shared/canvass/pins'
import { useText } from '../../../i18n/use-text.ts'
import { Field } from '../../../ui/Field.tsx'
import { parsePlace } from '../parse-place.ts'
import { pinWords } from '../pins-words.ts'

/** A place by its numbers, as another map gives them: the way that needs no map here. */
export function PlaceNumbers({ onPlace }: { readonly onPlace: (at: DoorPlace) => void }) {
  const t = useText(pinWords)
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(false)
  const at = parsePlace(typed)
  return (
    <Field
      label={t.numbers}
      description={t.numbersHint}
      error={isLeft && typed.trim() !== '' && !at ? t.noNumbers : undefined}
      value={typed}
      onBlur={() => setLeft(true)}
      onChange={text => {
        setTyped(text)
        const said = parsePlace(text)
        if (said) onPlace(said)
      }}
      maxLength={80}
      spellCheck={false}
    />
  )
}
