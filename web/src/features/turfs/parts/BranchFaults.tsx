import { branchFaults } from '@porchlight/shared/canvass/branches'
import type { BranchFault } from '@porchlight/shared/canvass/branches'
import type { Question, Script } from '@porchlight/shared/canvass/types'
import { useLanguageName } from '../../../app/canvass/script/language-name.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { scriptEditorWords } from '../script-editor-words.ts'

/** Dead ends, questions that nobody is asked, and words that are missing: said before a canvasser finds them. */
export function BranchFaults({ questions, script }: { readonly questions: readonly Question[]; readonly script: Script }) {
  const t = useText(scriptEditorWords)
  const format = useFormat()
  const name = useLanguageName()
  const faults = branchFaults(questions, script)
  if (faults.length === 0) return null
  const words = (fault: BranchFault): string => {
    if (fault.kind === 'dead-end') return t.deadEnd(fault.answers.join(' / '))
    if (fault.kind === 'branch-answer-gone') return t.answerGone(fault.answers.join(' / '))
    if (fault.kind === 'words-missing') return t.wordsMissing(format.list(fault.languages.map(name)))
    return { 'branch-gone': t.branchGone, 'branch-later': t.branchLater, 'branch-unreachable': t.unreachable }[fault.kind]
  }
  return (
    <Notice tone="porch" title={t.faults}>
      <ul>
        {faults.map(fault => {
          const at = questions.findIndex(question => question.id === fault.question)
          return (
            <li key={`${fault.kind} ${fault.question}`}>
              <strong>{t.nth(format.number(at + 1))}</strong> {words(fault)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
