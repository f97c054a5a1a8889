import type { FollowUp } from '@porchlight/shared/canvass/sayings'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useNow } from '../use-now.ts'
import { dayOf } from '../days.ts'
import { saidWords } from './words.ts'

export interface PromiseFieldsProps {
  readonly value: FollowUp | undefined
  readonly onChange: (promise: FollowUp | undefined) => void
}

const NOTHING: FollowUp = { on: '', what: '' }
const DAY = 24 * 60 * 60 * 1000

/** What was promised and by which day: two days by one touch, any other from the phone's own calendar. */
export function PromiseFields({ value = NOTHING, onChange }: PromiseFieldsProps) {
  const t = useText(saidWords)
  const now = useNow()
  const set = (part: Partial<FollowUp>) => {
    const next = { ...value, ...part }
    onChange(next.on || next.what ? next : undefined)
  }
  const days = [
    { words: t.tomorrow, on: dayOf(now + DAY) },
    { words: t.inAWeek, on: dayOf(now + 7 * DAY) },
  ]
  return (
    <>
      <Field label={t.promiseWhat} value={value.what} onChange={what => set({ what })} maxLength={120} autoCapitalize="sentences" />
      <Field label={t.promiseOn} type="date" value={value.on} onChange={on => set({ on })} />
      <div className="said-days">
        {days.map(({ words, on }) => (
          <Button key={words} isPressed={value.on === on} onPress={() => set({ on: value.on === on ? '' : on })}>
            {words}
          </Button>
        ))}
      </div>
    </>
  )
}
