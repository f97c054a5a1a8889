import { choicesOf } from '@porchlight/shared/canvass/branches'
import type { Question } from '@porchlight/shared/canvass/types'
import { useText } from '../../../i18n/use-text.ts'
import { Checks } from '../../../ui/Choice.tsx'
import { Pick } from '../../../ui/Field.tsx'
import { scriptEditorWords } from '../script-editor-words.ts'

export interface BranchFieldsProps {
  readonly after: Question['after']
  readonly earlier: readonly Question[]
  readonly onChange: (after: Question['after']) => void
}

/** Whom it is asked: everybody, or only after certain answers to an earlier question. */
export function BranchFields({ after, earlier, onChange }: BranchFieldsProps) {
  const t = useText(scriptEditorWords)
  const parent = earlier.find(question => question.id === after?.question)
  const choices = parent && choicesOf(parent)
  const pick = (id: string) => onChange(id === '' ? undefined : { question: id, answers: id === after?.question ? after.answers : [] })
  return (
    <>
      <Pick
        label={t.askedOf}
        value={parent?.id ?? ''}
        onChange={pick}
        options={[{ value: '', label: t.everybody }, ...earlier.map(({ id, text }) => ({ value: id, label: t.after(text) }))]}
      />
      {after && parent && choices && (
        <Checks
          label={t.afterAnswers}
          description={t.anyAnswer}
          value={after.answers.filter(answer => choices.includes(answer))}
          onChange={answers => onChange({ question: parent.id, answers })}
          options={choices.map(choice => ({ value: choice, label: choice }))}
        />
      )}
    </>
  )
}
