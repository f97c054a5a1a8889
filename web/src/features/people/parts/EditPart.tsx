import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../../app/WorkStatus.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { editWords } from '../edit-words.ts'
import type { Part } from '../person-parts.ts'
import { usePeopleChange } from '../use-people.ts'
import { FreePart } from './FreePart.tsx'
import { ReachPart } from './ReachPart.tsx'
import { AddressPart, TextsPart } from './TextParts.tsx'
import { WordsPart } from './WordsPart.tsx'

export interface EditPartProps {
  readonly view: PeopleView
  readonly person: Person
  readonly part: Part
}

export function EditPart({ view, person, part }: EditPartProps) {
  const t = useText(editWords)
  const { change, refusal } = usePeopleChange()
  const back = paths.editPerson(person.id)
  const all = { person, change }
  return (
    <Screen
      title={t[part]}
      over={person.name}
      back={back}
      status={<WorkStatus />}
      actions={
        <LinkButton look="primary" wide href={back}>
          {t.done}
        </LinkButton>
      }
    >
      <RefusalNotice refusal={refusal} />
      {part === 'name' || part === 'about' ? (
        <TextsPart {...all} part={part} />
      ) : part === 'address' ? (
        <AddressPart {...all} />
      ) : part === 'free' ? (
        <FreePart {...all} />
      ) : part === 'phones' || part === 'emails' ? (
        <ReachPart {...all} field={part} />
      ) : (
        <WordsPart {...all} field={part} view={view} />
      )}
    </Screen>
  )
}
