import type { DoorView } from '@porchlight/shared/canvass/doors'
import type { Standing } from '@porchlight/shared/canvass/standing'
import type { Visit } from '@porchlight/shared/canvass/types'
import { useSay } from '../../../app/canvass/say.ts'
import { useNames } from '../../../app/canvass/use-turf.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { doorWords } from '../door-messages.ts'
import type { Walk } from '../use-walk.ts'

/** What is known of the door before knocking: the last visit and by whom, notes, results that disagree. */
export function DoorHistory({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const t = useText(doorWords)
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const say = useSay()
  const [last] = view.history
  const notes = view.history.filter(visit => visit.note && visit.target.level !== 'person').slice(0, 4)
  const disagreeing = [view.doorStanding, view.buildingStanding].filter(standing => standing?.disagree)
  return (
    <div className="door-history">
      <p>{last ? t.last(nameOf(last.by, last.paper), say.when(last.at), lastWords(last, view, say.visit)) : t.noVisit}</p>
      {notes.length > 0 && (
        <ul className="door-notes" aria-label={t.notesHere}>
          {notes.map(visit => (
            <li key={visit.id}>{visit.note}</li>
          ))}
        </ul>
      )}
      {disagreeing.map(standing => (
        <Disagreement key={standing!.latest.visit.id} walk={walk} standing={standing!} />
      ))}
    </div>
  )
}

/** What to know before walking up: above everything else, each with who said it. */
export function Warnings({ walk, warnings }: { readonly walk: Walk; readonly warnings: DoorView['warnings'] }) {
  const t = useText(doorWords)
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const say = useSay()
  if (warnings.length === 0) return null
  return (
    <Notice tone="stop" title={t.careful}>
      <ul>
        {warnings.slice(0, 3).map(one => (
          <li key={one.visit.id}>
            {one.words} <span className="quiet">({t.whoWhen(nameOf(one.by, one.visit.paper), say.when(one.at))})</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** `Talked (Maria Lopez)` */
function lastWords(visit: Visit, view: DoorView, say: (visit: Visit) => string): string {
  const person = view.people.find(one => one.id === visit.target.id && !one.doNotContact)
  return person ? `${say(visit)} (${person.name})` : say(visit)
}

/** Two people, two results: both stay, both are shown. */
export function Disagreement({ walk, standing }: { readonly walk: Walk; readonly standing: Standing }) {
  const t = useText(doorWords)
  const nameOf = useNames(walk.visits, useText(canvassWords))
  const say = useSay()
  const lines = standing.results.map(one => (
    <li key={one.visit.id}>{t.saysOne(nameOf(one.by, one.visit.paper), say.when(one.at), say.result(one.result))}</li>
  ))
  if (!standing.disagree) return <ul className="quiet">{lines.slice(0, 1)}</ul>
  return (
    <Notice tone="porch" title={t.disagree}>
      <ul>{lines}</ul>
    </Notice>
  )
}
