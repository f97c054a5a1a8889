import { MAX_SCRIPT_TEXT, directionOf } from '@porchlight/shared/canvass/script'
import { RESULTS } from '@porchlight/shared/canvass/types'
import type { ScriptText } from '@porchlight/shared/canvass/types'
import { resultWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Field, TextArea } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { scriptEditorWords } from '../script-editor-words.ts'

export interface ScriptTextsProps {
  readonly language: string
  /** Of the language; empty for the first one. */
  readonly name?: string
  readonly value: ScriptText
  readonly onChange: (words: ScriptText) => void
}

/** What is said around the questions in one language, and how it calls the results. */
export function ScriptTexts({ language, name = '', value: { opening, closing, results }, onChange }: ScriptTextsProps) {
  const t = useText(scriptEditorWords)
  const names = useText(resultWords)
  // Two languages have the same fields one below the other.
  const inLanguage = (label: string) => (name ? `${label} (${name})` : label)
  const words = { opening, closing, results }
  return (
    <div className="stack script-words">
      <TextArea
        label={inLanguage(t.opening)}
        description={t.openingHint}
        value={opening}
        onChange={said => onChange({ ...words, opening: said })}
        maxLength={MAX_SCRIPT_TEXT}
        rows={3}
        dir={directionOf(language)}
      />
      <TextArea
        label={inLanguage(t.closing)}
        description={t.closingHint}
        value={closing}
        onChange={said => onChange({ ...words, closing: said })}
        maxLength={MAX_SCRIPT_TEXT}
        rows={2}
        dir={directionOf(language)}
      />
      <Fold title={t.results}>
        <p className="quiet">{t.resultsHint}</p>
        {RESULTS.map(code => (
          <Field
            key={code}
            label={inLanguage(names[code])}
            value={results[code] ?? ''}
            onChange={said => onChange({ ...words, results: { ...results, [code]: said } })}
            maxLength={120}
            dir={directionOf(language)}
          />
        ))}
      </Fold>
    </div>
  )
}
