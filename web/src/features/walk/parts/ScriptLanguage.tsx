import type { Script } from '@porchlight/shared/canvass/types'
import { Toggles } from '../../../app/canvass/sayings/Toggles.tsx'
import { useLanguageName } from '../../../app/canvass/script/language-name.ts'
import { scriptWords } from '../../../app/canvass/script/words.ts'
import { useText } from '../../../i18n/use-text.ts'

export interface ScriptLanguageProps {
  readonly script: Script
  readonly value: string
  readonly onChange: (code: string) => void
}

/** Another language by one touch, where the script has any. */
export function ScriptLanguage({ script, value, onChange }: ScriptLanguageProps) {
  const t = useText(scriptWords)
  const name = useLanguageName()
  const codes = Object.keys(script.others)
  if (codes.length === 0) return null
  return (
    <Toggles
      label={t.language}
      options={['', ...codes].map(code => ({
        value: code,
        label: code ? name(code) : script.language ? name(script.language) : t.firstLanguage,
        isOn: code === value,
      }))}
      onToggle={onChange}
    />
  )
}
