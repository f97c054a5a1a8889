import { useState } from 'react'
import { isLanguageCode } from '@porchlight/shared/canvass/script'
import { useLanguageName } from '../../../app/canvass/script/language-name.ts'
import { useLanguage, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { scriptEditorWords } from '../script-editor-words.ts'

/** Those most spoken in the United States, those of section 203 of the Voting Rights Act among them; any other by its code. */
export const LANGUAGE_CODES =
  'en es zh vi ko tl km ar fr ht hi bn ur gu pa te ta ne my ru uk pl pt it de el hy fa he ja th lo hmn so am sw yo sq ro nv'.split(' ')

export interface AddLanguageProps {
  readonly taken: readonly string[]
  readonly onAdd: (code: string) => void
}

export function AddLanguage({ taken, onAdd }: AddLanguageProps) {
  const t = useText(scriptEditorWords)
  const name = useLanguageName()
  const language = useLanguage()
  const [code, setCode] = useState('')
  const known = LANGUAGE_CODES.map(each => ({ value: each, label: name(each) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, language),
  )
  const add = () => {
    onAdd(code.trim())
    setCode('')
  }
  return (
    <Fold title={t.addLanguage}>
      <Pick
        label={t.addLanguage}
        value={code}
        onChange={setCode}
        options={[{ value: '', label: '—' }, ...known.filter(one => !taken.includes(one.value))]}
      />
      <Field
        label={t.otherCode}
        description={t.otherCodeHint}
        value={code}
        onChange={setCode}
        maxLength={12}
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button isDisabled={!isLanguageCode(code.trim()) || taken.includes(code.trim())} onPress={add}>
        {t.add}
      </Button>
    </Fold>
  )
}
