import './walk.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import type { Target } from '@porchlight/shared/canvass/types'
import { askNotToContact } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { useSay } from '../../app/canvass/say.ts'
import { buzz } from '../../app/canvass/use-record.ts'
import { currentVisits } from '../../app/canvass/turf-docs.ts'
import { paths, turfOfPath } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { doorMoreWords } from './door-more-words.ts'
import { doorWords } from './door-messages.ts'
import { Kept } from './parts/Kept.tsx'
import { NoTurfHere } from './parts/NoTurfHere.tsx'
import { WalkFrame } from './parts/WalkFrame.tsx'
import type { Walk } from './use-walk.ts'
import { useKeptForm } from './use-kept-form.ts'
import { useWalk } from './use-walk.ts'
import { walkPaths } from './walk-paths.ts'

/** Notes that a person, a door or a building asked to be left alone. */
export default function DoNotContactScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope, params['door'])
  useKeepPlace(walkPaths.doNotContact(scope, params['door']!))
  const view = walk?.state.doors.get(params['door']!)
  if (!walk || !view) return <NoTurfHere scope={scope} />
  return (
    <WalkFrame walk={walk} door={view.door.id}>
      <RequestForm walk={walk} view={view} />
    </WalkFrame>
  )
}

function RequestForm({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const t = useText(doorWords)
  const more = useText(doorMoreWords)
  const say = useSay()
  const group = useGroup()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('person') ?? ''
  const people = view.people.filter(person => !person.doNotContact)
  const [isTried, setTried] = useState(false)
  const door = view.door.id
  const person = people.some(one => one.id === asked) ? asked : ''
  const form = useKeptForm(walk.scope, `do-not-contact/${door}/${person}`, { who: person, reason: '' })
  const { id, set } = form
  const { reason } = form.fields
  // Whoever was chosen before may be gone since.
  const who = [door, view.building, ...people.map(one => one.id)].find(one => one === form.fields.who) ?? ''
  const target: Target =
    who === door ? { level: 'door', id: door } : who === view.building ? { level: 'building', id: who } : { level: 'person', id: who }
  const ask = useAct(() =>
    group.change(visitsKind, currentVisits(group, walk.scope), askNotToContact, { id, target, reason: reason.trim() }),
  )
  const submit = async () => {
    setTried(true)
    if (!who) return
    const done = await ask.run()
    if (!done?.ok) return
    buzz()
    await form.forget()
    navigate(target.level === 'person' ? paths.door(walk.scope, door) : paths.turf(walk.scope))
  }
  const options = [
    ...people.map(person => ({ value: person.id, label: person.name })),
    { value: door, label: more.dncDoor },
    { value: view.building, label: more.dncBuilding },
  ]
  return (
    <Screen
      title={t.dncTitle}
      over={`${say.number(view.door.address)} ${view.door.address.street}`}
      back={paths.door(walk.scope, door)}
      status={<WorkStatus />}
    >
      <Form onSubmit={() => void submit()}>
        <p>{more.dncLead}</p>
        <RefusalNotice refusal={ask.refusal} />
        <Choice label={more.dncWho} value={who} onChange={set('who')} options={options} error={isTried && !who ? more.dncWhoNeeded : ''} />
        <TextArea label={more.dncReason} value={reason} onChange={set('reason')} maxLength={4000} rows={2} />
        <Kept form={form} />
        <Button look="danger" wide type="submit" isPending={ask.isPending}>
          {more.dncSave}
        </Button>
      </Form>
    </Screen>
  )
}
