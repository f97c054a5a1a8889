import './people.css'
import { personById } from '@porchlight/shared/people/people.select'
import { removePerson, restorePerson } from '@porchlight/shared/people/people.actions'
import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { appWords } from '../../app/words.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Also } from './parts/Also.tsx'
import { InGroup } from './parts/InGroup.tsx'
import { Known } from './parts/Known.tsx'
import { OrganizersNotes } from './parts/OrganizersNotes.tsx'
import { PeopleFrame } from './parts/PeopleFrame.tsx'
import { Reach } from './parts/Reach.tsx'
import { useOrganizes, usePeople, usePeopleChange } from './use-people.ts'
import { peopleWords } from './words.ts'

/** One person: how to reach them first, then what is known of them. */
export default function PersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(peopleWords)
  const { opening } = useText(appWords)
  const view = usePeople()
  const id = params['person']!
  const person = view && personById(view, id)
  return (
    <PeopleFrame view={view} current={id}>
      {view && person ? (
        // The key: nothing half-typed about one person may stand at another.
        <Shown key={person.id} view={view} person={person} />
      ) : (
        <Screen title={t.title} back={paths.people} status={<WorkStatus />}>
          {view ? <Empty action={<LinkButton href={paths.people}>{t.toList}</LinkButton>}>{t.gone}</Empty> : <Progress words={opening} />}
        </Screen>
      )}
    </PeopleFrame>
  )
}

function Shown({ view, person }: { readonly view: PeopleView; readonly person: Person }) {
  const t = useText(peopleWords)
  const organizes = useOrganizes()
  const { change, refusal } = usePeopleChange()
  const { id, name, pronouns, removed } = person
  return (
    <Screen
      title={name}
      {...(pronouns ? { over: pronouns } : {})}
      back={paths.people}
      status={<WorkStatus />}
      actions={
        <LinkButton look="primary" wide icon="pencil" href={paths.editPerson(id)}>
          {t.change}
        </LinkButton>
      }
    >
      {removed && (
        <Notice
          tone="porch"
          isAlert
          actions={
            <Button icon="undo" onPress={() => void change(restorePerson, { person: id })}>
              {t.putBack}
            </Button>
          }
        >
          {t.removed(name)}
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
      <Reach person={person} />
      <Known person={person} />
      <Also view={view} person={person} />
      {organizes && <OrganizersNotes person={person} />}
      <InGroup person={person} view={view} />
      <div className="pair">
        <LinkButton icon="share" href={`${paths.sendPeople}?of=${id}`}>
          {t.card}
        </LinkButton>
        {!removed && <Button onPress={() => void change(removePerson, { person: id })}>{t.remove}</Button>}
      </div>
    </Screen>
  )
}
