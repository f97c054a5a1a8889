import type { Marks } from '@porchlight/shared/canvass/sheet-entry'
import type { Question } from '@porchlight/shared/canvass/types'
import { LEVEL, RESULTS } from '@porchlight/shared/canvass/types'
import { SupportScale } from '../../../app/canvass/sayings/SupportScale.tsx'
import { Toggles } from '../../../app/canvass/sayings/Toggles.tsx'
import { resultWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Field, Pick } from '../../../ui/Field.tsx'
import { enterWords } from '../enter-words.ts'

const OF_PERSON = RESULTS.filter(code => LEVEL[code] === 'person')
const SCALE = ['1', '2', '3', '4', '5']

interface PersonMarksProps {
  readonly name: string
  readonly marks: Marks
  readonly questions: readonly Question[]
  readonly onMarks: (marks: Marks) => void
}

/** A person's line of a sheet: the result; and, once they talked, how strongly they are for it and what they answered. */
export function PersonMarks({ name, marks, questions, onMarks }: PersonMarksProps) {
  const t = useText(enterWords)
  const results = useText(resultWords)
  const { result, support, ...others } = marks
  const withResult = (code: string) => {
    const chosen = OF_PERSON.find(one => one === code && one !== result)
    onMarks({ ...others, ...(support ? { support } : {}), ...(chosen ? { result: chosen } : {}) })
  }
  const answer = (question: string) => (value: string) => onMarks({ ...marks, answers: { ...marks.answers, [question]: value } })
  return (
    // No landmark: two at a door may be called alike.
    <div className="enter-person stack" role="group" aria-label={name}>
      <Toggles
        label={name}
        options={OF_PERSON.map(code => ({ value: code, label: results[code], isOn: code === result }))}
        onToggle={withResult}
      />
      {result === 'canvassed' && (
        <>
          <SupportScale
            value={support}
            onChange={value => onMarks({ ...others, ...(result ? { result } : {}), ...(value ? { support: value } : {}) })}
          />
          {questions.map(question => {
            const choices = question.kind === 'scale' ? SCALE : question.choices
            const shared = { label: question.text, value: marks.answers[question.id] ?? '', onChange: answer(question.id) }
            return choices.length > 0 ? (
              <Pick
                key={question.id}
                {...shared}
                options={[{ value: '', label: t.none }, ...choices.map(choice => ({ value: choice, label: choice }))]}
              />
            ) : (
              <Field key={question.id} {...shared} maxLength={2000} />
            )
          })}
        </>
      )}
    </div>
  )
}
