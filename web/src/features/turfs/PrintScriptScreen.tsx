import './script.css'
import { useState } from 'react'
import { choicesOf } from '@porchlight/shared/canvass/branches'
import { readScript, saidAround, spoken } from '@porchlight/shared/canvass/script'
import type { Question, Script } from '@porchlight/shared/canvass/types'
import { InLanguage } from '../../app/canvass/script/InLanguage.tsx'
import { useLanguageName } from '../../app/canvass/script/language-name.ts'
import { scriptWords } from '../../app/canvass/script/words.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useOnPaper } from '../../ui/use-on-paper.ts'
import { cutWords } from './cut-messages.ts'
import { scriptEditorWords } from './script-editor-words.ts'
import { useBoard } from './use-board.ts'

/** The whole script with every branch, as it is printed. */
export default function PrintScriptScreen() {
  const t = useText(scriptEditorWords)
  const around = useText(scriptWords)
  const wait = useText(cutWords).wait
  const name = useLanguageName()
  const board = useBoard()
  const [language, setLanguage] = useState('')
  useOnPaper()
  if (!board)
    return (
      <Screen title={t.printTitle} back={paths.questions} status={<WorkStatus />}>
        {wait}
      </Screen>
    )
  const script = readScript(board.canvass.script)
  const codes = Object.keys(script.others)
  return (
    <Screen
      title={t.printTitle}
      back={paths.questions}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide icon="print" onPress={() => window.print()}>
          {t.printNow}
        </Button>
      }
      isText
    >
      {codes.length > 0 && (
        <div className="not-on-paper">
          <Pick
            label={t.printIn}
            value={language}
            onChange={setLanguage}
            options={['', ...codes].map(code => ({
              value: code,
              label: code ? name(code) : script.language ? name(script.language) : around.firstLanguage,
            }))}
          />
        </div>
      )}
      <Paper questions={board.canvass.questions} script={script} language={language} />
    </Screen>
  )
}

interface PaperProps {
  readonly questions: readonly Question[]
  readonly script: Script
  readonly language: string
}

function Paper({ questions, script, language }: PaperProps) {
  const t = useText(scriptEditorWords)
  const around = useText(scriptWords)
  const [opening, closing] = saidAround(script, language)
  const numbers = new Map(questions.map((question, i) => [question.id, String(i + 1)]))
  return (
    <section className="script-paper" aria-label={t.printTitle}>
      {opening.text && (
        <p className="script-say">
          <InLanguage language={opening.language}>{opening.text}</InLanguage>
        </p>
      )}
      <ol className="script-list">
        {questions.map(question => (
          <Line key={question.id} question={question} numbers={numbers} questions={questions} script={script} language={language} />
        ))}
      </ol>
      {closing.text && (
        <p className="script-say">
          <InLanguage language={closing.language}>{closing.text}</InLanguage>
        </p>
      )}
      {!closing.text && questions.length > 0 && <p className="quiet">({around.closing}: —)</p>}
    </section>
  )
}

interface LineProps extends PaperProps {
  readonly question: Question
  readonly numbers: ReadonlyMap<string, string>
}

function Line({ question, questions, numbers, script, language }: LineProps) {
  const t = useText(scriptEditorWords)
  const said = spoken(question, language, script)
  const choices = choicesOf(question)
  const { after } = question
  const parent = after && questions.find(one => one.id === after.question)
  // On paper as it is read aloud: in the same words as the answers above.
  const inWords = (answer: string) => (parent && spoken(parent, language, script).choices[parent.choices.indexOf(answer)]) || answer
  const leads = (answer: string): string =>
    questions
      .filter(one => one.after?.question === question.id && (one.after.answers.length === 0 || one.after.answers.includes(answer)))
      .map(one => t.leadsTo(numbers.get(one.id)!))
      .join(', ')
  return (
    <li className={parent ? 'script-line script-branch' : 'script-line'}>
      {parent && <p className="quiet">({t.onlyAfter(numbers.get(parent.id)!, after!.answers.map(inWords).join(' / '))})</p>}
      <p className="script-question">
        <InLanguage language={said.language}>
          {numbers.get(question.id)}. {said.text}
        </InLanguage>
      </p>
      {choices ? (
        <ul className="script-choices">
          {choices.map((choice, i) => (
            <li key={choice}>
              <InLanguage language={question.kind === 'choice' ? said.language : ''}>
                ☐ {question.kind === 'choice' ? said.choices[i] : choice}
              </InLanguage>
              {leads(choice) && <span className="script-lead"> → {leads(choice)}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.few} ____________________</p>
      )}
    </li>
  )
}
