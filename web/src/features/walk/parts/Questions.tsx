import type { Question } from '@porchlight/shared/canvass/types'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { doorMoreWords } from '../door-more-words.ts'

type Answers = Readonly<Record<string, string>>

export interface QuestionsProps {
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

/** What the organizer wants asked. Every question can be left open, and an answer taken back. */
export function Questions({ questions, answers, onChange }: QuestionsProps) {
  const t = useText(doorMoreWords)
  const answer = (id: string, value: string) => onChange(value === '' ? without(answers, id) : { ...answers, [id]: value })
  return questions.map(question => {
    const value = answers[question.id] ?? ''
    if (question.kind === 'text') {
      return (
        <TextArea
          key={question.id}
          label={question.text}
          value={value}
          onChange={text => answer(question.id, text)}
          rows={2}
          maxLength={2000}
        />
      )
    }
    const options = question.kind === 'scale' ? scale(t) : question.choices.map(choice => ({ value: choice, label: choice }))
    return (
      <div key={question.id} className={question.kind === 'scale' ? 'question-scale' : undefined}>
        <Choice
          label={question.text}
          value={value || OPEN}
          onChange={chosen => answer(question.id, chosen === OPEN ? '' : chosen)}
          options={[...options, { value: OPEN, label: t.noAnswer }]}
        />
      </div>
    )
  })
}

const OPEN = ' '

const scale = (t: { readonly scale1: string; readonly scale5: string }) =>
  ['1', '2', '3', '4', '5'].map(value => ({ value, label: value === '1' ? `1 · ${t.scale1}` : value === '5' ? `5 · ${t.scale5}` : value }))

const without = (answers: Answers, id: string): Answers => Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id))
