import { addressLine } from '@porchlight/shared/canvass/address'
import type { BaseChanges, Lives } from '@porchlight/shared/canvass/base-changes'
import { personName } from '@porchlight/shared/canvass/doors'
import type { Door } from '@porchlight/shared/canvass/types'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Fold, Section } from '../../../ui/Screen.tsx'
import { changeWords, reviewWords } from '../review-messages.ts'

const SHOWN = 40
const line = (door: Door | undefined): string => (door ? addressLine(door.address) : '')

/** Who moved in, out and within, by name. */
export function Changes({ changes }: { readonly changes: BaseChanges }) {
  const t = useText(reviewWords)
  const facts = useText(changeWords)
  const format = useFormat()
  const { movedIn, movedOut, moved, changed, same, newDoors } = changes
  const isSame = movedIn.length + movedOut.length + moved.length + changed.length === 0
  const count = (say: (n: number, text: string) => string, n: number) => say(n, format.number(n))
  const exempt = [...moved, ...changed.filter(one => one.what.includes('confidential'))].filter(one => one.voter.confidential).length
  const detail = (lives: Lives) => line(lives.door)
  return (
    <Section title={t.report}>
      {isSame && <p>{t.nothing}</p>}
      {exempt > 0 && (
        <Notice tone="porch" title={count(t.exempt, exempt)}>
          {t.exemptText}
        </Notice>
      )}
      <People title={count(t.movedIn, movedIn.length)} people={movedIn} detail={detail} />
      <People title={count(t.movedOut, movedOut.length)} people={movedOut} detail={detail} />
      <People title={count(t.moved, moved.length)} people={moved} detail={one => t.from(line(one.from), line(one.door))} />
      <People
        title={count(t.changed, changed.length)}
        people={changed}
        detail={one => [line(one.door), one.what.map(what => facts[what]).join(', ')].join(' · ')}
      />
      <p>
        {count(t.same, same)}. {newDoors.length > 0 && `${count(t.newDoors, newDoors.length)}.`}
      </p>
    </Section>
  )
}

interface PeopleProps<T extends Lives> {
  readonly title: string
  readonly people: readonly T[]
  readonly detail: (one: T) => string
}

function People<T extends Lives>({ title, people, detail }: PeopleProps<T>) {
  const t = useText(reviewWords)
  const format = useFormat()
  if (people.length === 0) return null
  return (
    <Fold title={title}>
      <List label={title}>
        {people.slice(0, SHOWN).map(one => (
          <Row key={one.voter.id} title={personName(one.voter)} detail={detail(one)} />
        ))}
      </List>
      {people.length > SHOWN && <p>{t.more(format.number(people.length - SHOWN))}</p>}
    </Fold>
  )
}
