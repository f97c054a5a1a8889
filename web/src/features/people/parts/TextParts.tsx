import { editPerson, setAddress } from '@porchlight/shared/people/people.actions'
import { TEXT_LIMIT } from '@porchlight/shared/people/records'
import type { Person, PostalAddress, TextField } from '@porchlight/shared/people/types'
import { useLayoutEffect, useRef } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { editWords } from '../edit-words.ts'
import type { PeopleChange } from '../use-people.ts'
import { SavedField } from './SavedField.tsx'

export interface PartProps {
  readonly person: Person
  readonly change: PeopleChange['change']
}

/** What has one value each. */
export function TextsPart({ person, change, part }: PartProps & { readonly part: 'name' | 'about' }) {
  const t = useText(editWords)
  const field = (name: TextField) => ({
    value: person[name],
    maxLength: TEXT_LIMIT[name],
    onSave: (value: string) => change(editPerson, { person: person.id, set: { [name]: value } }),
  })
  if (part === 'about') return <SavedField label={t.about} description={t.aboutHint} isLong {...field('about')} />
  return (
    <>
      <SavedField label={t.nameLabel} description={t.nameHint} autoCapitalize="words" {...field('name')} />
      <SavedField label={t.pronouns} autoCapitalize="none" {...field('pronouns')} />
      <SavedField label={t.given} autoCapitalize="words" {...field('given')} />
      <SavedField label={t.family} autoCapitalize="words" {...field('family')} />
    </>
  )
}

const NOWHERE: PostalAddress = { street: '', unit: '', city: '', state: '', zip: '', country: '' }
const LINES = ['street', 'unit', 'city', 'state', 'zip', 'country'] as const

/** An address is one thing: half of one and half of another would lead nowhere. */
export function AddressPart({ person, change }: PartProps) {
  const t = useText(editWords)
  // Lines that are left quickly one after the other build on each other before the first is saved.
  const latest = useRef(person.address ?? NOWHERE)
  useLayoutEffect(() => {
    latest.current = person.address ?? NOWHERE
  }, [person.address])
  const save = (line: (typeof LINES)[number]) => (value: string) => {
    latest.current = { ...latest.current, [line]: value.trim() }
    return change(setAddress, { person: person.id, address: latest.current })
  }
  return LINES.map(line => (
    <SavedField
      key={line}
      label={t[line]}
      value={person.address?.[line] ?? ''}
      maxLength={120}
      autoCapitalize="words"
      onSave={save(line)}
      {...(line === 'zip' ? { inputMode: 'numeric' as const } : {})}
    />
  ))
}
