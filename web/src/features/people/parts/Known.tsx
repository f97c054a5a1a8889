import type { Person } from '@porchlight/shared/people/types'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Facts } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { useSayPerson } from '../say-person.ts'
import { peopleWords } from '../words.ts'
import { Week } from './Week.tsx'

/** What is known of a person, only what there is. */
export function Known({ person }: { readonly person: Person }) {
  const t = useText(peopleWords)
  const format = useFormat()
  const say = useSayPerson()
  const { name, about, free, freeNote, phones, emails, address } = person
  const facts = [
    [t.roles, person.roles.map(say.role)],
    [t.languages, person.languages.map(say.language)],
    [t.skills, person.skills],
    [t.offers, person.offers],
    [t.wants, person.wants],
  ] as const
  const said = facts.flatMap(([title, values]) => (values.length > 0 ? [[title, format.list(values)] as const] : []))
  const hasTime = free.length > 0 || freeNote !== ''
  if (said.length === 0 && !hasTime && about === '')
    return phones.length === 0 && emails.length === 0 && !address ? <p>{t.nothingYet(name)}</p> : null
  return (
    <>
      {said.length > 0 && <Facts facts={said} sentences />}
      {hasTime && (
        <Section title={t.week}>
          {free.length > 0 && <Week free={free} />}
          {freeNote && <p>{freeNote}</p>}
        </Section>
      )}
      {about && (
        <Section title={t.about}>
          <p className="about-text">{about}</p>
        </Section>
      )}
    </>
  )
}
