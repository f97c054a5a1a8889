import './walk.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { doorId } from '@porchlight/shared/canvass/address'
import type { Address } from '@porchlight/shared/canvass/types'
import { addDoor } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { announce } from '../../app/announce.tsx'
import { useKeepPlace } from '../../app/canvass/place.ts'
import { buzz } from '../../app/canvass/use-record.ts'
import { currentVisits } from '../../app/canvass/turf-docs.ts'
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
import { useKeptForm } from './use-kept-form.ts'
import { useWalk } from './use-walk.ts'
import { walkPaths } from './walk-paths.ts'

const OTHER = 'other'

/** A door in front of somebody that the list does not have. */
export default function AddDoorScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const scope = turfOfPath(params['turf']!)
  const walk = useWalk(scope)
  useKeepPlace(walkPaths.addDoor(scope))
  if (!walk) return <NoTurfHere scope={scope} />
  return (
    <WalkFrame walk={walk} door={undefined}>
      <DoorForm walk={walk} />
    </WalkFrame>
  )
}

function DoorForm({ walk }: { readonly walk: Walk }) {
  const t = useText(doorMoreWords)
  const { saved } = useText(doorWords)
  const what = useAddedWords()
  const group = useGroup()
  const [, navigate] = useLocation()
  const streets = streetsOf(walk)
  const form = useKeptForm(walk.scope, 'add-door', { street: startStreet(walk), streetName: '', number: '', unit: '' })
  const { set } = form
  const street = streets.has(form.fields.street) ? form.fields.street : OTHER
  const said = { ...form.fields, street }
  const [isTried, setTried] = useState(false)
  const [isKnown, setKnown] = useState(false)
  const address = addressOf(said, streets, walk)
  const id = doorId(address)
  const add = useAct(() => group.change(visitsKind, currentVisits(group, walk.scope), addDoor, { id, address, precinct: '' }))
  const submit = async () => {
    setTried(true)
    setKnown(walk.state.doors.has(id))
    if (!address.number || !address.street || walk.state.doors.has(id)) return
    const added = await add.run()
    if (!added?.ok) return
    buzz()
    announce(saved(what({ name: '', address })))
    await form.forget()
    navigate(paths.door(walk.scope, id))
  }
  const numberError = !isTried ? '' : !address.number ? t.numberNeeded : isKnown ? t.doorExists : ''
  return (
    <Screen title={t.addDoorTitle} back={paths.turf(walk.scope)} status={<WorkStatus />}>
      <Form onSubmit={() => void submit()}>
        <p className="quiet">{t.addDoorHint}</p>
        <RefusalNotice refusal={add.refusal} />
        {streets.size > 0 && (
          <Pick
            label={t.street}
            value={said.street}
            onChange={set('street')}
            options={[...[...streets].map(([key, one]) => ({ value: key, label: one.street })), { value: OTHER, label: t.otherStreet }]}
          />
        )}
        {(said.street === OTHER || streets.size === 0) && (
          <Field
            label={t.streetName}
            value={said.streetName}
            onChange={set('streetName')}
            autoCapitalize="words"
            maxLength={80}
            error={isTried && !address.street ? t.streetNeeded : ''}
          />
        )}
        <Field label={t.number} value={said.number} onChange={set('number')} maxLength={20} error={numberError} />
        <Field label={t.unitLabel} value={said.unit} onChange={set('unit')} maxLength={20} />
        <Kept form={form} />
        <Button look="primary" wide type="submit" isPending={add.isPending}>
          {t.save}
        </Button>
      </Form>
    </Screen>
  )
}

/** The streets of this turf, each with the place of its first door. */
const streetsOf = (walk: Walk): ReadonlyMap<string, Address> =>
  new Map(
    walk.blocks
      .toReversed()
      .map(block => [block.key.replace(/\n[^\n]*$/, ''), block.doors[0]!.door.address] as const)
      .toReversed(),
  )

/** The street where this phone was last, else the first. */
function startStreet(walk: Walk): string {
  const from = walk.last?.first.door
  const block = walk.blocks.find(one => one.doors.some(door => door.door.id === from)) ?? walk.blocks[0]
  return block ? block.key.replace(/\n[^\n]*$/, '') : OTHER
}

function addressOf(
  said: { street: string; streetName: string; number: string; unit: string },
  streets: ReadonlyMap<string, Address>,
  walk: Walk,
): Address {
  const known = streets.get(said.street)
  const place = known ?? walk.blocks[0]?.doors[0]?.door.address ?? { city: '', state: '', zip: '' }
  const { city, state, zip } = place
  return { number: said.number.trim(), street: (known?.street ?? said.streetName).trim(), unit: said.unit.trim(), city, state, zip }
}
