import { useState } from 'react'
import { questionFault } from '@porchlight/shared/canvass/question-edits'
import { MAX_CHOICE_TEXT, MAX_QUESTION_TEXT } from '@porchlight/shared/canvass/questions'
import type { Question } from '@porchlight/shared/canvass/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { questionFaults, questionWords } from '../cut-messages.ts'
import { BranchFields } from './BranchFields.tsx'
import { QuestionTexts } from './QuestionTexts.tsx'

export interface QuestionSheetProps {
  readonly question: Question
  /** Those that are asked before it: it may hang on one of them. */
  readonly earlier: readonly Question[]
  /** Codes of the script's other languages. */
  readonly languages: readonly string[]
  readonly isPending: boolean
  readonly onSave: (question: Question) => void
  readonly onClose: () => void
}

const KINDS = ['choice', 'scale', 'text'] as const
const kindOf = (value: string): Question['kind'] => KINDS.find(kind => kind === value) ?? 'text'

/** One question: its words, how it is answered. */
export function QuestionSheet({ question, earlier, languages, isPending, onSave, onClose }: QuestionSheetProps) {
  const t = useText(questionWords)
  const faults = useText(questionFaults)
  const [text, setText] = useState(question.text)
  const [kind, setKind] = useState(question.kind)
  const [lines, setLines] = useState(question.choices.join('\n'))
  const [after, setAfter] = useState(question.after)
  const [texts, setTexts] = useState(question.texts ?? {})
  const [isTried, setTried] = useState(false)
  const choices =
    kind === 'choice'
      ? lines
          .split('\n')
          .map(line => line.trim())
          .filter(Boolean)
      : []
  const { after: _, texts: __, ...rest } = question
  const made: Question = { ...rest, text: text.trim(), kind, choices, ...(after ? { after } : {}), ...withTexts(texts) }
  const code = questionFault(made)
  const fault = code && isTried ? faultWords(code, faults) : ''
  const save = () => {
    setTried(true)
    if (!code) onSave(made)
  }
  const isAboutText = code === 'question-empty'
  return (
    <Sheet
      title={question.text || t.add}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide isPending={isPending} onPress={save}>
          {t.save}
        </Button>
      }
    >
      <TextArea label={t.text} value={text} onChange={setText} rows={2} maxLength={MAX_QUESTION_TEXT} error={isAboutText ? fault : ''} />
      <Choice
        label={t.kind}
        value={kind}
        onChange={value => setKind(kindOf(value))}
        options={[
          { value: 'choice', label: t.choice },
          { value: 'scale', label: t.scale },
          { value: 'text', label: t.free },
        ]}
      />
      {kind === 'choice' && (
        <TextArea
          label={t.choices}
          value={lines}
          onChange={setLines}
          rows={4}
          maxLength={12 * (MAX_CHOICE_TEXT + 1)}
          error={isAboutText ? '' : fault}
        />
      )}
      {(earlier.length > 0 || after) && <BranchFields after={after} earlier={earlier} onChange={setAfter} />}
      {languages.map(code => (
        <QuestionTexts
          key={code}
          language={code}
          choices={choices}
          value={texts[code]}
          onChange={words => setTexts({ ...texts, [code]: words })}
        />
      ))}
    </Sheet>
  )
}

/** A language without words is none. */
const withTexts = (texts: NonNullable<Question['texts']>): Pick<Question, 'texts'> => {
  const said = Object.entries(texts).filter(([, words]) => words.text.trim() !== '')
  return said.length > 0 ? { texts: Object.fromEntries(said) } : {}
}

const faultWords = (code: string, words: Readonly<Record<string, string>>): string => words[code] ?? code
