import './people.css'
import { personById } from '@porchlight/shared/people/people.select'
import type { Person } from '@porchlight/shared/people/types'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { appWords } from '../../app/words.ts'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, Progress } from '../../ui/Feedback.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { editWords } from './edit-words.ts'
import { EditPart } from './parts/EditPart.tsx'
import { PeopleFrame } from './parts/PeopleFrame.tsx'
import { PARTS, asPart, partLine } from './person-parts.ts'
import { useSayPerson } from './say-person.ts'
import { usePeople } from './use-people.ts'
import { peopleWords } from './words.ts'

/** What is known of a person, part by part; each part is a screen of its own, and each field saved by itself. */
export default function EditPersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(peopleWords)
  const { opening } = useText(appWords)
  const view = usePeople()
  const id = params['person']!
  const part = asPart(params['part'])
  const person = view && personById(view, id)
  return (
    <PeopleFrame view={view} current={id}>
      {!view || !person ? (
        <Screen title={t.title} back={paths.people} status={<WorkStatus />}>
          {view ? <Empty action={<LinkButton href={paths.people}>{t.toList}</LinkButton>}>{t.gone}</Empty> : <Progress words={opening} />}
        </Screen>
      ) : part ? (
        <EditPart key={`${person.id}/${part}`} view={view} person={person} part={part} />
      ) : (
        <Parts person={person} />
      )}
    </PeopleFrame>
  )
}

function Parts({ person }: { readonly person: Person }) {
  const t = useText(editWords)
  const say = useSayPerson()
  return (
    <Screen
      title={person.name}
      over={t.title}
      back={paths.person(person.id)}
      status={<WorkStatus />}
      actions={
        <LinkButton look="primary" wide href={paths.person(person.id)}>
          {t.done}
        </LinkButton>
      }
    >
      <List label={t.title}>
        {PARTS.map(part => (
          <Row key={part} title={t[part]} detail={partLine(person, part, say) || t.empty} href={paths.editPerson(person.id, part)} />
        ))}
      </List>
    </Screen>
  )
}
