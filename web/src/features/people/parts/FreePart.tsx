import { DAYS } from '@porchlight/shared/base/civil'
import { addValue, editPerson, removeValue } from '@porchlight/shared/people/people.actions'
import { TEXT_LIMIT } from '@porchlight/shared/people/records'
import { PARTS_OF_DAY } from '@porchlight/shared/people/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { editWords } from '../edit-words.ts'
import { useSayPerson } from '../say-person.ts'
import { sayWords } from '../say-words.ts'
import { SavedField } from './SavedField.tsx'
import type { PartProps } from './TextParts.tsx'

/** The usual week, to tap. */
export function FreePart({ person, change }: PartProps) {
  const t = useText(editWords)
  const parts = useText(sayWords)
  const say = useSayPerson()
  return (
    <>
      <p>{t.freeHint}</p>
      <div role="group" aria-label={t.free}>
        {DAYS.map(day => (
          <div key={day} className="tap-day">
            <span>{say.day(day)}</span>
            <div className="pair">
              {PARTS_OF_DAY.map(part => {
                const value = `${day}-${part}` as const
                const isFree = person.free.includes(value)
                return (
                  <Button
                    key={part}
                    isPressed={isFree}
                    label={say.slot(value)}
                    {...(isFree ? { icon: 'check' as const } : {})}
                    onPress={() => void change(isFree ? removeValue : addValue, { person: person.id, field: 'free', value })}
                  >
                    {parts[part]}
                  </Button>
                )
              })}
            </div>
          </div>
        ))}
      </div>
      <SavedField
        label={t.freeNote}
        value={person.freeNote}
        maxLength={TEXT_LIMIT.freeNote}
        onSave={freeNote => change(editPerson, { person: person.id, set: { freeNote } })}
      />
    </>
  )
}
