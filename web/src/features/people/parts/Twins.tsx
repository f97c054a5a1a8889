import { useState } from 'react'
import { keepApart, mergePeople, undoMerge } from '@porchlight/shared/people/people.actions'
import { pairKey } from '@porchlight/shared/people/duplicates'
import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { addressLine } from '@porchlight/shared/people/values'
import { newId } from '../../../app/canvass/new-id.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusLine } from '../../../ui/Feedback.tsx'
import { Link } from '../../../ui/Link.tsx'
import { bringWords } from '../bring-words.ts'
import type { Pair } from '../people-jobs.ts'
import { usePeopleChange } from '../use-people.ts'

export interface TwinsProps {
  readonly view: PeopleView
  readonly pair: Pair
  readonly a: Person
  readonly b: Person
}

/** Two records side by side. Decided, they stay in their place with the way back. */
export function Twins({ view, pair, a, b }: TwinsProps) {
  const t = useText(bringWords)
  const format = useFormat()
  const { change, refusal } = usePeopleChange()
  const [merge, setMerge] = useState(newId)
  const united = a.id === b.id
  const apart = view.apart.includes(pairKey(pair.a, pair.b))
  if (united)
    return (
      <div className="twins">
        <RefusalNotice refusal={refusal} />
        <StatusLine
          tone="go"
          icon="check"
          action={
            <Button label={t.undoOf(a.name)} onPress={() => void part()}>
              {t.undo}
            </Button>
          }
        >
          {t.areOne(a.name)}
        </StatusLine>
        <Link href={paths.person(a.id)}>{a.name}</Link>
      </div>
    )
  if (apart)
    return (
      <div className="twins">
        <RefusalNotice refusal={refusal} />
        <StatusLine
          tone="calm"
          icon="group"
          action={
            <Button label={t.undoOf(a.name)} onPress={() => void change(keepApart, { a: pair.a, b: pair.b, apart: false })}>
              {t.undo}
            </Button>
          }
        >
          {t.areTwo(a.name, b.name)}
        </StatusLine>
      </div>
    )
  return (
    <div className="twins" role="group" aria-label={`${a.name}, ${b.name}`}>
      <RefusalNotice refusal={refusal} />
      <div className="twins-who">
        <One person={a} />
        <One person={b} />
      </div>
      <p>{t.because(format.list(pair.reasons.map(reason => t[reason])))}</p>
      <div className="pair">
        <Button look="result" label={t.sameOf(a.name, b.name)} onPress={() => void unite()}>
          {t.same}
        </Button>
        <Button look="result" label={t.twoOf(a.name, b.name)} onPress={() => void change(keepApart, { a: pair.a, b: pair.b, apart: true })}>
          {t.two}
        </Button>
      </div>
    </div>
  )

  function unite(): Promise<boolean> {
    return change(mergePeople, { id: merge, keep: pair.a, other: pair.b })
  }

  /** A uniting that was taken back stays taken back; the next one is another. */
  async function part(): Promise<void> {
    const between = view.merges.filter(one => !one.undone && a.records.includes(one.keep) && a.records.includes(one.other))
    const which = between.find(one => one.id === merge) ?? between.at(-1)
    if (which && (await change(undoMerge, { merge: which.id }))) setMerge(newId())
  }
}

/** What tells them apart, or not. */
const One = ({ person }: { readonly person: Person }) => (
  <div>
    <p className="twins-name">{person.name}</p>
    {[
      ...person.phones.map(phone => phone.number),
      ...person.emails.map(email => email.address),
      ...(person.address ? [addressLine(person.address)] : []),
      person.about.slice(0, 120),
    ]
      .filter(line => line !== '')
      .map(line => (
        <p key={line} className="twins-quiet">
          {line}
        </p>
      ))}
  </div>
)
