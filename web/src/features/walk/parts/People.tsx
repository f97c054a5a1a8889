import type { DoorView, Person } from '@porchlight/shared/canvass/doors'
import { ageOf, useSay } from '../../../app/canvass/say.ts'
import { useNow } from '../../../app/canvass/use-now.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { List, Row } from '../../../ui/List.tsx'
import { doorWords } from '../door-messages.ts'
import { walkPaths } from '../walk-paths.ts'
import type { Walk } from '../use-walk.ts'

/** Who lives here, each a way to the results of that person. Who asked not to be contacted is counted, not offered. */
export function People({ walk, view }: { readonly walk: Walk; readonly view: DoorView }) {
  const t = useText(doorWords)
  const words = useText(canvassWords)
  const say = useSay()
  const details = usePersonDetails()
  const hidden = view.people.filter(person => person.doNotContact).length
  const shown = view.people.filter(person => !person.doNotContact)
  return (
    <section className="section" aria-label={t.people}>
      {shown.length === 0 && hidden === 0 && <p>{t.nobodyListed}</p>}
      {shown.length > 0 && (
        <List label={t.people}>
          {shown.map(person => (
            <Row
              key={person.id}
              title={person.name || words.unnamed}
              detail={details(person)}
              {...(person.standing ? { trail: say.result(person.standing.latest.result) } : {})}
              href={walkPaths.person(walk.scope, view.door.id, person.id)}
            />
          ))}
        </List>
      )}
      {hidden > 0 && <p className="quiet">{hidden === 1 ? t.hiddenPerson : t.hiddenPeople(hidden)}</p>}
    </section>
  )
}

/** `54 years old · speaks Spanish · added today` */
function usePersonDetails(): (person: Person) => string {
  const t = useText(doorWords)
  const say = useSay()
  const format = useFormat()
  const now = useNow()
  return person => {
    const age = person.voter ? ageOf(person.voter.born, now) : undefined
    const language = person.voter?.language || person.resident?.language || ''
    const { resident } = person
    const isToday = resident && new Date(resident.addedAt).toDateString() === new Date(now).toDateString()
    return [
      age === undefined ? '' : t.ageSpoken(format.number(age)),
      resident?.age ? t.ageSpoken(resident.age) : '',
      language && !/^en/i.test(language) ? t.speaks(say.language(language)) : '',
      resident ? (isToday ? t.addedToday : t.added) : '',
      person.replacedBy ? t.replacedBy(person.replacedBy) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

export function PersonFacts({ person }: { readonly person: Person }) {
  const text = usePersonDetails()(person)
  return (
    <>
      {text && <p>{text}</p>}
      {person.resident?.note && <p>{person.resident.note}</p>}
    </>
  )
}
