import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSayPerson } from '../say-person.ts'
import type { Chosen } from '../use-chosen.ts'
import { peopleWords } from '../words.ts'

/** What is looked for besides the words; touching one lets go of it. */
export function Chips({ chosen, onChange }: { readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void }) {
  const t = useText(peopleWords)
  const say = useSayPerson()
  const without = <T,>(list: readonly T[], one: T): T[] => list.filter(each => each !== one)
  const { languages, days, roles, skills, isOffList } = chosen
  const chips = [
    ...languages.map(one => ({ words: say.language(one), next: { ...chosen, languages: without(languages, one) } })),
    ...days.map(one => ({ words: say.day(one), next: { ...chosen, days: without(days, one) } })),
    ...roles.map(one => ({ words: say.role(one), next: { ...chosen, roles: without(roles, one) } })),
    ...skills.map(one => ({ words: one, next: { ...chosen, skills: without(skills, one) } })),
    ...(isOffList ? [{ words: t.offListShown, next: { ...chosen, isOffList: false } }] : []),
  ]
  if (chips.length === 0) return null
  return (
    <div className="chips">
      {chips.map(({ words, next }) => (
        <Button key={words} icon="close" isPressed label={t.drop(words)} onPress={() => onChange(next)}>
          {words}
        </Button>
      ))}
    </div>
  )
}
