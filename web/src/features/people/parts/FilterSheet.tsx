import { DAYS } from '@porchlight/shared/base/civil'
import type { Day } from '@porchlight/shared/base/civil'
import type { PeopleView, Person } from '@porchlight/shared/people/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check, Checks } from '../../../ui/Choice.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useSayPerson } from '../say-person.ts'
import type { Chosen } from '../use-chosen.ts'
import { peopleWords } from '../words.ts'

export interface FilterSheetProps {
  readonly view: PeopleView
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
  readonly onClose: () => void
}

/** More than these are found by typing. */
const MOST = 14

/** Only what somebody has is offered, the commonest first. */
export function FilterSheet({ view, chosen, onChange, onClose }: FilterSheetProps) {
  const t = useText(peopleWords)
  const say = useSayPerson()
  const offered = (field: 'languages' | 'roles' | 'skills', words: (value: string) => string) =>
    commonest(view.people, field, chosen[field]).map(value => ({ value, label: words(value) }))
  const languages = offered('languages', say.language)
  const roles = offered('roles', say.role)
  const skills = offered('skills', value => value)
  const days = DAYS.filter(day => chosen.days.includes(day) || view.people.some(person => person.free.some(slot => slot.startsWith(day))))
  return (
    <Sheet
      title={t.filterTitle}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide onPress={onClose}>
          {t.apply}
        </Button>
      }
    >
      {languages.length > 0 && (
        <Checks
          label={t.speaks}
          options={languages}
          value={chosen.languages}
          onChange={value => onChange({ ...chosen, languages: value })}
        />
      )}
      {days.length > 0 && (
        <Checks
          label={t.freeOn}
          options={days.map(day => ({ value: day, label: say.day(day) }))}
          value={chosen.days}
          onChange={value => onChange({ ...chosen, days: value as Day[] })}
        />
      )}
      {roles.length > 0 && (
        <Checks label={t.role} options={roles} value={chosen.roles} onChange={value => onChange({ ...chosen, roles: value })} />
      )}
      {skills.length > 0 && (
        <Checks label={t.skill} options={skills} value={chosen.skills} onChange={value => onChange({ ...chosen, skills: value })} />
      )}
      <Check label={t.offList} value={chosen.isOffList} onChange={value => onChange({ ...chosen, isOffList: value })} />
    </Sheet>
  )
}

function commonest(people: readonly Person[], field: 'languages' | 'roles' | 'skills', chosen: readonly string[]): string[] {
  const counts = new Map<string, number>(chosen.map(value => [value, Infinity]))
  for (const person of people) for (const value of person[field]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([value]) => value)
}
