import type { FormEvent } from 'react'
import { useState } from 'react'
import { COMMON_LANGUAGES, languageCode } from '@porchlight/shared/people/languages'
import { addValue, removeValue } from '@porchlight/shared/people/people.actions'
import { KNOWN_ROLES } from '@porchlight/shared/people/types'
import type { PeopleView } from '@porchlight/shared/people/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { editWords } from '../edit-words.ts'
import { useSayPerson } from '../say-person.ts'
import { useSaveOnLeave } from '../use-hold.ts'
import { Removed } from './Removed.tsx'
import type { PartProps } from './TextParts.tsx'

export interface WordsPartProps extends PartProps {
  readonly view: PeopleView
  readonly field: 'languages' | 'skills' | 'offers' | 'wants' | 'roles'
}

/** As many as fit under a thumb. */
const OFFERED = 10

/** Words: what there is, the group's usual ones to touch, and one's own to type. */
export function WordsPart({ view, person, change, field }: WordsPartProps) {
  const t = useText(editWords)
  const say = useSayPerson()
  const [word, setWord] = useState('')
  const [gone, setGone] = useState<string>()
  const values = person[field]
  const words = (value: string) => (field === 'languages' ? say.language(value) : field === 'roles' ? say.role(value) : value)
  const add = async (text: string) => {
    const value = field === 'languages' ? languageCode(text) : text
    const isSaved = await change(addValue, { person: person.id, field, value })
    if (isSaved) setGone(undefined)
    return isSaved
  }
  const remove = async (value: string) => {
    if (await change(removeValue, { person: person.id, field, value })) setGone(value)
  }
  const typed = () => void add(word).then(saved => saved && setWord(''))
  useSaveOnLeave(word.trim() !== '', typed)
  const hint = { languages: undefined, skills: t.hintSkills, offers: t.hintOffers, wants: t.hintWants, roles: t.hintRoles }[field]
  return (
    <>
      {values.length > 0 && (
        <List label={t[field]}>
          {values.map(value => (
            <Row
              key={value}
              title={words(value)}
              trail={
                <Button label={t.removeOf(words(value))} onPress={() => void remove(value)}>
                  {t.remove}
                </Button>
              }
            />
          ))}
        </List>
      )}
      {gone !== undefined && <Removed words={words(gone)} onUndo={() => void add(gone)} />}
      <div className="chips">
        {usual(view, field)
          .filter(value => !values.includes(value))
          .slice(0, OFFERED)
          .map(value => (
            <Button key={value} icon="plus" label={t.addOf(words(value))} onPress={() => void add(value)}>
              {words(value)}
            </Button>
          ))}
      </div>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          typed()
        }}
      >
        <Field
          label={field === 'languages' ? t.anotherLanguage : t.one}
          {...(hint ? { description: hint } : {})}
          value={word}
          onChange={setWord}
          maxLength={120}
        />
        <Button type="submit" icon="plus">
          {t.add}
        </Button>
      </form>
    </>
  )
}

/** What others of the group have, the commonest first; then what is common everywhere. */
function usual(view: PeopleView, field: WordsPartProps['field']): string[] {
  const counts = new Map<string, number>()
  for (const person of view.people) for (const value of person[field]) counts.set(value, (counts.get(value) ?? 0) + 1)
  const known = field === 'languages' ? COMMON_LANGUAGES : field === 'roles' ? KNOWN_ROLES : []
  return [...new Set([...[...counts].toSorted((a, b) => b[1] - a[1]).map(([value]) => value), ...known])]
}
