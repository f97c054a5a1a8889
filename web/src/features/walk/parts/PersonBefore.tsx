import type { DoorView, Person } from '@porchlight/shared/canvass/doors'
import { useSay } from '../../../app/canvass/say.ts'
import { SaidLines } from '../../../app/canvass/sayings/SaidLines.tsx'
import { useNames } from '../../../app/canvass/use-turf.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { doorMoreWords } from '../door-more-words.ts'
import type { Walk } from '../use-walk.ts'
import { walkPaths } from '../walk-paths.ts'
import { Disagreement } from './DoorHistory.tsx'

const MOST = 4

export interface PersonBeforeProps {
  readonly walk: Walk
  readonly view: DoorView
  readonly person: Person
}

/** What is known from before: what this person has said, every visit to them, and who lived here before or lives here now. */
export function PersonBefore({ walk, view, person }: PersonBeforeProps) {
  const t = useText(doorMoreWords)
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const linked = linkedTo(view, person)
  return (
    <>
      {person.said && <SaidLines said={person.said} nameOf={nameOf} />}
      {person.standing?.disagree && <Disagreement walk={walk} standing={person.standing} />}
      <Visits walk={walk} view={view} of={person} />
      {linked.map(({ other, isBefore }) => (
        <div key={other.id} className="door-notes">
          <LinkButton look="plain" href={walkPaths.person(walk.scope, view.door.id, other.id)}>
            {isBefore ? t.livedBefore(other.name) : t.livesNow(other.name)}
          </LinkButton>
          <Visits walk={walk} view={view} of={other} />
        </div>
      ))}
    </>
  )
}

/** Newest first, with who was there and what was noted. */
function Visits({ walk, view, of }: { readonly walk: Walk; readonly view: DoorView; readonly of: Person }) {
  const t = useText(doorMoreWords)
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const say = useSay()
  const visits = view.history.filter(visit => visit.target.id === of.id).slice(0, MOST)
  if (visits.length === 0) return null
  return (
    <ul className="quiet" aria-label={t.visitsOf(of.name)}>
      {visits.map(visit => (
        <li key={visit.id}>
          {t.visitLine(nameOf(visit.by, visit.paper), say.when(visit.at), say.visit(visit))}
          {visit.note && ` · ${visit.note}`}
        </li>
      ))}
    </ul>
  )
}

/** Whose place this person has taken, and who has taken theirs; nobody who asked not to be contacted. */
function linkedTo(view: DoorView, person: Person): readonly { readonly other: Person; readonly isBefore: boolean }[] {
  const before = view.people.filter(other => other.id === person.resident?.formerly)
  const now = view.people.filter(other => other.resident?.formerly === person.id)
  const linked = [...before.map(other => ({ other, isBefore: true })), ...now.map(other => ({ other, isBefore: false }))]
  return linked.filter(({ other }) => !other.doNotContact)
}
