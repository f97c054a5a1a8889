import './day.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DayEntry } from '@porchlight/shared/canvass/my-day'
import type { Sayings } from '@porchlight/shared/canvass/sayings'
import { sayingsIn, saysSomething, tidySayings } from '@porchlight/shared/canvass/sayings'
import { LEVEL, RESULTS } from '@porchlight/shared/canvass/types'
import { announce } from '../../app/announce.tsx'
import { newId } from '../../app/canvass/new-id.ts'
import { SayingsForm } from '../../app/canvass/sayings/SayingsForm.tsx'
import { SupportScale } from '../../app/canvass/sayings/SupportScale.tsx'
import { withParts } from '../../app/canvass/sayings/with-parts.ts'
import { useSay } from '../../app/canvass/say.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Check, Choice } from '../../ui/Choice.tsx'
import { Empty, Notice } from '../../ui/Feedback.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { dayWords } from './messages.ts'
import type { Done } from './use-day.ts'
import { useDay } from './use-day.ts'
import { useCorrect } from './use-correct.ts'

/** One result of mine: another one, another note, or taken back. */
export default function CorrectScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(dayWords)
  const scope = turfOfPath(params['turf']!)
  const done = useDay(0).find(one => one.scope === scope && one.entry.visit.id === params['visit'])
  if (!done) {
    return (
      <Screen title={t.correctTitle} back={paths.day} status={<WorkStatus />}>
        <Empty
          icon="day"
          action={
            <LinkButton look="primary" href={paths.day}>
              {t.back}
            </LinkButton>
          }
        >
          {t.notHere}
        </Empty>
      </Screen>
    )
  }
  return <Correct key={done.entry.visit.id} done={done} />
}

const NONE = 'none'

/** Their parts may have come in another order. */
const isAlike = (one: Sayings, other: Sayings): boolean => {
  const parts = (said: Sayings) => JSON.stringify(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return parts(one) === parts(other)
}

function Correct({ done }: { readonly done: Done }) {
  const t = useText(dayWords)
  const say = useSay()
  const [, navigate] = useLocation()
  const { entry, scope } = done
  const { visit } = entry
  const isPerson = visit.target.level === 'person'
  const [said, setSaid] = useState({
    result: visit.result ?? NONE,
    literature: visit.literature,
    note: visit.note,
    sayings: sayingsIn(visit),
  })
  const [ids] = useState(() => ({ correction: newId(), undo: newId() }))
  const { correct, undo } = useCorrect(scope)
  const isSame =
    !entry.withdrawn &&
    said.result === (visit.result ?? NONE) &&
    said.literature === visit.literature &&
    said.note.trim() === visit.note &&
    isAlike(tidySayings(said.sayings), sayingsIn(visit))
  const words = () => {
    const result = RESULTS.find(code => code === said.result)
    return { ...said.sayings, ...(result ? { result } : {}), literature: said.literature, note: said.note, answers: visit.answers }
  }
  const leave = (words: string) => {
    announce(words)
    navigate(paths.day)
  }
  const save = async () => {
    const saved = entry.withdrawn
      ? await correct.run({ again: { id: ids.correction, target: visit.target, door: visit.door, ...words() } })
      : await correct.run({ id: ids.correction, replaces: visit.id, ...words() })
    if (saved?.ok) leave(t.savedNow)
  }
  const takeBack = async () => {
    const saved = await undo.run({ id: ids.undo, visit: visit.id })
    if (saved?.ok) leave(t.undoneNow)
  }
  const hasWords = said.literature || said.note.trim() !== '' || Object.keys(visit.answers).length > 0 || saysSomething(said.sayings)
  const isEmpty = said.result === NONE && !hasWords
  const actions = (
    <Button look="primary" wide isPending={correct.isPending} isDisabled={isSame || isEmpty} onPress={() => void save()}>
      {entry.withdrawn ? t.restore : t.save}
    </Button>
  )
  return (
    <Screen title={t.correctTitle} over={entry.line} back={paths.day} status={<WorkStatus />} actions={actions}>
      <RefusalNotice refusal={correct.refusal ?? undo.refusal} />
      <p>
        <strong>{entry.name || (visit.target.level === 'building' ? t.building : t.whole)}</strong> · {say.when(entry.at)}
      </p>
      {entry.withdrawn && <Notice tone="porch">{t.isUndone}</Notice>}
      <Choice
        label={t.change}
        value={said.result}
        onChange={result => setSaid({ ...said, result })}
        options={optionsFor(entry, say.result, t.noResult)}
      />
      <Check label={t.literature} value={said.literature} onChange={literature => setSaid({ ...said, literature })} />
      <TextArea label={t.note} value={said.note} onChange={note => setSaid({ ...said, note })} maxLength={4000} rows={2} />
      {isPerson && (
        <SupportScale
          value={said.sayings.support}
          onChange={support => setSaid({ ...said, sayings: withParts(said.sayings, { support }) })}
        />
      )}
      <SayingsForm
        said={said.sayings}
        onChange={sayings => setSaid({ ...said, sayings })}
        isPerson={isPerson}
        ownTags={Object.keys(visit.tags ?? {})}
      />
      {!entry.withdrawn && (
        <Button icon="undo" isPending={undo.isPending} onPress={() => void takeBack()}>
          {t.undoThis}
        </Button>
      )}
      <LinkButton href={paths.door(scope, visit.door)}>{t.openDoor}</LinkButton>
    </Screen>
  )
}

/** The results that can be said of the same person, door or building; "no result" for a note alone. */
function optionsFor({ visit }: DayEntry, say: (code: (typeof RESULTS)[number]) => string, none: string) {
  const fitting = RESULTS.filter(code => LEVEL[code] === visit.target.level).map(code => ({ value: code as string, label: say(code) }))
  return [...fitting, { value: NONE, label: none }]
}
