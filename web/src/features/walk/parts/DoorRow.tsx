import { memo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { DoorState, DoorView } from '@porchlight/shared/canvass/doors'
import { paths } from '../../../app/paths.ts'
import type { Say } from '../../../app/canvass/say.ts'
import { firstName, useSay } from '../../../app/canvass/say.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Link } from '../../../ui/Link.tsx'
import { walkWords } from '../messages.ts'
import { StateMark } from './StateMark.tsx'

export interface DoorRowProps {
  readonly scope: TurfScope
  readonly door: DoorView
  readonly isCurrent: boolean
  /** The teammate who stands there just now; may have no name. */
  readonly taken?: string | undefined
}

/** A door in the list: number, who lives there, and what has been done, by shape and by words. */
export const DoorRow = memo(function DoorRow({ scope, door, isCurrent, taken }: DoorRowProps) {
  const t = useText(walkWords)
  const format = useFormat()
  const say = useSay()
  const names = door.people.filter(person => !person.doNotContact && !person.replacedBy).map(firstName)
  const state = stateWords(door, t, say)
  return (
    <Link href={paths.door(scope, door.door.id)} className="row row-live door-row" {...(isCurrent ? { 'aria-current': 'true' } : {})}>
      <StateMark state={door.state} />
      <span className="row-words">
        <span className="row-title">{say.number(door.door.address)}</span>
        <span className="row-detail">{names.length > 0 ? format.list(names) : t.nobodyListed}</span>
      </span>
      <span className="row-trail">
        {state}
        {taken !== undefined && <span className="door-taken">{t.taken(taken)}</span>}
        {door.disagree && <span className="door-disagree">{t.disagree}</span>}
      </span>
    </Link>
  )
})

function stateWords(door: DoorView, t: { readonly [K in 'done' | 'toDo' | 'closed' | 'partly']: string }, say: Say): string {
  const latest = (states: readonly (DoorState | undefined)[]) => states.includes(door.state)
  if (door.state === 'untouched') return t.toDo
  if (door.state === 'do-not-contact') return t.closed
  const said = [door.doorStanding, door.buildingStanding, ...door.people.map(person => person.standing)]
    .flatMap(standing => (standing ? [standing.latest] : []))
    .toSorted((a, b) => b.at - a.at)[0]
  const word = said ? say.resultInside(said.result) : ''
  if (latest(['done', 'partly'])) return `${door.state === 'done' ? t.done : t.partly} · ${word}`
  return word
}
