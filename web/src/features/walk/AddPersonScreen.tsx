import './walk.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import { addResident } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { announce } from '../../app/announce.tsx'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { useSay } from '../../app/canvass/say.ts'
import { currentVisits } from '../../app/canvass/turf-docs.ts'
import { buzz } from '../../app/canvass/use-record.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, Pick } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { doorWords } from './door-messages.ts'
import { doorMoreWords } from './door-more-words.ts'
import { Kept } from './parts/Kept.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { useAddedWords } from './parts/UndoAdded.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import type { Walk } from './use-walk.ts'
import { useWalk } from './use-walk.ts'
import { useKeptForm } from './use-kept-form.ts'
import { walkPaths } from './walk-paths.ts'

const LANGUAGES = ['', 'es', 'zh', 'vi', 'ko', 'tl', 'km', 'ar', 'fr', 'ht', 'hi', 'ru', 'so', 'sw', 'ne', 'pt']

/** Somebody at the door whom the list does not have. */
export default function AddPersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope, params['door'])
  useKeepPlace(walkPaths.addPerson(scope, params['door']!))
  const view = walk?.state.doors.get(params['door']!)
  if (!walk || !view) return <NoTurfHere scope={scope} />
  return (
    <WalkFrame walk={walk} door={view.door.id}>
      <PersonForm walk={walk} view={view} />
    </WalkFrame>
  )
}

function PersonForm({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const t = useText(doorMoreWords)
  const { saved } = useText(doorWords)
  const what = useAddedWords()
  const say = useSay()
  const group = useGroup()
  const [, navigate] = useLocation()
  // From the page of somebody who has moved away it comes filled in.
  const gone = new URLSearchParams(useSearch()).get('formerly') ?? ''
  const listed = view.people.filter(person => person.voter && !person.doNotContact && !person.replacedBy)
  const formerly = listed.some(person => person.id === gone) ? gone : ''
  const [isTried, setTried] = useState(false)
  const door = view.door.id
  const form = useKeptForm(walk.scope, `add-person/${door}/${formerly}`, { name: '', age: '', language: '', phone: '', formerly })
  const { id, set } = form
  const who = { ...form.fields, formerly: listed.find(person => person.id === form.fields.formerly)?.id ?? '' }
  const add = useAct(() => {
    const { formerly, ...rest } = who
    return group.change(visitsKind, currentVisits(group, walk.scope), addResident, { id, door, ...rest, ...(formerly ? { formerly } : {}) })
  })
  const submit = async () => {
    setTried(true)
    if (who.name.trim() === '') return
    const added = await add.run()
    if (!added?.ok) return
    buzz()
    announce(saved(what({ name: who.name.trim(), address: view.door.address })))
    await form.forget()
    navigate(paths.door(walk.scope, door))
  }
  return (
    <Screen
      title={t.addPersonTitle(`${say.number(view.door.address)} ${view.door.address.street}`)}
      back={paths.door(walk.scope, door)}
      status={<WorkStatus />}
    >
      <Form onSubmit={() => void submit()}>
        <RefusalNotice refusal={add.refusal} />
        <Field
          label={t.name}
          value={who.name}
          onChange={set('name')}
          autoCapitalize="words"
          maxLength={120}
          autoFocus
          error={isTried && who.name.trim() === '' ? t.nameNeeded : ''}
        />
        <Field label={t.ageLabel} value={who.age} onChange={set('age')} inputMode="numeric" maxLength={3} />
        <Pick
          label={t.languageLabel}
          value={who.language}
          onChange={set('language')}
          options={LANGUAGES.map(code => ({ value: code, label: code ? say.language(code) : '—' }))}
        />
        <Field label={t.phoneLabel} value={who.phone} onChange={set('phone')} type="tel" maxLength={40} />
        {listed.length > 0 && (
          <Pick
            label={t.formerly}
            value={who.formerly}
            onChange={set('formerly')}
            options={[{ value: '', label: t.formerlyNobody }, ...listed.map(person => ({ value: person.id, label: person.name }))]}
          />
        )}
        <Kept form={form} />
        <Button look="primary" wide type="submit" isPending={add.isPending}>
          {t.save}
        </Button>
      </Form>
    </Screen>
  )
}
