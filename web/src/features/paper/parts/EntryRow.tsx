import { useState } from 'react'
import { turfState } from '@porchlight/shared/canvass/doors'
import type { Placed } from '@porchlight/shared/canvass/sheet'
import type { SheetCode } from '@porchlight/shared/canvass/sheet-code'
import type { Marks, SheetEntry } from '@porchlight/shared/canvass/sheet-entry'
import { isEntered } from '@porchlight/shared/canvass/sheet-entry'
import type { ResultCode } from '@porchlight/shared/canvass/types'
import { buzz } from '../../../app/canvass/use-record.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { Field, TextArea } from '../../../ui/Field.tsx'
import { walkedAt } from '../day.ts'
import { enterWords } from '../enter-words.ts'
import { saveRow, useIds } from '../use-enter.ts'
import type { TurfHere } from '../use-turfs.ts'
import { DoorResults } from './DoorResults.tsx'
import { PersonMarks } from './PersonMarks.tsx'
import { RowActions } from './RowActions.tsx'
import type { Walk } from './WhoWalked.tsx'

export interface RowProps {
  readonly code: SheetCode
  readonly walk: Walk
  /** So many doors of this walk are entered. */
  readonly nth: number
  /** The bottom of the screen, where what is done most is largest. */
  readonly slot: HTMLElement | null
  readonly onSaved: () => void
  readonly onCancel: () => void
}

/** Of somebody of whom nothing is marked. */
const BLANK: Marks = { answers: {} }

/** One row of a sheet: a result of the whole door is one touch, those of people are marked and saved together. */
export function EntryRow({ code, walk, nth, slot, onSaved, onCancel, placed }: RowProps & { readonly placed: Placed<TurfHere> }) {
  const t = useText(enterWords)
  const group = useGroup()
  const idOf = useIds()
  const [people, setPeople] = useState<Readonly<Record<string, Marks>>>({})
  const [note, setNote] = useState('')
  const [name, setName] = useState('')
  const { turf, door, how } = placed
  const view = turfState(turf.turf, turf.visits).doors.get(door.id)
  const listed = (view?.people ?? []).filter(person => !person.replacedBy)
  const newcomer = idOf('newcomer')
  const save = useAct((entry: SheetEntry) => {
    const walked = { knocker: walk.knocker, sheet: code.version, at: walkedAt(walk.day, Date.now(), nth) }
    const added = name.trim() === '' ? undefined : { id: newcomer, name: name.trim() }
    const { [newcomer]: _, ...others } = entry.people
    return saveRow(group, placed, added ? entry : { ...entry, people: others }, walked, idOf, added)
  })
  const run = async (result?: ResultCode) => {
    const saved = await save.run({ people, note, ...(result ? { result } : {}) })
    if (!saved?.ok) return
    buzz()
    onSaved()
  }
  const mark = (person: string) => (marks: Marks) => setPeople(now => ({ ...now, [person]: marks }))
  const isAlone = view?.doNotContact !== undefined || listed.some(person => person.doNotContact)
  const { questions } = turf.turf
  return (
    <div className="stack">
      <RefusalNotice refusal={save.refusal} />
      {how === 'moved' && <Notice>{t.moved(turf.turf.name)}</Notice>}
      {how === 'gone' && <Notice>{t.gone}</Notice>}
      {isAlone && <Notice tone="porch">{t.alone}</Notice>}
      <DoorResults onResult={result => void run(result)} />
      {listed.map(person => (
        <PersonMarks
          key={person.id}
          name={person.name}
          marks={people[person.id] ?? BLANK}
          questions={questions}
          onMarks={mark(person.id)}
        />
      ))}
      <Field label={t.newcomer} value={name} onChange={setName} maxLength={120} autoCapitalize="words" spellCheck={false} />
      {name.trim() !== '' && (
        <PersonMarks name={name.trim()} marks={people[newcomer] ?? BLANK} questions={questions} onMarks={mark(newcomer)} />
      )}
      <TextArea label={t.note} value={note} onChange={setNote} maxLength={4000} rows={2} />
      <RowActions
        slot={slot}
        isNothing={!isEntered({ people, note }) && name.trim() === ''}
        isPending={save.isPending}
        onSave={() => void run()}
        onCancel={onCancel}
      />
    </div>
  )
}
