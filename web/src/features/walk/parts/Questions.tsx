import { askedQuestions } from '@porchlight/shared/canvass/branches'
import { saidAround, spoken } from '@porchlight/shared/canvass/script'
import type { Question, Script } from '@porchlight/shared/canvass/types'
import { InLanguage } from '../../../app/canvass/script/InLanguage.tsx'
import { scriptWords } from '../../../app/canvass/script/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/Field.tsx'

type Answers = Readonly<Record<string, string>>

export interface QuestionsProps {
  readonly questions: readonly Question[]
  readonly script: Script
  /** Code; empty: the first one. */
  readonly language: string
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

/** What is said and asked at the door. A question that hangs on an answer appears below it; every one can be left open. */
export function Questions({ questions, script, language, answers, onChange }: QuestionsProps) {
  const t = useText(scriptWords)
  const [opening, closing] = saidAround(script, language)
  const answer = (id: string, value: string) => onChange(value === '' ? without(answers, id) : { ...answers, [id]: value })
  return (
    <>
      {opening.text && (
        <div className="to-say">
          <p className="quiet">{t.opening}</p>
          <p>
            <InLanguage language={opening.language}>{opening.text}</InLanguage>
          </p>
        </div>
      )}
      {askedQuestions(questions, answers).map(question => (
        <Asked
          key={question.id}
          question={question}
          script={script}
          language={language}
          value={answers[question.id] ?? ''}
          onAnswer={value => answer(question.id, value)}
        />
      ))}
      {closing.text && (
        <div className="to-say">
          <p className="quiet">{t.closing}</p>
          <p>
            <InLanguage language={closing.language}>{closing.text}</InLanguage>
          </p>
        </div>
      )}
    </>
  )
}

interface AskedProps {
  readonly question: Question
  readonly script: Script
  readonly language: string
  readonly value: string
  readonly onAnswer: (value: string) => void
}

function Asked({ question, script, language, value, onAnswer }: AskedProps) {
  const t = useText(scriptWords)
  const said = spoken(question, language, script)
  const inLanguage = (text: string) => <InLanguage language={said.language}>{text}</InLanguage>
  if (question.kind === 'text')
    return <TextArea label={inLanguage(said.text)} value={value} onChange={onAnswer} rows={2} maxLength={2000} />
  const options =
    question.kind === 'scale'
      ? scale(t)
      : question.choices.map((choice, i) => ({ value: choice, label: inLanguage(said.choices[i] ?? choice) }))
  return (
    <div className={question.kind === 'scale' ? 'question-scale' : undefined}>
      <Choice
        label={inLanguage(said.text)}
        value={value || OPEN}
        onChange={chosen => onAnswer(chosen === OPEN ? '' : chosen)}
        options={[...options, { value: OPEN, label: t.noAnswer }]}
      />
    </div>
  )
}

const OPEN = ' '

const scale = (t: { readonly scale1: string; readonly scale5: string }) =>
  ['1', '2', '3', '4', '5'].map(value => ({ value, label: value === '1' ? `1 · ${t.scale1}` : value === '5' ? `5 · ${t.scale5}` : value }))

const without = (answers: Answers, id: string): Answers => Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id))
