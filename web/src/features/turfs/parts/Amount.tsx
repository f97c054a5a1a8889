import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { cutWords } from '../cut-messages.ts'

export interface AmountProps {
  readonly label: string
  readonly description: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min: number
  readonly max: number
  /** What the buttons beside it add and take. */
  readonly step: number
}

/** A number, by buttons or by typing. */
export function Amount({ label, description, value, onChange, min, max, step }: AmountProps) {
  const t = useText(cutWords)
  // Leaving the field as it is changes nothing: a button that is being pressed must not be taken from under the finger.
  const set = (next: number) => {
    const allowed = Math.min(max, Math.max(min, next))
    if (allowed !== value) onChange(allowed)
  }
  return (
    <div className="amount">
      <Field
        label={label}
        description={description}
        value={String(value)}
        inputMode="numeric"
        maxLength={3}
        onChange={text => onChange(Math.min(max, Number(text.replace(/\D/g, '')) || 0))}
        onBlur={() => set(value)}
      />
      <div className="amount-steps">
        <Button label={t.less(label, step)} onPress={() => set(value - step)}>
          −{step}
        </Button>
        <Button label={t.more(label, step)} onPress={() => set(value + step)}>
          +{step}
        </Button>
      </div>
    </div>
  )
}
