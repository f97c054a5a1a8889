import './people.css'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { sortIncoming } from '@porchlight/shared/people/duplicates'
import { addPerson } from '@porchlight/shared/people/people.actions'
import { peopleKind } from '@porchlight/shared/people/people'
import { TEXT_LIMIT } from '@porchlight/shared/people/records'
import type { NewPerson } from '@porchlight/shared/people/types'
import { newId } from '../../app/canvass/new-id.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { editWords } from './edit-words.ts'
import { useHold } from './use-hold.ts'
import { peopleDoc, usePeople } from './use-people.ts'

/** A name is enough to begin with; what else is known is written down a part at a time afterwards. */
export default function AddPersonScreen() {
  const t = useText(editWords)
  const group = useGroup()
  const [, navigate] = useLocation()
  const [id] = useState(newId)
  const [who, setWho] = useState({ name: '', phone: '', email: '' })
  const [isTried, setTried] = useState(false)
  const person: NewPerson = {
    id,
    name: who.name,
    phones: who.phone.trim() ? [{ number: who.phone, kind: 'mobile' }] : [],
    emails: who.email.trim() ? [{ address: who.email, kind: 'home' }] : [],
  }
  const twin = useTwin(person)
  const add = useAct(() => group.change(peopleKind, peopleDoc, addPerson, person))
  const isEmpty = who.name.trim() === ''
  useHold(!isEmpty)
  const submit = async () => {
    setTried(true)
    if (isEmpty) return
    const added = await add.run()
    if (added?.ok) navigate(paths.editPerson(id), { replace: true })
  }
  const set = (field: keyof typeof who) => (value: string) => setWho({ ...who, [field]: value })
  return (
    <Form className="form" onSubmit={() => void submit()}>
      <Screen
        title={t.addTitle}
        back={paths.people}
        status={<WorkStatus />}
        actions={
          <Button look="primary" wide type="submit" isPending={add.isPending}>
            {t.save}
          </Button>
        }
      >
        <RefusalNotice refusal={add.refusal} />
        <Field
          label={t.nameLabel}
          description={t.nameHint}
          value={who.name}
          onChange={set('name')}
          autoCapitalize="words"
          maxLength={TEXT_LIMIT.name}
          autoFocus
          error={isTried && isEmpty ? t.nameNeeded : ''}
        />
        <Field label={t.phone} description={t.ifKnown} value={who.phone} onChange={set('phone')} type="tel" maxLength={60} />
        <Field
          label={t.email}
          description={t.ifKnown}
          value={who.email}
          onChange={set('email')}
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        {twin && (
          <Notice tone="porch" actions={<LinkButton href={paths.person(twin.id)}>{t.lookAt(twin.name)}</LinkButton>}>
            {t.twin(twin.name)}
          </Notice>
        )}
      </Screen>
    </Form>
  )
}

/** Somebody on the list who may be the one that is being written down. */
function useTwin(person: NewPerson) {
  const view = usePeople()
  const late = useDeferredValue(JSON.stringify(person))
  return useMemo(() => {
    const { name, ...rest } = JSON.parse(late) as NewPerson
    if (!view || name.trim() === '') return undefined
    return sortIncoming(view, [{ name, ...rest }])[0]?.known?.person
  }, [view, late])
}
