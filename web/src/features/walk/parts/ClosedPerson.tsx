import type { DoorView, Person } from '@porchlight/shared/canvass/doors'
import { useSay } from '../../../app/canvass/say.ts'
import { hasWords } from '../../../app/canvass/drafts.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { doorWords } from '../door-messages.ts'
import { doorMoreWords } from '../door-more-words.ts'
import { useVisit } from '../use-visit.ts'
import type { Walk } from '../use-walk.ts'
import { SayMore } from './SayMore.tsx'
import { StatusWithUndo } from './StatusWithUndo.tsx'

export interface ClosedPersonProps {
  readonly walk: Walk
  readonly view: DoorView
  readonly person: Person
}

/** Nobody is to go there, also when that is heard with the page of this person open. What had been typed is still there to be saved. */
export function ClosedPerson({ walk, view, person }: ClosedPersonProps) {
  const t = useText(doorWords)
  const more = useText(doorMoreWords)
  const say = useSay()
  const door = view.door.id
  const visit = useVisit(walk, door, { level: 'person', id: person.id })
  const request = view.doNotContact ?? person.doNotContact
  return (
    <Screen
      title={`${say.number(view.door.address)} ${view.door.address.street}`}
      back={paths.door(walk.scope, door)}
      status={<StatusWithUndo walk={walk} door={door} />}
      actions={
        <LinkButton wide href={paths.door(walk.scope, door)}>
          {more.toDoor}
        </LinkButton>
      }
    >
      <RefusalNotice refusal={visit.refusal} />
      <Notice tone="stop" title={view.doNotContact ? t.doorClosed : more.personClosed}>
        {request?.reason ? t.closedBy(request.reason) : t.closedNoReason}
      </Notice>
      {hasWords(visit.draft) && <SayMore visit={visit} label={t.noteLabel} />}
    </Screen>
  )
}
