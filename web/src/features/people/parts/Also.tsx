import { editPerson, setAddress, undoMerge } from '@porchlight/shared/people/people.actions'
import type { PeopleView, Person, Variant } from '@porchlight/shared/people/types'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { useSayPerson } from '../say-person.ts'
import { sayWords } from '../say-words.ts'
import { usePeopleChange } from '../use-people.ts'
import { peopleWords } from '../words.ts'

/** What united records say differently, one to be chosen, and the way back to two people. */
export function Also({ view, person }: { readonly view: PeopleView; readonly person: Person }) {
  const t = useText(peopleWords)
  const fields = useText(sayWords)
  const say = useSayPerson()
  const { change, refusal } = usePeopleChange()
  const merges = view.merges.filter(merge => !merge.undone && person.records.includes(merge.keep) && person.records.includes(merge.other))
  if (merges.length === 0) return null

  /** Shown and kept change places: what was shown so far is still said by the other record. */
  async function take({ field, value, record }: Variant): Promise<void> {
    if (field === 'address') {
      const shown = person.address
      if (typeof value !== 'string' && (await change(setAddress, { person: person.id, address: value })))
        await change(setAddress, { person: record, address: shown })
      return
    }
    const shown = person[field]
    if (typeof value === 'string' && (await change(editPerson, { person: person.id, set: { [field]: value } })))
      await change(editPerson, { person: record, set: { [field]: shown } })
  }

  return (
    <Section title={t.also}>
      <p>{t.alsoText}</p>
      <RefusalNotice refusal={refusal} />
      {person.also.map(variant => (
        <div key={`${variant.record}/${variant.field}`} className="also-said">
          <p>
            {fields[variant.field]}: <strong>{say.variant(variant)}</strong>
          </p>
          <Button label={t.takeThisOf(say.variant(variant))} onPress={() => void take(variant)}>
            {t.takeThis}
          </Button>
        </div>
      ))}
      {merges.map(({ id }) => (
        <Button key={id} icon="undo" onPress={() => void change(undoMerge, { merge: id })}>
          {t.parted}
        </Button>
      ))}
    </Section>
  )
}
