import { MAX_CHOICE_TEXT, MAX_QUESTION_TEXT } from '@porchlight/shared/canvass/questions'
import { directionOf } from '@porchlight/shared/canvass/script'
import { useLanguageName } from '../../../app/canvass/script/language-name.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Field, TextArea } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { scriptEditorWords } from '../script-editor-words.ts'

interface Words {
  readonly text: string
  readonly choices: readonly string[]
}

export interface QuestionTextsProps {
  readonly language: string
  /** Of the first language, in whose order the others stand. */
  readonly choices: readonly string[]
  readonly value: Words | undefined
  readonly onChange: (words: Words) => void
}

const NONE: Words = { text: '', choices: [] }

/** One question in one more language. What is recorded is the first language's choice, whichever was read aloud. */
export function QuestionTexts({ language, choices, value = NONE, onChange }: QuestionTextsProps) {
  const t = useText(scriptEditorWords)
  const name = useLanguageName()(language)
  const setChoice = (at: number, words: string) =>
    onChange({ ...value, choices: choices.map((_, i) => (i === at ? words : (value.choices[i] ?? ''))) })
  return (
    <Fold title={name} isOpen={value.text !== ''}>
      <div className="stack" lang={language} dir={directionOf(language)}>
        <TextArea
          label={t.questionIn(name)}
          value={value.text}
          onChange={text => onChange({ ...value, text })}
          rows={2}
          maxLength={MAX_QUESTION_TEXT}
        />
        {choices.map((choice, i) => (
          <Field
            key={choice}
            label={t.choiceIn(choice, name)}
            value={value.choices[i] ?? ''}
            onChange={words => setChoice(i, words)}
            maxLength={MAX_CHOICE_TEXT}
          />
        ))}
      </div>
    </Fold>
  )
}
