import './turfs.css'
import './script.css'
import { useMemo, useState } from 'react'
import { addQuestion, editQuestion, orderQuestions, removeQuestion } from '@porchlight/shared/canvass/canvass.actions'
import { MAX_QUESTIONS } from '@porchlight/shared/canvass/questions'
import { readScript } from '@porchlight/shared/canvass/script'
import type { Question } from '@porchlight/shared/canvass/types'
import { newId } from '../../app/canvass/new-id.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { questionWords, cutWords } from './cut-messages.ts'
import { BranchFaults } from './parts/BranchFaults.tsx'
import { QuestionSheet } from './parts/QuestionSheet.tsx'
import { scriptEditorWords } from './script-editor-words.ts'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import { useQuestionActs } from './use-questions.ts'

/** Up to ten questions, asked at every door of every turf. */
export default function QuestionsScreen() {
  const t = useText(questionWords)
  const wait = useText(cutWords).wait
  const board = useBoard()
  if (!board)
    return (
      <Screen title={t.title} back={paths.today} status={<WorkStatus />}>
        {wait}
      </Screen>
    )
  return <Questions board={board} />
}

function Questions({ board }: { readonly board: Board }) {
  const t = useText(questionWords)
  const format = useFormat()
  const { questions } = board.canvass
  const [open, setOpen] = useState<Question>()
  const acts = useQuestionActs(board)
  const more = useText(scriptEditorWords)
  const script = useMemo(() => readScript(board.canvass.script), [board.canvass.script])
  const numbers = new Map(questions.map((question, i) => [question.id, format.number(i + 1)]))
  const isFull = questions.length >= MAX_QUESTIONS
  const isNew = open !== undefined && !questions.some(one => one.id === open.id)
  const begin = () => setOpen({ id: newId(), order: questions.length + 1, text: '', kind: 'choice', choices: [] })
  const save = async (question: Question) => {
    const { order: _, ...words } = question
    const saved = await acts.run(isNew ? addQuestion : editQuestion, words)
    if (saved?.ok) setOpen(undefined)
  }
  const move = (index: number, by: number) => {
    const ids = questions.map(one => one.id)
    const [moved] = ids.splice(index, 1)
    ids.splice(index + by, 0, moved!)
    void acts.run(orderQuestions, { ids })
  }
  const add = (
    <Button look="primary" wide icon="plus" isDisabled={isFull} onPress={begin}>
      {t.add}
    </Button>
  )
  return (
    <Screen title={t.title} back={paths.today} status={<WorkStatus />} actions={questions.length > 0 ? add : undefined}>
      <p>{t.lead}</p>
      <RefusalNotice refusal={acts.refusal} />
      <BranchFaults questions={questions} script={script} />
      {isFull && <Notice>{t.full}</Notice>}
      {questions.length === 0 && <Empty action={add}>{t.emptyText}</Empty>}
      <List label={t.title}>
        {questions.map((question, index) => (
          <Row
            key={question.id}
            lead={format.number(index + 1)}
            title={question.text}
            detail={
              <>
                {question.kind === 'choice' ? question.choices.join(' · ') : question.kind === 'scale' ? t.oneToFive : t.words}
                {question.after && numbers.has(question.after.question) && (
                  <span className="question-after">
                    {more.onlyAfter(numbers.get(question.after.question)!, question.after.answers.join(' / '))}
                  </span>
                )}
              </>
            }
            actions={
              <>
                <Button label={t.edit(question.text)} onPress={() => setOpen(question)}>
                  {t.editShort}
                </Button>
                <Button label={t.up(question.text)} isDisabled={index === 0 || acts.isPending} onPress={() => move(index, -1)}>
                  ↑
                </Button>
                <Button
                  label={t.down(question.text)}
                  isDisabled={index === questions.length - 1 || acts.isPending}
                  onPress={() => move(index, 1)}
                >
                  ↓
                </Button>
                <Button
                  label={t.remove(question.text)}
                  isDisabled={acts.isPending}
                  onPress={() => void acts.run(removeQuestion, { id: question.id })}
                >
                  {t.removeShort}
                </Button>
              </>
            }
          />
        ))}
      </List>
      <LinkButton wide icon="pencil" href={`${paths.questions}/script`}>
        {more.script}
      </LinkButton>
      <LinkButton wide icon="print" href={`${paths.questions}/paper`}>
        {more.print}
      </LinkButton>
      <p role="status">{acts.isPending ? t.updating : ''}</p>
      {open && (
        <QuestionSheet
          key={open.id}
          question={open}
          earlier={questions.slice(0, isNew ? undefined : questions.findIndex(one => one.id === open.id))}
          languages={Object.keys(script.others)}
          isPending={acts.isPending}
          onSave={question => void save(question)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Screen>
  )
}
