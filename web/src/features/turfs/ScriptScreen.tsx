import './turfs.css'
import { useState } from 'react'
import { readScript } from '@porchlight/shared/canvass/script'
import type { Script } from '@porchlight/shared/canvass/types'
import { announce } from '../../app/announce.tsx'
import { useLanguageName } from '../../app/canvass/script/language-name.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Pick } from '../../ui/Field.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { cutWords } from './cut-messages.ts'
import { AddLanguage, LANGUAGE_CODES } from './parts/AddLanguage.tsx'
import { ScriptTexts } from './parts/ScriptTexts.tsx'
import { scriptEditorWords } from './script-editor-words.ts'
import type { Board } from './use-board.ts'
import { useBoard } from './use-board.ts'
import { useScriptAct } from './use-questions.ts'

/** The words around the questions, and every language that the script has. */
export default function ScriptScreen() {
  const t = useText(scriptEditorWords)
  const wait = useText(cutWords).wait
  const board = useBoard()
  if (!board)
    return (
      <Screen title={t.scriptTitle} back={paths.questions} status={<WorkStatus />}>
        {wait}
      </Screen>
    )
  return <Editor board={board} />
}

function Editor({ board }: { readonly board: Board }) {
  const t = useText(scriptEditorWords)
  const name = useLanguageName()
  const [script, setScript] = useState(() => readScript(board.canvass.script))
  const act = useScriptAct(board)
  const save = async () => {
    const saved = await act.run(script)
    if (saved?.ok) announce(t.saved)
  }
  const isSame = JSON.stringify(script) === JSON.stringify(readScript(board.canvass.script))
  return (
    <Screen
      title={t.scriptTitle}
      back={paths.questions}
      status={<WorkStatus />}
      actions={
        <Button look="primary" wide isPending={act.isPending} isDisabled={isSame} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <p>{t.scriptLead}</p>
      <RefusalNotice refusal={act.refusal} />
      <Pick
        label={t.firstLanguage}
        value={script.language}
        onChange={language => setScript({ ...script, language })}
        options={[
          { value: '', label: t.notSaid },
          ...[...new Set([...LANGUAGE_CODES, ...(script.language ? [script.language] : [])])]
            .filter(code => !Object.hasOwn(script.others, code))
            .map(code => ({ value: code, label: name(code) })),
        ]}
      />
      <ScriptTexts language={script.language} value={script} onChange={words => setScript({ ...script, ...words })} />
      {Object.entries(script.others).map(([code, words]) => (
        <Section key={code} title={name(code)}>
          <ScriptTexts
            language={code}
            name={name(code)}
            value={words}
            onChange={next => setScript({ ...script, others: { ...script.others, [code]: next } })}
          />
          <Button onPress={() => setScript({ ...script, others: without(script.others, code) })}>{t.removeLanguage(name(code))}</Button>
        </Section>
      ))}
      <AddLanguage
        taken={[script.language, ...Object.keys(script.others)]}
        onAdd={code => setScript({ ...script, others: { ...script.others, [code]: standing(board, code) } })}
      />
    </Screen>
  )
}

const NO_TEXT = { opening: '', closing: '', results: {} }

/** A language that was taken off comes back with its words. */
function standing(board: Board, code: string): Script['others'][string] {
  const texts = { ...board.canvass.script, [`script/on-${code}`]: 'yes' }
  return readScript(texts).others[code] ?? NO_TEXT
}

const without = (others: Script['others'], code: string): Script['others'] =>
  Object.fromEntries(Object.entries(others).filter(([other]) => other !== code))
