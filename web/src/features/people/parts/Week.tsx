import { DAYS } from '@porchlight/shared/base/civil'
import { PARTS_OF_DAY } from '@porchlight/shared/people/types'
import type { Slot } from '@porchlight/shared/people/types'
import { SLOTS } from '@porchlight/shared/people/values'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Hidden } from '../../../ui/Feedback.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSayPerson } from '../say-person.ts'
import { sayWords } from '../say-words.ts'

/** The usual week: a table to look at, one sentence to be read out. */
export function Week({ free }: { readonly free: readonly Slot[] }) {
  const t = useText(sayWords)
  const format = useFormat()
  const say = useSayPerson()
  return (
    <>
      <Hidden>{format.list(SLOTS.filter(slot => free.includes(slot)).map(say.slot))}</Hidden>
      <table className="week" aria-hidden="true">
        <thead>
          <tr>
            <th aria-label={t.day} />
            {DAYS.map(day => (
              <th key={day}>{say.dayLetters(day)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PARTS_OF_DAY.map(part => (
            <tr key={part}>
              <th scope="row">{t[part]}</th>
              {DAYS.map(day => {
                const isFree = free.includes(`${day}-${part}`)
                return (
                  <td key={day} className={isFree ? 'week-free' : ''}>
                    {isFree && <Icon name="check" />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
